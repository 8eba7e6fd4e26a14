import { Module } from '@nestjs/common';
import { Calendars } from './calendars';
import { ChartController } from './chart.controller';
import { ChartQueries } from './chart.queries';
import { HoldingOffices } from './holding-office';
import { OrgController } from './org.controller';
import { OrgQueries } from './org.queries';
import { OrgService } from './org.service';

/** Units, posts, who works in them, and when they work. */
@Module({
  controllers: [ChartController, OrgController],
  providers: [Calendars, ChartQueries, HoldingOffices, OrgQueries, OrgService],
  exports: [Calendars, HoldingOffices, OrgQueries],
})
export class OrgModule {}
