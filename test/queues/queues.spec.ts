import { Client } from 'pg';
import { Queues, type QueuedJob } from '../../src/platform/queues/queues';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { startRedis } from './redis';

/** What the system relies on, wherever the queues live. */
describe.each(['PostgreSQL', 'Redis'])('queues on %s', (place) => {
  let database: TestDatabase;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  let queues: Queues;
  const failures: Error[] = [];
  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), place === 'Redis' ? startRedis() : undefined]);
    queues = new Queues({ DATABASE_URL: database.url, ...(redis && { REDIS_URL: redis.url }) }, (error) => failures.push(error));
  }, 300_000);
  afterAll(async () => {
    await queues.close();
    const seen = [...failures]; // dropping the database cuts connections that are still being closed
    await Promise.all([database.drop(), redis?.stop()]);
    expect(seen).toEqual([]);
  });

  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 500 && !condition(); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(condition()).toBe(true);
  };

  it('does every job once, with what it was given', async () => {
    const done: unknown[] = [];
    const queue = queues.queue('letters');
    await Promise.all([1, 2, 3].map((n) => queue.add('print', { n })));
    await queues.work('letters', async (job) => done.push(job.data), { concurrency: 2 });
    await until(() => done.length === 3);
    expect(new Set(done)).toEqual(new Set([{ n: 1 }, { n: 2 }, { n: 3 }]));
  });

  it('tries again what failed, and says so', async () => {
    const tries: number[] = [];
    const failed: (QueuedJob | undefined)[] = [];
    const work = async ({ attemptsMade }: QueuedJob) => {
      tries.push(attemptsMade);
      if (tries.length < 3) throw new Error('not yet');
    };
    await queues.work('mail', work, { concurrency: 1, onFailed: (job) => failed.push(job) });
    await queues.queue('mail').add('send', {}, { attempts: 3, backoff: { type: 'fixed', delay: 20 } });
    await until(() => tries.length === 3);
    expect({ tries, failed: failed.map((job) => job?.name) }).toEqual({ tries: [0, 1, 2], failed: ['send', 'send'] });
  });

  it('takes a job that is added twice under one id once', async () => {
    const done: string[] = [];
    const queue = queues.queue('export');
    await queue.add('letter', {}, { jobId: 'letter-7' });
    await queue.add('letter', {}, { jobId: 'letter-7' });
    await queue.add('letter', {}, { jobId: 'letter-8' });
    await queues.work('export', async (job) => done.push(job.id ?? ''), { concurrency: 1 });
    await until(() => done.length === 2);
    expect(done).toEqual(['letter-7', 'letter-8']);
  });

  it('repeats, follows a new rhythm, and forgets what nobody wants any more', async () => {
    const done: string[] = [];
    const queue = queues.queue('chores');
    await queue.repeat('sweep', { ms: 3_600_000 });
    await new Promise((later) => setTimeout(later, 250)); // the new rhythm begins at another moment than the old one
    await queue.repeat('sweep', { ms: 100 });
    await queue.repeat('obsolete', { ms: 3_600_000 });
    await queue.keepRepeating(['sweep']);
    await queues.work('chores', async (job) => done.push(job.name), { concurrency: 1 });
    await until(() => done.filter((name) => name === 'sweep').length > 2);
  });
});

describe('queues on a PostgreSQL that cuts every connection', () => {
  it('end nobody, and go on when it stops', async () => {
    const database = await createTestDatabase();
    const queues = new Queues({ DATABASE_URL: database.url }, () => {});
    const storm = new Client({ connectionString: database.url });
    await storm.connect();
    const done: unknown[] = [];
    for (let n = 0; n < 8; n++) await queues.work('letters', async (job) => done.push(job.data), { concurrency: 1 });
    for (const end = Date.now() + 5000; Date.now() < end;)
      await storm.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    await storm.end();
    await queues.queue('letters').add('print', { n: 1 });
    for (let n = 0; n < 500 && !done.length; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toEqual([{ n: 1 }]);
    await queues.close();
    await database.drop();
  }, 60_000);
});
