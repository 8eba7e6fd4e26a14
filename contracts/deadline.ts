import { z } from 'zod';
import { DomainError } from './errors';
import { jalaliOf } from './jalali-date';
import { DeadlinePolicy } from './org';
import { dayOf, type Span } from './tehran-time';
import type { WorkingCalendar } from './working-calendar';
import { dueOf } from './working-time';

const at = z.iso.datetime({ offset: true });

/**
 * What happens to a clock. `extend` gives more of a policy after the time there was, or names the instant; `reset` begins anew, with what
 * is given or what it had, and without the pauses and extensions before.
 */
export const ClockFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), at }),
  z.strictObject({ kind: z.literal('pause'), at }),
  z.strictObject({ kind: z.literal('resume'), at }),
  z.strictObject({ kind: z.literal('extend'), at, by: DeadlinePolicy }),
  z.strictObject({ kind: z.literal('extend'), at, until: at }),
  z.strictObject({ kind: z.literal('reset'), at, policy: DeadlinePolicy.optional() }),
  z.strictObject({ kind: z.literal('stop'), at }),
  z.strictObject({ kind: z.literal('cancel'), at }),
]);
export type ClockFact = z.infer<typeof ClockFact>;

export type ClockState = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'CANCELLED';

/** One stretch of the time somebody has: a policy from an instant on, with its end (null when a pause keeps it open), or an instant that was named. */
export type Term = { from: number; policy: DeadlinePolicy; to: number | null } | { until: number };

/** Where a clock stands after its facts; instants in milliseconds. */
export interface DeadlineClock {
  state: ClockState;
  startedAt: number;
  /** null while a pause without an end keeps it open */
  dueAt: number | null;
  /** a year between start and due has no table of holidays yet */
  provisional: boolean;
  /** when it was stopped or cancelled */
  endedAt: number | null;
  /** in order and disjoint; the last ends at Infinity while the clock is paused */
  pauses: readonly Span[];
  terms: readonly Term[];
}

/**
 * The clock of a task: the one place that knows when something is due.
 * @param facts in order of time, the first a `start` · @returns the same for the same three, whenever it is asked
 * @throws DomainError `clock.not_started` `clock.out_of_order` `clock.already_paused` `clock.not_paused` `clock.ended` `calendar.never_opens`
 */
export function clockOf(calendar: WorkingCalendar, policy: DeadlinePolicy, facts: readonly ClockFact[]): DeadlineClock {
  const [first, ...rest] = facts;
  if (first?.kind !== 'start') throw new DomainError('clock.not_started');
  const run = rest.reduce(follow, begin(Date.parse(first.at), policy));
  const { state, startedAt, endedAt, pauses } = run;
  const terms: Term[] = [];
  let dueAt: number | null = startedAt;
  for (const step of run.steps) {
    if ('until' in step) terms.push(step);
    else if (dueAt !== null) terms.push({ from: dueAt, policy: step.policy, to: finite(dueOf(calendar, dueAt, step.policy, pauses)) });
    const term: Term = terms.at(-1)!;
    dueAt = 'until' in term ? term.until : term.to;
  }
  return { state, startedAt, endedAt, pauses, terms, dueAt, provisional: touchesUnknownYear(calendar, startedAt, dueAt ?? startedAt) };
}

/** A clock that only started. */
export const dueAfter = (calendar: WorkingCalendar, policy: DeadlinePolicy, start: Date): DeadlineClock =>
  clockOf(calendar, policy, [{ kind: 'start', at: start.toISOString() }]);

/** Whether it was, or by then is, open past its due time. */
export const isLate = ({ dueAt, endedAt }: DeadlineClock, now: number): boolean => dueAt !== null && (endedAt ?? now) > dueAt;

interface Run {
  state: ClockState;
  startedAt: number;
  endedAt: number | null;
  /** the instant of the last fact */
  last: number;
  policy: DeadlinePolicy;
  steps: readonly ({ policy: DeadlinePolicy } | { until: number })[];
  pauses: readonly Span[];
}

const begin = (at: number, policy: DeadlinePolicy): Run => ({
  state: 'RUNNING',
  startedAt: at,
  endedAt: null,
  last: at,
  policy,
  steps: [{ policy }],
  pauses: [],
});

function follow(run: Run, fact: ClockFact): Run {
  const at = Date.parse(fact.at);
  if (at < run.last) throw new DomainError('clock.out_of_order');
  if (fact.kind === 'reset') return begin(at, fact.policy ?? run.policy);
  if (run.endedAt !== null) throw new DomainError('clock.ended');
  const next = { ...run, last: at };
  switch (fact.kind) {
    case 'pause':
      if (run.state === 'PAUSED') throw new DomainError('clock.already_paused');
      return { ...next, state: 'PAUSED', pauses: [...run.pauses, { from: at, to: Infinity }] };
    case 'resume':
      if (run.state !== 'PAUSED') throw new DomainError('clock.not_paused');
      return { ...next, state: 'RUNNING', pauses: closed(run.pauses, at) };
    case 'extend':
      return { ...next, steps: [...run.steps, 'by' in fact ? { policy: fact.by } : { until: Date.parse(fact.until) }] };
    case 'stop':
      return { ...next, state: 'STOPPED', endedAt: at, pauses: closed(run.pauses, at) };
    case 'cancel':
      return { ...next, state: 'CANCELLED', endedAt: at, pauses: closed(run.pauses, at) };
    case 'start':
      throw new DomainError('clock.already_started');
  }
}

/** The pause that has no end yet ends now; one of no length is none. */
const closed = (pauses: readonly Span[], at: number): Span[] =>
  pauses.map(({ from, to }) => ({ from, to: Math.min(to, at) })).filter(({ from, to }) => from < to);

const finite = (ms: number): number | null => (ms === Infinity ? null : ms);

function touchesUnknownYear(calendar: WorkingCalendar, from: number, to: number): boolean {
  for (let { year } = jalaliOf(dayOf(from)); year <= jalaliOf(dayOf(to)).year; year++) if (!calendar.knows(year)) return true;
  return false;
}
