import { Module } from '@nestjs/common';
import { AdminInquiryTypesService } from './admin-inquiry-types.service';
import { AdminPeopleController } from './admin-people.controller';
import { AdminPeopleService } from './admin-people.service';
import { AdminPostsService } from './admin-posts.service';
import { AdminUnitsService } from './admin-units.service';
import { AdminController } from './admin.controller';
import { AdminQueries } from './admin.queries';
import { Calendars } from './calendars';
import { Changes } from './changes';
import { ChartController } from './chart.controller';
import { ChartQueries } from './chart.queries';
import { HoldingOffices } from './holding-office';
import { OrgController } from './org.controller';
import { OrgQueries } from './org.queries';
import { OrgService } from './org.service';

/** Units, posts, who works in them, and when they work. */
@Module({
  controllers: [AdminController, AdminPeopleController, ChartController, OrgController],
  providers: [
    AdminInquiryTypesService,
    AdminPeopleService,
    AdminPostsService,
    AdminQueries,
    AdminUnitsService,
    Calendars,
    Changes,
    ChartQueries,
    HoldingOffices,
    OrgQueries,
    OrgService,
  ],
  exports: [Calendars, HoldingOffices, OrgQueries],
})
export class OrgModule {}
