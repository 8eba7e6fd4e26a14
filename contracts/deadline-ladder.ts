import type { Rung } from './journal';
import type { DeadlinePolicy } from './org';
import type { WorkingCalendar } from './working-calendar';
import { dueOf, shareOfTime } from './working-time';

/**
 * The clock of a task: a reminder at half time, the due time, then the unit's head and the province's, each in working time of the unit.
 * @param start milliseconds · @param due milliseconds · @param later how long after the due time
 */
export function ladderOf(
  calendar: WorkingCalendar,
  start: number,
  due: number,
  later: Readonly<Record<'head' | 'province', DeadlinePolicy>>,
): Rung[] {
  return [
    rung('half', shareOfTime(calendar, start, due, 0.5)),
    rung('due', due),
    rung('head', dueOf(calendar, due, later.head)),
    rung('province', dueOf(calendar, due, later.province)),
  ];
}

const rung = (step: Rung['step'], at: number): Rung => ({ step, at: new Date(at).toISOString() });
