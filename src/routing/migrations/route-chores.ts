import type { DataSource } from 'typeorm';
import type { Chore } from '../../platform/queues/chores';
import { Mover } from './mover';

/** How often it looks, and how long it goes on before other chores have their turn. */
const EVERY_MS = 5_000;
const AT_ONCE_MS = 20_000;

/** What is done beside for routes. */
export function routeChores(db: DataSource): Chore[] {
  const mover = new Mover(db);
  return [{ name: 'move-letters', everyMs: EVERY_MS, run: () => mover.round(AT_ONCE_MS) }];
}
