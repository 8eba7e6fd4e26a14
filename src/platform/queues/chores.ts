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
    { name: 'old-rehearsals', everyMs: 6 * HOUR, run: () => forgetRehearsals(db) },
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

/** Of a rehearsal: its last line, and whether that is a week old. */
const quietRehearsal = `processes p join acts a on a.year = p.year and a.process_id = p.id and a.seq = p.seq
  where p.kind = 'rehearsal' and a.at < office_now() - interval '7 days'`;

/** Those that nobody has gone on with for a week end; a week later nothing is left of what has ended. They hold up nobody, and no letter is in them. */
async function forgetRehearsals(db: DataSource): Promise<number> {
  const told = await db.query<unknown[]>(
    `with quiet as (select p.id from ${quietRehearsal} and p.closed_at is null and not (a.kind = 'said' and a.key = 'forgotten') limit ${AT_ONCE} for update of p skip locked)
     select record(id, '[{"kind": "said", "key": "forgotten", "refs": {}}]', null, null, null, null, true, null, null, null, null) from quiet`,
  );
  const [gone] = await db.query<[{ n: number }]>(
    `with old as (select p.year, p.id from ${quietRehearsal} and p.closed_at is not null limit ${AT_ONCE}),
       worlds as (delete from rehearsals r using old where r.year = old.year and r.process_id = old.id),
       lines as (delete from acts a using old where a.year = old.year and a.process_id = old.id),
       owed as (delete from nudges n using old where n.process_id = old.id),
       rows as (delete from processes p using old where p.year = old.year and p.id = old.id returning 1)
     select count(*)::int as n from rows`,
  );
  return told.length + gone.n;
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
