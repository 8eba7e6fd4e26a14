import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SecretariatQueues, Twin, TwinsFilter } from '../../contracts/secretariat';
import { CurrentActor, type Actor } from '../auth/actor';
import { DeskQueries } from './desk.queries';

/** The desk of the secretariat. */
@ApiTags('secretariat')
@Controller('secretariat')
export class DeskController {
  constructor(private readonly desk: DeskQueries) {}

  @Get('queues')
  @ApiOkResponse({ standardSchema: z.array(SecretariatQueues) })
  queues(@CurrentActor() actor: Actor) {
    return this.desk.queues(actor);
  }

  @Get('incoming/twins')
  @ApiOkResponse({ standardSchema: z.array(Twin) })
  twins(@CurrentActor() actor: Actor, @Query({ schema: TwinsFilter }) filter: TwinsFilter) {
    return this.desk.twins(actor, filter);
  }
}
