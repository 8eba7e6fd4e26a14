import type { DeadlineClock, Term } from './deadline';
import type { DeadlinePolicy } from './org';
import { dayOf, type Segment, type Span } from './tehran-time';
import type { DaySource, WorkingCalendar, WorkingDay } from './working-calendar';
import { isTouched, nominalDay, piecesOf } from './working-time';

/**
 * One day on the way from start to due. Closed days have no hours. `counted` is the working time in it that counts, `paused` what a pause
 * took away; where days are counted, one of them is empty.
 */
export interface ExplainedDay {
  day: number;
  source: DaySource | null;
  hours: readonly Segment[];
  counted: readonly Span[];
  paused: readonly Span[];
}

/** How one stretch of the time came about. */
export type ExplainedTerm =
  | { kind: 'UNTIL'; until: number }
  | { kind: 'TIME' | 'DAYS'; from: number; policy: DeadlinePolicy; days: ExplainedDay[] }
  | { kind: 'DATE'; from: number; policy: DeadlinePolicy; /** the date itself */ nominal: number; days: ExplainedDay[] };

export interface Explanation {
  startedAt: number;
  dueAt: number | null;
  provisional: boolean;
  terms: ExplainedTerm[];
}

/** How a clock came to its due time, day by day: what counted, what was left out, and which layer said so. */
export const explain = (calendar: WorkingCalendar, { startedAt, dueAt, provisional, pauses, terms }: DeadlineClock): Explanation => ({
  startedAt,
  dueAt,
  provisional,
  terms: terms.map((term) => explainTerm(calendar, term, pauses)),
});

/** Counts an explanation together again, without a calendar. @returns the due time it tells; null when it comes to none */
export function evaluate({ startedAt, terms }: Explanation): number | null {
  let due: number | null = startedAt;
  for (const term of terms) {
    if (term.kind !== 'UNTIL' && term.from !== due) return null;
    due = endOf(term);
  }
  return due;
}

function explainTerm(calendar: WorkingCalendar, term: Term, pauses: readonly Span[]): ExplainedTerm {
  if ('until' in term) return { kind: 'UNTIL', until: term.until };
  const { from, policy } = term;
  // one that waits for the other side is explained up to the day on which it began to wait
  const to = term.to ?? Math.max(from, pauses.at(-1)!.from);
  const days = (first: number, dayIn: (day: WorkingDay) => Pick<ExplainedDay, 'counted' | 'paused'>) =>
    Array.from({ length: Math.max(0, dayOf(to) - first + 1) }, (_, i): ExplainedDay => {
      const day = calendar.on(first + i);
      return { day: day.day, source: day.source, hours: day.spans.length > 0 ? day.hours : [], ...dayIn(day) };
    });
  switch (policy.unit) {
    case 'WORKING_MINUTE':
    case 'WORKING_HOUR':
      return { kind: 'TIME', from, policy, days: days(dayOf(from), ({ spans }) => split(spans, { from, to }, pauses)) };
    case 'WORKING_DAY':
      return { kind: 'DAYS', from, policy, days: days(dayOf(from) + 1, (day) => whole(day, pauses)) };
    case 'CALENDAR_DAY':
    case 'MONTH': {
      const nominal = nominalDay(from, policy);
      return { kind: 'DATE', from, policy, nominal, days: days(nominal, ({ spans }) => ({ counted: spans, paused: [] })) };
    }
  }
}

function split(spans: readonly Span[], limits: Span, pauses: readonly Span[]): Pick<ExplainedDay, 'counted' | 'paused'> {
  const open = piecesOf(spans, limits, []);
  return { counted: piecesOf(spans, limits, pauses), paused: open.flatMap((piece) => pauses.flatMap((pause) => overlap(piece, pause))) };
}

function whole(day: WorkingDay, pauses: readonly Span[]): Pick<ExplainedDay, 'counted' | 'paused'> {
  if (day.spans.length === 0) return { counted: [], paused: [] };
  if (!isTouched(day, pauses)) return { counted: day.spans, paused: [] };
  const office = { from: day.spans[0]!.from, to: day.spans.at(-1)!.to };
  return { counted: [], paused: pauses.flatMap((pause) => overlap(office, pause)) };
}

function overlap(a: Span, b: Span): Span[] {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to ? [{ from, to }] : [];
}

function endOf(term: ExplainedTerm): number | null {
  switch (term.kind) {
    case 'UNTIL':
      return term.until;
    case 'TIME':
      return usedUp(term);
    case 'DAYS':
      return closing(term.days.filter(({ counted }) => counted.length > 0)[term.policy.amount - 1]);
    case 'DATE':
      return closing(term.days.find(({ day, counted }) => day >= nominalDay(term.from, term.policy) && counted.length > 0));
  }
}

function usedUp({ policy, days }: { policy: DeadlinePolicy; days: readonly ExplainedDay[] }): number | null {
  let left = policy.amount * (policy.unit === 'WORKING_HOUR' ? 3_600_000 : 60_000);
  for (const { from, to } of days.flatMap(({ counted }) => counted)) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return null;
}

const closing = (day: ExplainedDay | undefined): number | null => day?.counted.at(-1)?.to ?? null;
