import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Id } from '../../../contracts/ids';
import { RouteCases as Cases, RouteTrial, StartTrial, TrialSummary } from '../../../contracts/route-trials';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { requestKeyHeader } from '../../platform/http/request-key';
import { RouteCases } from './route-cases';
import { TrialsService } from './trials.service';

const No = z.coerce.number().int().min(1).max(1_000_000);
const RouteParam = () => Param('id', { schema: RouteId });
const VersionParam = () => Param('no', { schema: No });
const TrialParam = () => Param('n', { schema: No });

/** Versions of routes tried on the past, and what they must not break. */
@ApiTags('admin')
@Controller('admin/routes/:id')
export class TrialsController {
  constructor(
    private readonly trials: TrialsService,
    private readonly cases: RouteCases,
  ) {}

  /** Takes as long as the trial: seconds for a thousand letters. */
  @Post('versions/:no/trials')
  @ApiCreatedResponse({ standardSchema: RouteTrial })
  begin(
    @requestKeyHeader @CalledBy() caller: Caller,
    @RouteParam() id: RouteId,
    @VersionParam() no: number,
    @Body({ schema: StartTrial }) command: StartTrial,
  ) {
    return this.trials.begin(caller, id, no, command);
  }

  @Get('versions/:no/trials')
  @ApiOkResponse({ standardSchema: z.array(TrialSummary) })
  list(@CurrentActor() actor: Actor, @RouteParam() id: RouteId, @VersionParam() no: number) {
    requireAdmin(actor);
    return this.trials.list(id, no);
  }

  @Get('versions/:no/trials/:n')
  @ApiOkResponse({ standardSchema: RouteTrial })
  view(@CurrentActor() actor: Actor, @RouteParam() id: RouteId, @VersionParam() no: number, @TrialParam() n: number) {
    requireAdmin(actor);
    return this.trials.view(id, no, n);
  }

  /** The ways of a trial become cases: a version that does not go them is not published. */
  @Post('versions/:no/trials/:n/cases')
  @ApiCreatedResponse({ standardSchema: Cases })
  keep(@requestKeyHeader @CalledBy() caller: Caller, @RouteParam() id: RouteId, @VersionParam() no: number, @TrialParam() n: number) {
    return this.cases.keep(caller, id, no, n);
  }

  @Get('cases')
  @ApiOkResponse({ standardSchema: Cases })
  kept(@CurrentActor() actor: Actor, @RouteParam() id: RouteId) {
    requireAdmin(actor);
    return this.cases.list(id);
  }

  @Delete('cases/:case')
  @ApiOkResponse({ standardSchema: Cases })
  drop(@requestKeyHeader @CalledBy() caller: Caller, @RouteParam() id: RouteId, @Param('case', { schema: Id }) which: string) {
    return this.cases.drop(caller, id, which);
  }
}
