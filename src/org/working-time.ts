import { jalaaliMonthLength, toGregorian, toJalaali } from 'jalaali-js';
import { escalation, inquiryDeadline } from '../../config/deadlines';
import { jalaliYear } from '../../contracts/ids';
import type { DeadlinePolicy } from '../../contracts/org';
import { dayOf, instantOf } from './tehran-time';

/** Minutes of the day's clock, `[opens, closes)`. */
export type Segment = readonly [opens: number, closes: number];

/** When an office works. Where its days come from (one week, or layers of nation, province and county) is not known here. */
export interface Calendar {
  /** @param day days since 1970-01-01, a date in Tehran · @returns its segments in order; none on a day off */
  hoursOn(day: number): readonly Segment[];
  /** Whether the holidays of that Jalali year are known; a due time that touches another year is provisional. */
  isKnown(jalaliYear: number): boolean;
}

export interface Deadline {
  dueAt: Date;
  /** a year between start and due has no table of holidays yet */
  provisional: boolean;
}

/** A moment at which a waiting task makes itself heard. */
export interface Rung {
  step: 'half' | 'due' | 'head' | 'province';
  at: Date;
}

/** No office is closed that long; a calendar that is would let the search run for ever. */
const LONGEST_CLOSURE_DAYS = 400;

/**
 * When something that starts now is due.
 * WORKING_MINUTE, WORKING_HOUR: when that much working time has passed; used up at closing time means closing time.
 * WORKING_DAY: close of the n-th working day after the day of start. CALENDAR_DAY, MONTH: close of that date, or of the next working day.
 * @param policy one working day where nothing is said
 */
export function dueAt(calendar: Calendar, start: Date, policy: DeadlinePolicy = inquiryDeadline): Deadline {
  const due = dueMs(calendar, +start, policy);
  return { dueAt: new Date(due), provisional: touchesUnknownYear(calendar, +start, due) };
}

/** @returns milliseconds of working time in `[from, to)`; 0 when `to` is not after `from` */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  let sum = 0;
  for (let day = dayOf(+from); day <= dayOf(+to); day++) {
    for (const [opens, closes] of calendar.hoursOn(day)) {
      sum += Math.max(0, Math.min(+to, instantOf(day, closes)) - Math.max(+from, instantOf(day, opens)));
    }
  }
  return sum;
}

/** @returns the instant at which half of the working time between start and due has passed; `due` when there is none between them */
export function halfTime(calendar: Calendar, start: Date, due: Date): Date {
  const total = workingTimeBetween(calendar, start, due);
  return total === 0 ? due : new Date(afterWorkingTime(calendar, +start, Math.floor(total / 2)));
}

/** The clock of a task: a reminder at half time, the due time, then the unit's head and the province's. */
export function ladderOf(
  calendar: Calendar,
  start: Date,
  due: Date,
  later: Record<'head' | 'province', DeadlinePolicy> = escalation,
): Rung[] {
  return [
    { step: 'half', at: halfTime(calendar, start, due) },
    { step: 'due', at: due },
    { step: 'head', at: new Date(dueMs(calendar, +due, later.head)) },
    { step: 'province', at: new Date(dueMs(calendar, +due, later.province)) },
  ];
}

function dueMs(calendar: Calendar, start: number, { unit, amount }: DeadlinePolicy): number {
  switch (unit) {
    case 'WORKING_MINUTE':
      return afterWorkingTime(calendar, start, amount * 60_000);
    case 'WORKING_HOUR':
      return afterWorkingTime(calendar, start, amount * 3_600_000);
    case 'WORKING_DAY': {
      let day = dayOf(start);
      for (let n = 0; n < amount; n++) day = nextWorkingDay(calendar, day + 1);
      return closeOf(calendar, day);
    }
    case 'CALENDAR_DAY':
      return closeOf(calendar, nextWorkingDay(calendar, dayOf(start) + amount));
    case 'MONTH':
      return closeOf(calendar, nextWorkingDay(calendar, monthsLater(dayOf(start), amount)));
  }
}

function afterWorkingTime(calendar: Calendar, start: number, ms: number): number {
  let left = ms;
  for (let day = nextWorkingDay(calendar, dayOf(start)); ; day = nextWorkingDay(calendar, day + 1)) {
    for (const [opens, closes] of calendar.hoursOn(day)) {
      const from = Math.max(start, instantOf(day, opens));
      const open = instantOf(day, closes) - from;
      if (open > 0 && open >= left) return from + left;
      left -= Math.max(0, open);
    }
  }
}

/** @returns that day, or the next one on which the office opens */
function nextWorkingDay(calendar: Calendar, from: number): number {
  for (let day = from; day <= from + LONGEST_CLOSURE_DAYS; day++) if (calendar.hoursOn(day).length > 0) return day;
  throw new RangeError(`The calendar does not open within ${LONGEST_CLOSURE_DAYS} days.`);
}

const closeOf = (calendar: Calendar, day: number): number => instantOf(day, calendar.hoursOn(day).at(-1)![1]);

/** The same day of a later Jalali month, or that month's last day when it is shorter. */
function monthsLater(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const { jy, jm, jd } = toJalaali(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  const month = jm - 1 + months;
  const [year, inYear] = [jy + Math.floor(month / 12), (month % 12) + 1];
  const { gy, gm, gd } = toGregorian(year, inYear, Math.min(jd, jalaaliMonthLength(year, inYear)));
  return Date.UTC(gy, gm - 1, gd) / 86_400_000;
}

function touchesUnknownYear(calendar: Calendar, start: number, due: number): boolean {
  for (let year = jalaliYear(start); year <= jalaliYear(due); year++) if (!calendar.isKnown(year)) return true;
  return false;
}
