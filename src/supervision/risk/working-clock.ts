import { dayOf, dayOfDate } from '../../../contracts/tehran-time';
import type { WorkingCalendar } from '../../../contracts/working-calendar';

/** Working time up to an instant, counted from a day before every record: differences are what it is for. Milliseconds. */
export type WorkingClock = (at: number) => number;

const FIRST_DAY = dayOfDate('2018-01-01');

/** Its differences are those of `workingTimeBetween`, for whoever asks a million times: each day is counted once. */
export function workingClock(calendar: WorkingCalendar): WorkingClock {
  const before = [0]; // at i: what lies between the first day and the one i days later
  return (at) => {
    const day = Math.max(dayOf(at), FIRST_DAY);
    for (let i = before.length; i <= day - FIRST_DAY; i++)
      before.push(before[i - 1]! + calendar.on(FIRST_DAY + i - 1).spans.reduce((sum, { from, to }) => sum + to - from, 0));
    return (
      before[day - FIRST_DAY]! + calendar.on(day).spans.reduce((sum, { from, to }) => sum + Math.min(Math.max(at - from, 0), to - from), 0)
    );
  };
}
