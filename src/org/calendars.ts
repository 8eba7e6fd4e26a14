import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { weeklyHours } from '../../config/deadlines';
import { jalaliYear } from '../../contracts/ids';
import type { CalendarDay, CalendarFilter } from '../../contracts/org';
import { clockOf, dateOfDay, dayOfDate, weeklyCalendar } from './weekly-calendar';
import type { Calendar } from './working-time';

const FRESH_MS = 60_000;

/** Gives the calendar of a unit. Holidays are read once and again after a minute, so an announced closure reaches every process. */
@Injectable()
export class Calendars {
  private national?: { calendar: Promise<Calendar>; until: number };

  constructor(private readonly db: DataSource) {}

  /** One week and one table of holidays for everybody; layers of province, county and unit find their place here. */
  of(_unitId: string): Promise<Calendar> {
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
    const named = await this.db.query<{ day: string; name: string }[]>(
      `select day::text, name from calendar_days where day between $1 and $2`,
      [from, to],
    );
    const names = new Map(named.map(({ day, name }) => [day, name]));
    const first = dayOfDate(from);
    return Array.from({ length: dayOfDate(to) - first + 1 }, (_, i) => {
      const day = dateOfDay(first + i);
      return {
        day,
        hours: calendar.hoursOn(first + i).map(([opens, closes]) => ({ opens: clockOf(opens), closes: clockOf(closes) })),
        holiday: names.get(day) ?? null,
        known: calendar.isKnown(jalaliYear(noonOf(first + i))),
      };
    });
  }

  /** Forgets what was read: the next who asks gets today's table. */
  refresh(): void {
    this.national = undefined;
  }

  private async read(): Promise<Calendar> {
    const days = await this.db.query<{ day: string }[]>(`select day::text from calendar_days order by day`);
    const holidays = days.map(({ day }) => day);
    const knownYears = new Set(holidays.map((day) => jalaliYear(noonOf(dayOfDate(day)))));
    return weeklyCalendar(weeklyHours, { holidays, knownYears });
  }
}

const noonOf = (day: number) => day * 86_400_000 + 43_200_000;
