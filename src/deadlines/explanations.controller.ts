import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import { ExplainedDeadline } from '../../contracts/explained-deadline';
import { Id } from '../../contracts/ids';
import { TaskKey } from '../../contracts/tasks';
import { CurrentActor, type Actor } from '../auth/actor';
import { ExplanationsQueries } from './explanations.queries';

@ApiTags('deadlines')
@Controller('deadlines')
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsQueries) {}

  /** How the due time of a task came about, day by day. */
  @Get(':process/:key')
  @ApiOkResponse({ standardSchema: ExplainedDeadline })
  one(@CurrentActor() actor: Actor, @Param('process', { schema: Id }) process: string, @Param('key', { schema: TaskKey }) key: string) {
    return this.explanations.of(actor, process, key);
  }
}
