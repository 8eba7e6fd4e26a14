import { clockOf, type ClockFact, type DeadlineClock } from './deadline';
import { nextNameOf, rungsOf, stepOf, type LadderCalendars, type LadderStep, type LadderTell } from './deadline-ladder';
import type { Rung } from './journal';
import type { DeadlinePolicy } from './org';
import type { WorkingCalendar } from './working-calendar';

/** Everything that makes a due time but the calendar; kept with the task, and in its journal piece by piece. */
export interface TaskClock {
  /** whose calendar it counts by */
  unit: string;
  policy: DeadlinePolicy;
  /** in order of time, the first a `start` */
  facts: readonly ClockFact[];
  ladder: readonly LadderStep[];
  policyId?: string;
  /** the units of those whom steps reach, where that is another one */
  told?: Partial<Record<LadderTell, string>>;
}

/** The calendar of each unit. */
export interface UnitCalendars {
  of(unit: string): WorkingCalendar;
}

/** What one line says of a clock: the facts it adds, and what is otherwise from now on. The line that asks says all of it. */
export type ClockNews = Partial<Omit<TaskClock, 'facts'>> & Pick<TaskClock, 'facts'>;

/** What is stored beside it, so that lists and sweeps need not count. */
export interface Timing {
  /** null while a pause keeps it open */
  dueAt: string | null;
  ladder: Rung[];
  provisional: boolean;
}

/** Since when it stands still, waiting for somebody; null while it runs. */
export function pausedSince({ facts }: Pick<TaskClock, 'facts'>): string | null {
  const last = facts.findLast(({ kind }) => kind === 'pause' || kind === 'resume' || kind === 'reset');
  return last?.kind === 'pause' ? last.at : null;
}

export const withNews = (clock: TaskClock, news: ClockNews): TaskClock => ({ ...clock, ...news, facts: [...clock.facts, ...news.facts] });

/** @throws DomainError as `clockOf` */
export const standingOf = (calendar: WorkingCalendar, { policy, facts }: TaskClock): DeadlineClock => clockOf(calendar, policy, facts);

/** The same for the same two, whenever it is asked. @throws DomainError as `clockOf` */
export function timingOf(calendars: UnitCalendars, clock: TaskClock): Timing {
  const standing = standingOf(calendars.of(clock.unit), clock);
  return {
    dueAt: standing.dueAt === null ? null : new Date(standing.dueAt).toISOString(),
    ladder: rungsOf(ladderCalendars(calendars, clock), standing, clock.ladder),
    provisional: standing.provisional,
  };
}

/**
 * The same clock with its ladder for what it counts to now: a step that has struck, and lies ahead again since there is more time, strikes
 * once more. @param now milliseconds · @param struck names under which steps of it have struck
 */
export function withStepsAhead(calendars: UnitCalendars, clock: TaskClock, now: number, struck: ReadonlySet<string>): TaskClock {
  const at = momentsOf(calendars, clock);
  const ahead = ({ passed: _, ...step }: LadderStep) => ({ ...step, step: nextNameOf(step.step, struck) });
  return { ...clock, ladder: clock.ladder.map((step) => ((at.get(step.step) ?? now) > now ? ahead(step) : step)) };
}

/**
 * The same clock when another policy begins to measure it: what would have been told by now is not told all at once, but for the due time.
 * @param now milliseconds · @param known names of steps that have struck, or were to by now
 */
export function withStepsPassed(calendars: UnitCalendars, clock: TaskClock, now: number, known: ReadonlySet<string>): TaskClock {
  const goesOn = pausedSince(clock) ? withNews(clock, { facts: [{ kind: 'resume', at: new Date(now).toISOString() }] }) : clock;
  const at = momentsOf(calendars, goesOn);
  const isPassed = ({ step }: LadderStep) => (at.get(step) ?? Infinity) <= now && stepOf(step) !== 'due' && !known.has(step);
  return { ...clock, ladder: clock.ladder.map((step) => (isPassed(step) ? { ...step, passed: true } : step)) };
}

/** When each step would strike, whether it has passed or not; in milliseconds, by its name. */
function momentsOf(calendars: UnitCalendars, clock: TaskClock): Map<string, number> {
  const ladder = clock.ladder.map(({ passed: _, ...step }) => step);
  return new Map(timingOf(calendars, { ...clock, ladder }).ladder.map(({ step, at }) => [step, Date.parse(at)]));
}

export const ladderCalendars =
  (calendars: UnitCalendars, { unit, told = {} }: Pick<TaskClock, 'unit' | 'told'>): LadderCalendars =>
  (tell) =>
    calendars.of(told[tell] ?? unit);
