import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { jalaliOf } from '../../contracts/jalali-date';
import type { CalendarDay, CalendarFilter } from '../../contracts/org';
import { clockOf, dateOfDay, dayOfDate } from '../../contracts/tehran-time';
import type { CalendarLayer, WorkingCalendar } from '../../contracts/working-calendar';
import { CalendarsOfUnits } from '../calendar/calendars-of-units';
import { readLayers } from '../calendar/layers.queries';

const FRESH_MS = 60_000;

/**
 * Gives the calendar of a unit: the layers of the nation, its province, its county and itself. They are read once and again after a minute,
 * so an announced closure reaches every process.
 */
@Injectable()
export class Calendars {
  private known?: { calendars: Promise<CalendarsOfUnits>; until: number };
  private latest?: CalendarsOfUnits;

  constructor(private readonly db: DataSource) {}

  async of(unitId: string): Promise<WorkingCalendar> {
    return (await this.fresh()).of(unitId);
  }

  /**
   * The newest there are, for whoever stores what they count by them; asked with the process's row held, so that a change waits for them.
   * They are read by the connection that asks: were all of a pool to wait for one more, nobody would get it.
   * @param db the transaction that stores it
   */
  async newest(db: Pick<EntityManager, 'query'>): Promise<CalendarsOfUnits> {
    const [{ version }]: [{ version: number }] = await db.query(`select version::int from calendar_state`);
    if (!this.latest || this.latest.version < version) this.latest = new CalendarsOfUnits(await readLayers(db));
    return this.latest;
  }

  /** What every office works by, general to specific. */
  async nation(): Promise<CalendarLayer[]> {
    return (await this.fresh()).nation();
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

  /** Forgets what was read: the next who asks gets today's layers. */
  refresh(): void {
    this.known = undefined;
    this.latest = undefined;
  }

  private fresh(): Promise<CalendarsOfUnits> {
    // A clock of this process for its own memory, not a fact of the office.
    const now = performance.now();
    if (!this.known || this.known.until <= now) {
      const calendars = readLayers(this.db).then((stored) => new CalendarsOfUnits(stored));
      this.known = { calendars, until: now + FRESH_MS };
      calendars.catch(() => this.refresh());
    }
    return this.known.calendars;
  }
}
