import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source';
import { choresOf } from '../../src/platform/queues/chores';
import { createTestDatabase, type TestDatabase } from '../support/database';

describe('housekeeping', () => {
  let database: TestDatabase;
  let db: DataSource;
  const storage = mkdtempSync(join(tmpdir(), 'chapar-'));
  beforeAll(async () => {
    database = await createTestDatabase();
    db = await createDataSource(database.url, 2).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
    rmSync(storage, { recursive: true });
  });

  const run = (name: string) =>
    choresOf(db, storage)
      .find((chore) => chore.name === name)
      ?.run();

  it('forgets hints after ten minutes, however many there are', async () => {
    await db.query(`delete from hints`); // those of the office that was seeded
    await db.query(
      `insert into hints (audience, type, ref, version, at) select gen_random_uuid(), 'x', gen_random_uuid(), 1, now() - interval '1 minute' * (1 + n % 20) from generate_series(1, 12000) n`,
    );
    expect(await run('old-hints')).toBe(6600);
    expect(await run('old-hints')).toBe(0);
  });

  it('forgets sessions that have ended and keeps the others', async () => {
    const [person] = await db.query<{ id: string }[]>(
      `insert into people (id, username, name, clearance) values (gen_random_uuid(), 'chores', 'آزمون', 'UNCLASSIFIED') returning id`,
    );
    await db.query(
      `insert into sessions (token_hash, person_id, seen_at, expires_at) values
         ('\\x01', $1, now(), now() + interval '1 hour'), ('\\x02', $1, now() - interval '61 minutes', now() + interval '1 hour'), ('\\x03', $1, now(), now() - interval '1 second')`,
      [person?.id],
    );
    expect(await run('ended-sessions')).toBe(2);
    expect(await db.query(`select token_hash from sessions`)).toEqual([{ token_hash: Buffer.from([1]) }]);
  });

  it('keeps answers to requests for ninety days', async () => {
    await db.query(
      `insert into requests (actor, key, body_hash, response, at) select gen_random_uuid(), 'k', '', '{}', now() - interval '1 day' * n from unnest(array[1, 89, 91]) n`,
    );
    expect(await run('old-requests')).toBe(1);
  });

  it('opens the coming year once', async () => {
    const partitions = () => db.query<{ n: number }[]>(`select count(*)::int n from pg_inherits`);
    await run('next-year');
    const before = await partitions();
    await run('next-year');
    expect(await partitions()).toEqual(before);
  });

  it('removes uploads that nobody finished', async () => {
    expect(await run('abandoned-files')).toBe(0);
    mkdirSync(join(storage, 'tmp'));
    for (const name of ['old', 'new']) writeFileSync(join(storage, 'tmp', name), '');
    utimesSync(join(storage, 'tmp', 'old'), 0, Date.now() / 1000 - 25 * 3600);
    expect(await run('abandoned-files')).toBe(1);
    expect(readdirSync(join(storage, 'tmp'))).toEqual(['new']);
  });
});
