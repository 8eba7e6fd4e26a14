import type { DataSource } from 'typeorm';
import type { Chore } from '../../platform/queues/chores';
import { Reassigner } from './reassigner';

/** How often it looks, and how long it goes on before other chores have their turn. */
const EVERY_MS = 5_000;
const AT_ONCE_MS = 20_000;

/** What is done beside for work that is laid on other desks. */
export function reassignChores(db: DataSource): Chore[] {
  const reassigner = new Reassigner(db);
  return [{ name: 'move-tasks', everyMs: EVERY_MS, run: () => reassigner.round(AT_ONCE_MS) }];
}
