import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LetterId } from '../../../contracts/ids';
import { RouteOptionAct, RouteOptions } from '../../../contracts/letter-routes';
import { CurrentActor, type Actor } from '../../auth/actor';
import { CalledBy, type Caller } from '../../journal/caller';
import { requestKeyHeader } from '../../platform/http/request-key';
import { OptionsService } from './options.service';

/** Optional steps of the route a letter is on. */
@ApiTags('letters')
@Controller('letters/:id/route/options')
export class OptionsController {
  constructor(private readonly options: OptionsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: RouteOptions })
  of(@CurrentActor() actor: Actor, @Param('id', { schema: LetterId }) id: LetterId) {
    return this.options.of(actor, id);
  }

  @Post()
  @HttpCode(200)
  act(
    @requestKeyHeader @CalledBy() caller: Caller,
    @Param('id', { schema: LetterId }) id: LetterId,
    @Body({ schema: RouteOptionAct }) wanted: RouteOptionAct,
  ) {
    return this.options.act(caller, id, wanted);
  }
}
