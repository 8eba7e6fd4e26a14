import { calendarAdminWords as words } from '../../contracts/calendar-admin.words';
import { jalaliText } from '../../contracts/jalali-date';
import { persianDigits, persianNumber } from '../../contracts/persian-time';
import { dayOfDate } from '../../contracts/tehran-time';
import { weekdayOf, type CalendarException } from '../../contracts/working-calendar';
import { weekdayWords } from '../../contracts/working-calendar.words';
import type { CalendarsOfUnits } from './calendars-of-units';

const LOOKED_AT = 400;
const NAMED = 5;

/**
 * An exception beats any week, so hours of a whole month open its Fridays too, and hours of a county the holidays of the nation; whoever
 * enters them is told which days.
 * @param units those whose days it has a say in; null when these are all
 */
export function warningsOfOpenedDays(
  before: CalendarsOfUnits,
  after: CalendarsOfUnits,
  units: readonly string[] | null,
  { from, to = from, hours = [] }: Pick<CalendarException, 'from' | 'to'> & { hours?: CalendarException['hours'] | undefined },
): string[] {
  if (hours.length === 0) return [];
  const different = [...new Map((units ?? ['']).map((unit) => [after.of(unit), before.of(unit)]))];
  const [first, last] = [dayOfDate(from), Math.min(dayOfDate(to), dayOfDate(from) + LOOKED_AT)];
  const opened = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((day) =>
    different.some(([is, was]) => is.on(day).spans.length > 0 && was.on(day).spans.length === 0),
  );
  if (opened.length === 0) return [];
  const named = opened.slice(0, NAMED).map((day) => `${weekdayWords[weekdayOf(day)]} ${persianDigits(jalaliText(day))}`);
  return [words.opensClosed(named.join('، '), opened.length > NAMED ? persianNumber(opened.length - NAMED) : null)];
}
