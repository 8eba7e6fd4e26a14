import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AssignmentId, PostId, UnitId } from '../../contracts/ids';
import {
  Appoint,
  AssignmentView,
  EndAssignment,
  HoldingOffice,
  HoldingOfficeFilter,
  InquiryTypeView,
  MyPost,
  PersonFilter,
  PersonPage,
  PostFilter,
  PostPage,
  UnitDetail,
  UnitFilter,
  UnitPage,
} from '../../contracts/org';
import { CurrentActor, type Actor } from '../auth/actor';
import { CalledBy, type Caller } from '../journal/caller';
import { requestKeyHeader } from '../platform/http/request-key';
import { HoldingOffices } from './holding-office';
import { requireAdmin, requireChartReader } from './org.policy';
import { OrgQueries } from './org.queries';
import { OrgService } from './org.service';

@ApiTags('org')
@Controller('org')
export class OrgController {
  constructor(
    private readonly queries: OrgQueries,
    private readonly service: OrgService,
    private readonly holdingOffices: HoldingOffices,
  ) {}

  @Get('units')
  @ApiOkResponse({ standardSchema: UnitPage })
  units(@CurrentActor() actor: Actor, @Query({ schema: UnitFilter }) filter: UnitFilter) {
    requireChartReader(actor);
    return this.queries.units(filter);
  }

  @Get('units/:id')
  @ApiOkResponse({ standardSchema: UnitDetail })
  unit(@CurrentActor() actor: Actor, @Param('id', { schema: UnitId }) id: UnitId) {
    requireChartReader(actor);
    return this.queries.unit(id);
  }

  @Get('posts')
  @ApiOkResponse({ standardSchema: PostPage })
  posts(@CurrentActor() actor: Actor, @Query({ schema: PostFilter }) filter: PostFilter) {
    requireChartReader(actor);
    return this.queries.posts(filter);
  }

  @Get('me/posts')
  @ApiOkResponse({ standardSchema: z.array(MyPost) })
  mine(@CurrentActor() actor: Actor) {
    return this.queries.mine(actor.personId);
  }

  @Get('inquiry-types')
  @ApiOkResponse({ standardSchema: z.array(InquiryTypeView) })
  inquiryTypes(@CurrentActor() actor: Actor) {
    requireChartReader(actor);
    return this.queries.inquiryTypes();
  }

  @Get('holding-office')
  @ApiOkResponse({ standardSchema: HoldingOffice })
  holdingOffice(@CurrentActor() actor: Actor, @Query({ schema: HoldingOfficeFilter }) { nationalId }: HoldingOfficeFilter) {
    requireChartReader(actor);
    return this.holdingOffices.suggest(nationalId);
  }

  @Get('people')
  @ApiOkResponse({ standardSchema: PersonPage })
  people(@CurrentActor() actor: Actor, @Query({ schema: PersonFilter }) filter: PersonFilter) {
    requireAdmin(actor);
    return this.queries.people(filter);
  }

  @Get('posts/:id/assignments')
  @ApiOkResponse({ standardSchema: z.array(AssignmentView) })
  assignments(@CurrentActor() actor: Actor, @Param('id', { schema: PostId }) id: PostId) {
    requireAdmin(actor);
    return this.queries.assignmentsOf(id);
  }

  @Post('assignments')
  @ApiCreatedResponse({ standardSchema: AssignmentView })
  appoint(@requestKeyHeader @CalledBy() caller: Caller, @Body({ schema: Appoint }) command: Appoint) {
    return this.service.appoint(caller, command);
  }

  @Post('assignments/:id/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AssignmentView })
  end(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: AssignmentId }) id: AssignmentId,
    @Body({ schema: EndAssignment }) command: EndAssignment,
  ) {
    return this.service.end(caller, id, command);
  }
}
