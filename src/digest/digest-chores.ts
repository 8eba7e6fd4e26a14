import type { DataSource } from 'typeorm';
import type { Chore } from '../platform/queues/chores';
import { writeDigests } from './morning';

/** Units open at different times; whoever opened since is found within minutes. */
const EVERY_MS = 5 * 60_000;

export const digestChores = (db: DataSource): Chore[] => [{ name: 'morning-digests', everyMs: EVERY_MS, run: () => writeDigests(db) }];
