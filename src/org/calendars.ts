import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { weeklyHours } from '../../config/deadlines';
import { jalaliOf } from '../../contracts/jalali-date';
import type { CalendarDay, CalendarFilter } from '../../contracts/org';
import { clockOf, dateOfDay, dayOfDate } from '../../contracts/tehran-time';
import { CalendarLayer, type WorkingCalendar, workingCalendar } from '../../contracts/working-calendar';

const FRESH_MS = 60_000;

/** Gives the calendar of a unit. Holidays are read once and again after a minute, so an announced closure reaches every process. */
@Injectable()
export class Calendars {
  private national?: { calendar: Promise<WorkingCalendar>; until: number };

  constructor(private readonly db: DataSource) {}

  /** One week and one table of holidays for everybody; layers of province, county and unit find their place here. */
  of(_unitId: string): Promise<WorkingCalendar> {
    // A clock of this process for its own memory, not a fact of the office.
    const now = performance.now();
    if (!this.national || this.national.until <= now) {
      const calendar = this.read();
      this.national = { calendar, until: now + FRESH_MS };
      calendar.catch(() => this.refresh());
    }
    return this.national.calendar;
  }

  /** The days of a unit's calendar, both ends included, as a date picker shows them. */
  async days({ from, to, unit = '' }: CalendarFilter): Promise<CalendarDay[]> {
    const calendar = await this.of(unit);
    const first = dayOfDate(from);
    return Array.from({ length: dayOfDate(to) - first + 1 }, (_, i) => {
      const { day, hours, source } = calendar.on(first + i);
      return {
        day: dateOfDay(day),
        hours: hours.map(([opens, closes]) => ({ opens: clockOf(opens), closes: clockOf(closes) })),
        holiday: source && source.kind !== 'WEEK' ? source.title : null,
        known: calendar.knows(jalaliOf(day).year),
      };
    });
  }

  /** Forgets what was read: the next who asks gets today's table. */
  refresh(): void {
    this.national = undefined;
  }

  private async read(): Promise<WorkingCalendar> {
    const days = await this.db.query<{ from: string; title: string; kind: string }[]>(
      `select day::text as from, name as title, kind from calendar_days order by day`,
    );
    const exceptions = days.map(({ kind, ...day }) => ({ ...day, hours: [], kind: kind === 'extraordinary' ? 'CLOSURE' : 'HOLIDAY' }));
    return workingCalendar([CalendarLayer.parse({ name: 'national', weeks: [{ hours: weeklyHours }], exceptions })]);
  }
}
