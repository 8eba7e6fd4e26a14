import { clockOf, type DeadlineClock } from '../../contracts/deadline';
import { DomainError } from '../../contracts/errors';
import { CalendarLayer, workingCalendar } from '../../contracts/working-calendar';
import { factsOf } from './cases';
import { walk } from './oracle-walk';
import { randomCase, randomNumbers, type RandomCase } from './random-cases';

export interface Difference {
  nth: number;
  one: RandomCase;
  clock: string | null;
  walk: string | null;
}

/** Holds the clock against the walk on cases made from a seed. @param onCase is told after each */
export function differences(cases: number, seed: number, onCase: (done: number) => void = () => {}): Difference[] {
  const random = randomNumbers(seed);
  const found: Difference[] = [];
  for (let nth = 1; nth <= cases; nth++) {
    const one = randomCase(random);
    const [clock, walked] = [dueByClock(one), walk(one.layers, one)];
    if (clock !== walked) found.push({ nth, one, clock, walk: walked });
    onCase(nth);
  }
  return found;
}

/** The clock of a random case, its layers checked like any that somebody brings. */
export const clockOfCase = (one: RandomCase): DeadlineClock =>
  clockOf(workingCalendar(one.layers.map((layer) => CalendarLayer.parse(layer))), one, factsOf(one));

function dueByClock(one: RandomCase): string | null {
  try {
    const { dueAt } = clockOfCase(one);
    return dueAt === null ? null : new Date(dueAt).toISOString();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'calendar.never_opens') return null;
    throw error;
  }
}
