import { closed } from './close';
import { flowsDecided } from './leave';
import { loopOpened, untilDecided } from './loops';
import { opened } from './open';
import { ask } from './questions';
import type { Evaluated } from '../../contracts/route-events';
import type { Instance, Purpose } from './route-state';
import type { Run } from './run';

/** Works out what an instance needs next, and goes on: at once, or when the answer comes. */
export const proceed = (run: Run, instance: Instance, purpose: Purpose): void =>
  ask(run, instance, purpose, (run, instance, evaluated) => resume(run, instance, purpose, evaluated));

export function resume(run: Run, instance: Instance, purpose: Purpose, evaluated: Evaluated): void {
  switch (purpose) {
    case 'open':
      return opened(run, instance, evaluated);
    case 'loop':
      return loopOpened(run, instance, evaluated);
    case 'close':
      return closed(run, instance, evaluated);
    case 'until':
      return untilDecided(run, instance, evaluated);
    case 'flows':
      return flowsDecided(run, instance, evaluated);
  }
}
