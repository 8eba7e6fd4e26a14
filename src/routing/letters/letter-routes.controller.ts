import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterId } from '../../../contracts/ids';
import { IncidentFilter, LetterRouteView, RouteIncidentCount, RouteIncidentPage, RouteRepair } from '../../../contracts/letter-routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { requestKeyHeader } from '../../platform/http/request-key';
import { LetterRoutesQueries } from './letter-routes.queries';
import { RepairsService } from './repairs.service';

/** Letters on routes, for whoever keeps them going. */
@ApiTags('admin')
@Controller('admin')
export class LetterRoutesController {
  constructor(
    private readonly queries: LetterRoutesQueries,
    private readonly repairs: RepairsService,
  ) {}

  @Get('incidents')
  @ApiOkResponse({ standardSchema: RouteIncidentPage })
  incidents(@CurrentActor() actor: Actor, @Query({ schema: IncidentFilter }) filter: IncidentFilter) {
    requireAdmin(actor);
    return this.queries.incidents(filter);
  }

  @Get('incidents/count')
  @ApiOkResponse({ standardSchema: RouteIncidentCount })
  count(@CurrentActor() actor: Actor) {
    requireAdmin(actor);
    return this.queries.count();
  }

  /** Where it stands and what it knows: ids and codes, no text of the letter. */
  @Get('letters/:id/route')
  @ApiOkResponse({ standardSchema: LetterRouteView })
  view(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    requireAdmin(actor);
    return this.queries.view(id);
  }

  @Post('letters/:id/route/repairs')
  @HttpCode(200)
  repair(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Body({ schema: RouteRepair }) repair: RouteRepair,
  ) {
    return this.repairs.repair(caller, id, repair);
  }
}
