import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TrackingView } from '../../contracts/views';
import { CurrentActor, type Actor } from '../auth/actor';
import { requireCounter } from './letters.policy';
import { TrackingQueries } from './tracking.queries';

const TrackingCode = z.string().max(60);

/** What a counter tells somebody who asks after their letter. */
@ApiTags('letters')
@Controller('tracking')
export class TrackingController {
  constructor(private readonly tracking: TrackingQueries) {}

  @Get(':code')
  @ApiOkResponse({ standardSchema: TrackingView })
  position(@CurrentActor() actor: Actor, @Param('code', { schema: TrackingCode }) code: string) {
    requireCounter(actor);
    return this.tracking.position(code);
  }
}
