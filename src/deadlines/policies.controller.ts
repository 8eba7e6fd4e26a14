import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CreatePolicy, PolicyFilter, PolicyList, PolicyPreview, PolicyView } from '../../contracts/deadline-policies';
import { PolicyId } from '../../contracts/ids';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requestKeyHeader } from '../platform/http/request-key';
import { PoliciesService } from './policies.service';

/** How long work has, by type, priority and respondent. */
@ApiTags('admin')
@Controller('admin/policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @ApiOkResponse({ standardSchema: PolicyList })
  list(@CurrentActor() actor: Actor, @Query({ schema: PolicyFilter }) filter: PolicyFilter) {
    return this.policies.list(actor, filter);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PolicyPreview })
  preview(@CurrentActor() actor: Actor, @Body({ schema: CreatePolicy }) command: CreatePolicy) {
    return this.policies.preview(actor, command);
  }

  /** What applying it would do to the work that is open now. */
  @Get(':id/effect')
  @ApiOkResponse({ standardSchema: PolicyPreview })
  effect(@CurrentActor() actor: Actor, @Param('id', { schema: PolicyId }) id: string) {
    return this.policies.effect(actor, id);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: PolicyView })
  create(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: CreatePolicy }) command: CreatePolicy) {
    return this.policies.create(caller, command);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PolicyView })
  withdraw(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: PolicyId }) id: string) {
    return this.policies.withdraw(caller, id);
  }

  /** What is open already is measured by it too. */
  @Post(':id/application')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PolicyView })
  apply(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: PolicyId }) id: string) {
    return this.policies.apply(caller, id);
  }
}
