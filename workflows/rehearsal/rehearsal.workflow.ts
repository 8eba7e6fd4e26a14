import { Position } from '../route/position';
import { procedure } from '../shared/procedure';
import type { RehearsalHands } from './rehearsal.ports';

/**
 * A route stepped through: whatever happens to it is a line, and here is what follows by itself. One that nobody goes on with is
 * ended by a line that says so: `src/platform/queues/chores.ts`.
 */
export const rehearsalWorkflow = procedure<RehearsalHands>(
  'rehearsal',
  () => false,
  async ({ file, again, planOf, once, until }) => {
    const { plans, events } = file.routes.get('process')!;
    const position = new Position(await planOf(plans[0]!));
    while (position.follow(events).isActive && !file.has('said', 'forgotten')) {
      const { seq } = file;
      if (position.questions().length > 0) await again('evaluate');
      else if (position.dueBy(file.clock)) await again('strike');
      else await until(() => file.seq > seq);
    }
    await once('endRehearsal');
  },
);
