import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { IDLE_MINUTES } from '../../../config/session';

/** One thing that has to be done from time to time, whoever does it and however often. */
export interface Chore {
  name: string;
  everyMs: number;
  /** @returns how much there was to do */
  run(): Promise<number>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT_ONCE = 5000;

/** What would otherwise pile up, and what has to be there before it is needed. */
export function choresOf(db: DataSource, storageDir: string): Chore[] {
  const remove = (name: string, everyMs: number, table: string, condition: string): Chore => ({
    name,
    everyMs,
    run: () => removeInPortions(db, table, condition),
  });
  return [
    remove('old-hints', MINUTE, 'hints', `at < clock_timestamp() - interval '10 minutes'`),
    remove(
      'ended-sessions',
      10 * MINUTE,
      'sessions',
      `expires_at < clock_timestamp() or seen_at < clock_timestamp() - interval '${IDLE_MINUTES} minutes'`,
    ),
    remove('old-attempts', HOUR, 'sign_in_attempts', `last_at < clock_timestamp() - interval '1 day'`),
    remove('old-notifications', 6 * HOUR, 'notifications', `at < office_now() - interval '90 days'`),
    remove('old-requests', 6 * HOUR, 'requests', `at < clock_timestamp() - interval '90 days'`),
    { name: 'next-year', everyMs: 12 * HOUR, run: () => openNextYear(db) },
    { name: 'abandoned-files', everyMs: HOUR, run: () => removeAbandoned(join(storageDir, 'tmp'), 24 * HOUR) },
  ];
}

/** Small transactions, so that nobody waits for a long one. */
async function removeInPortions(db: DataSource, table: string, condition: string): Promise<number> {
  let total = 0;
  for (;;) {
    const [, count] = await db.query<[unknown, number]>(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${AT_ONCE}))`,
    );
    total += count;
    if (count < AT_ONCE) return total;
  }
}

/** The partitions of the coming year, months before its first letter. */
async function openNextYear(db: DataSource): Promise<number> {
  await db.query(`select ensure_year(jalali_year(office_now()) + 1)`);
  return 1;
}

/** Uploads that nobody finished. A missing folder holds none. */
async function removeAbandoned(folder: string, olderThanMs: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let count = 0;
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs < olderThanMs) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}
