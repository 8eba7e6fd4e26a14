import type { Calendar, Segment } from './working-time';

export type Weekday = 'sat' | 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri';
export type WeeklyHours = Readonly<Record<Weekday, readonly (readonly [opens: string, closes: string])[]>>;

/** 1970-01-01 was a Thursday. */
const weekdays: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];
const closed: readonly Segment[] = [];

/** @param days.holidays ISO dates on which nobody works · @param days.knownYears Jalali years whose holidays are among them */
export function weeklyCalendar(hours: WeeklyHours, days: { holidays: Iterable<string>; knownYears: Iterable<number> }): Calendar {
  const week = weekdays.map((weekday) => hours[weekday].map(([opens, closes]): Segment => [minuteOf(opens), minuteOf(closes)]));
  const holidays = new Set(Array.from(days.holidays, dayOfDate));
  const known = new Set(days.knownYears);
  return {
    hoursOn: (day) => (holidays.has(day) ? closed : week[((day % 7) + 7) % 7]!),
    isKnown: (year) => known.has(year),
  };
}

/** @param date YYYY-MM-DD · @returns days since 1970-01-01 */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** @param clock HH:MM, 24:00 being the end of the day */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** @returns YYYY-MM-DD · @param day days since 1970-01-01 */
export const dateOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** @returns HH:MM · @param minute of the day's clock */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
