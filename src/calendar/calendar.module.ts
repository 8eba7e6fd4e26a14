import { Module } from '@nestjs/common';
import { OrgModule } from '../org/org.module';
import { CalendarChangesService } from './calendar-changes.service';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';

/** When offices work: layers, what is announced, and what that does to work that waits. */
@Module({ imports: [OrgModule], controllers: [CalendarController], providers: [CalendarService, CalendarChangesService] })
export class CalendarModule {}
