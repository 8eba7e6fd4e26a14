import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ChartColumns } from '../../contracts/chart';
import { CalendarDay, CalendarFilter } from '../../contracts/org';
import { CurrentActor, type Actor } from '../auth/actor';
import { Calendars } from './calendars';
import { ChartQueries } from './chart.queries';
import { requireChartReader } from './org.policy';

/** What screens read whole and search themselves: the chart, and the days of a calendar. */
@ApiTags('org')
@Controller('org')
export class ChartController {
  constructor(
    private readonly charts: ChartQueries,
    private readonly calendars: Calendars,
  ) {}

  /** The browser keeps it and asks each time whether it is still the same. */
  @Get('chart')
  @ApiOkResponse({ standardSchema: ChartColumns })
  async chart(@CurrentActor() actor: Actor, @Req() request: Request, @Res() response: Response) {
    requireChartReader(actor);
    const { version, body, gzipped } = await this.charts.chart();
    response.set({ etag: `"${version}"`, 'cache-control': 'private, no-cache', vary: 'accept-encoding' });
    if (request.get('if-none-match') === `"${version}"`) return response.status(304).end();
    response.type('application/json');
    return request.acceptsEncodings('gzip') ? response.set('content-encoding', 'gzip').send(gzipped) : response.send(body);
  }

  @Get('calendar')
  @ApiOkResponse({ standardSchema: z.array(CalendarDay) })
  calendar(@CurrentActor() actor: Actor, @Query({ schema: CalendarFilter }) filter: CalendarFilter) {
    requireChartReader(actor);
    return this.calendars.days(filter);
  }
}
