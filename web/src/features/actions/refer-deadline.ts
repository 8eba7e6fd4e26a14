import { queryOptions, useQueries } from '@tanstack/react-query';
import type { CalendarDay } from '../../../../contracts/org';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { get } from '../../shared/api/client';
import { dayFromNow } from '../../shared/format/day-from-now';
import { persianDate } from '../../shared/format/format';
import { useChart } from '../../shared/org/chart.data';
import { referWords as w } from './actions.words';
import { daysUntil, type ReferForm } from './refer-form';

const calendarQuery = (from: string, to: string, unit?: string) =>
  queryOptions({
    queryKey: ['calendar', from, to, unit],
    queryFn: ({ signal }) => get<CalendarDay[]>('/org/calendar', { from, to, unit }, signal),
    staleTime: 10 * 60_000,
  });

/** In so many days, whatever holidays lie between, more working days have passed than are offered. */
const AHEAD = 60;

/** How many working days all of these posts can be given, each by the calendar of its unit, without passing that instant. */
export function useDaysUntil(dueAt: string | null, posts: readonly string[]): number {
  const { data: index } = useChart();
  const units = [...new Set(posts.map((post) => index?.byId.get(post)?.post?.unit.id))];
  const [from, last, far] = [dayFromNow(1), dueAt ? dateOfDay(dayOf(Date.parse(dueAt))) : '', dayFromNow(AHEAD)];
  const to = last < far ? last : far;
  const calendars = useQueries({
    queries: from <= to ? (units.length > 0 ? units : [undefined]).map((unit) => calendarQuery(from, to, unit)) : [],
  });
  if (!dueAt) return Infinity;
  if (from > to) return 0;
  return Math.min(...calendars.map(({ data }) => (data ? daysUntil(data, dueAt) : Infinity)));
}

/** Why the deadline cannot be given; the server asks the same. @param dueAt of the letter itself, `last` its date */
export function deadlineProblem({ deadline, date }: ReferForm, mostDays: number, dueAt: string | null, last: string | undefined) {
  if (deadline === 'none') return undefined;
  if (deadline === 'date' && !date) return w.dateMissing;
  if (deadline === 'date' && date! < dayFromNow(0)) return w.dateInPast;
  const isAfter = deadline === 'date' ? !!last && date! > last : Number(deadline) > mostDays;
  return isAfter ? w.afterParent(persianDate(dueAt!)) : undefined;
}
