import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Id } from '../../../contracts/ids';
import { MoveRehearsal, RehearsalAct, RehearsalView, StartRehearsal } from '../../../contracts/rehearsals';
import { RouteId } from '../../../contracts/routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requireAdmin } from '../../org/org.policy';
import { requestKeyHeader } from '../../platform/http/request-key';
import { RehearsalsQueries } from './rehearsals.queries';
import { RehearsalsService } from './rehearsals.service';

/** A route tried out, before it is published or after. */
@ApiTags('admin')
@Controller('admin')
export class RehearsalsController {
  constructor(
    private readonly queries: RehearsalsQueries,
    private readonly rehearsals: RehearsalsService,
  ) {}

  @Post('routes/:id/rehearsals')
  begin(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: RouteId }) id: RouteId,
    @Body({ schema: StartRehearsal }) command: StartRehearsal,
  ) {
    return this.rehearsals.begin(caller, id, command);
  }

  @Get('rehearsals/:id')
  @ApiOkResponse({ standardSchema: RehearsalView })
  view(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string) {
    requireAdmin(actor);
    return this.queries.view(id);
  }

  @Post('rehearsals/:id/acts')
  @HttpCode(200)
  act(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RehearsalAct }) act: RehearsalAct,
  ) {
    return this.rehearsals.act(caller, id, act);
  }

  @Post('rehearsals/:id/clock')
  @HttpCode(200)
  move(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MoveRehearsal }) { to }: MoveRehearsal,
  ) {
    return this.rehearsals.move(caller, id, to);
  }
}
