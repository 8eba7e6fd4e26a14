import { z } from 'zod';
import type { DeadlineClock } from './deadline';
import type { Rung } from './journal';
import { DeadlinePolicy } from './org';
import type { WorkingCalendar } from './working-calendar';
import { dueOf, nextOpening, shareOfTime } from './working-time';

/** Whom a step reaches: who has the task, the head of their unit, of their province, the supervisor at the headquarters. */
export const LadderTell = z.enum(['holder', 'head', 'province', 'headquarters']);
export type LadderTell = z.infer<typeof LadderTell>;

/** What a step does: tells them, lets them follow the letter from then on, lays the task on their desk, makes the letter more urgent by one. */
export const LadderAct = z.enum(['remind', 'watch', 'reassign', 'raise']);
export type LadderAct = z.infer<typeof LadderAct>;

/** At a share of the time there was (1 is the due time), or so long after the due time. */
export const LadderInstant = z.union([z.strictObject({ share: z.number().gt(0).max(1) }), z.strictObject({ after: DeadlinePolicy })]);
export type LadderInstant = z.infer<typeof LadderInstant>;

/**
 * One step on the way past a deadline. `step` names it within its ladder; its clock and its line are known by that. One that strikes once
 * more, since there is a new due time, is another one by its name: `due`, `due.again-2`, …
 */
export interface LadderStep {
  readonly step: string;
  readonly at: LadderInstant;
  readonly tell: LadderTell;
  readonly act: LadderAct;
  /** its moment was over when a policy was applied: it does not strike, unless it lies ahead again */
  readonly passed?: true;
}

/** What it is, however often it has struck. */
export const stepOf = (name: string): string => name.replace(/[.]again-\d+$/, '');

/** The name under which it strikes next. @param struck names under which steps of this clock have struck */
export function nextNameOf(name: string, struck: ReadonlySet<string>): string {
  const step = stepOf(name);
  let [free, n] = [step, 1];
  while (struck.has(free)) free = `${step}.again-${(n += 1)}`;
  return free;
}

/** By whose calendar: of the unit that has the task, and of whoever else a step reaches. */
export type LadderCalendars = (tell: LadderTell) => WorkingCalendar;

/**
 * When each step of a ladder strikes: counted in working time of the unit that has the task, and when those it reaches are at work.
 * @returns nothing while a pause keeps the due time open, and no step that such a pause keeps from coming
 */
export function rungsOf(
  calendars: LadderCalendars,
  { startedAt, dueAt, pauses }: Pick<DeadlineClock, 'startedAt' | 'dueAt' | 'pauses'>,
  ladder: readonly LadderStep[],
): Rung[] {
  if (dueAt === null) return [];
  const own = calendars('holder');
  const instant = ({ at }: LadderStep): number => {
    if ('after' in at) return dueOf(own, dueAt, at.after);
    return at.share === 1 ? dueAt : shareOfTime(own, startedAt, dueAt, at.share, pauses);
  };
  return ladder.flatMap((step): Rung[] => {
    if (step.passed) return [];
    const at = instant(step);
    if (at === Infinity) return [];
    return [{ step: step.step, at: new Date(step.tell === 'holder' ? at : whenAtWork(calendars(step.tell), at)).toISOString() }];
  });
}

/** That instant when the office is open, or closes just then; else its next opening. */
function whenAtWork(calendar: WorkingCalendar, at: number): number {
  const opening = nextOpening(calendar, at - 1);
  return opening === at - 1 ? at : opening;
}
