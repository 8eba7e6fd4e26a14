import type { DeadlineClock } from './deadline';
import type { Rung, Step } from './journal';
import type { DeadlinePolicy } from './org';
import type { WorkingCalendar } from './working-calendar';
import { dueOf, shareOfTime } from './working-time';

/** One step on the way past a deadline: at a share of the time there was (1 is the due time) or so long after it, whom it reaches, and what it does. */
export interface LadderStep {
  step: string;
  at: { share: number } | { after: DeadlinePolicy };
  tell: 'holder' | 'head' | 'province' | 'headquarters';
  act: 'remind' | 'watch' | 'reassign' | 'raise';
}

/**
 * When each step of a ladder strikes, in working time of that calendar.
 * @returns nothing while a pause keeps the due time open, and no step that such a pause keeps from coming
 */
export function rungsOf(
  calendar: WorkingCalendar,
  { startedAt, dueAt, pauses }: Pick<DeadlineClock, 'startedAt' | 'dueAt' | 'pauses'>,
  ladder: readonly LadderStep[],
): Rung[] {
  if (dueAt === null) return [];
  const instant = ({ at }: LadderStep): number => {
    if ('after' in at) return dueOf(calendar, dueAt, at.after);
    return at.share === 1 ? dueAt : shareOfTime(calendar, startedAt, dueAt, at.share, pauses);
  };
  return ladder.flatMap((step): Rung[] => {
    const at = instant(step);
    return at === Infinity ? [] : [{ step: step.step as Step, at: new Date(at).toISOString() }];
  });
}
