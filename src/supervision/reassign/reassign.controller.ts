import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Id } from '../../../contracts/ids';
import {
  ReassignmentItems,
  ReassignmentItemsFilter,
  ReassignmentList,
  ReassignmentView,
  StartReassignment,
} from '../../../contracts/reassign';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requestKeyHeader } from '../../platform/http/request-key';
import { ReassignQueries } from './reassign.queries';
import { ReassignService } from './reassign.service';

/** Open work that is laid on other desks. */
@ApiTags('supervision')
@Controller('supervision/reassignments')
export class ReassignController {
  constructor(
    private readonly service: ReassignService,
    private readonly queries: ReassignQueries,
  ) {}

  @Post()
  @ApiCreatedResponse({ standardSchema: ReassignmentView })
  begin(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: StartReassignment }) command: StartReassignment) {
    return this.service.begin(caller, command);
  }

  @Get()
  @ApiOkResponse({ standardSchema: ReassignmentList })
  list(@CurrentActor() actor: Actor) {
    return this.queries.list(actor);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: ReassignmentView })
  one(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    return this.queries.one(actor, id);
  }

  @Get(':id/items')
  @ApiOkResponse({ standardSchema: ReassignmentItems })
  items(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ReassignmentItemsFilter }) filter: ReassignmentItemsFilter,
  ) {
    return this.queries.items(actor, id, filter);
  }

  @Post(':id/reversal')
  @HttpCode(201)
  @ApiCreatedResponse({ standardSchema: ReassignmentView })
  reverse(@requestKeyHeader @CalledBy() caller: Caller, @Param('id', { schema: Id }) id: string) {
    return this.service.reverse(caller, id);
  }
}
