import type { DataSource } from 'typeorm';
import type { Chore } from '../platform/queues/chores';
import { Retiming } from './retiming';

/** How often it looks, and how long it goes on before other chores have their turn. */
const EVERY_MS = 2_000;
const AT_ONCE_MS = 20_000;

/** What is done beside for calendars. */
export function calendarChores(db: DataSource): Chore[] {
  const retiming = new Retiming(db);
  return [{ name: 'retime-clocks', everyMs: EVERY_MS, run: () => retiming.round(AT_ONCE_MS) }];
}
