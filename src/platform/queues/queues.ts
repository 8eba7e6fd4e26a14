import { createPostgresBackend, Queue, withBackend, Worker, type Job, type JobsOptions } from 'bullmq';
import IORedis from 'ioredis';
import { Pool } from 'pg';
import type { Config } from '../../../config/env';
import { HarmlessClient } from '../database/keeping-client';

export type QueuedJob = Pick<Job, 'id' | 'name' | 'data' | 'attemptsMade'>;

/** What the rest of the system needs of a queue, the same on Redis and on PostgreSQL. */
export interface JobQueue {
  add(name: string, data: object, options?: JobsOptions): Promise<unknown>;
  /** Runs a job again and again; called anew with other times, it follows those. */
  repeat(name: string, every: { ms: number }): Promise<void>;
  /** Ends repetitions that nobody wants any more. */
  keepRepeating(names: readonly string[]): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
}

/** Its default, where its tables lie. */
const BULLMQ_SCHEMA = 'bullmq';

/** Never kept longer than somebody would look at it. */
const defaults: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { age: 3600, count: 1000 },
  removeOnFail: { age: 7 * 86_400, count: 5000 },
};

/**
 * Queues for work without a story (BullMQ): on Redis when there is one, else on the PostgreSQL of everything else. Whatever is lost with
 * them can be done again; nothing here changes what happens to a letter.
 */
export class Queues {
  private readonly open: Closable[] = [];
  private readonly redis: IORedis | undefined;

  /** @param onError gets what fails in the background: a lost connection is found again by itself */
  constructor(
    private readonly config: Pick<Config, 'REDIS_URL' | 'DATABASE_URL'>,
    private readonly onError: (error: Error) => void,
  ) {
    // BullMQ waits on blocking calls, which must not be given up after a number of retries.
    if (config.REDIS_URL) this.redis = new IORedis(config.REDIS_URL, { maxRetriesPerRequest: null });
    this.redis?.on('error', onError);
  }

  queue(name: string): JobQueue {
    const queue = this.redis
      ? new Queue(name, { connection: this.redis, defaultJobOptions: defaults })
      : new postgres.Queue(name, { connection: this.postgresConnection(), defaultJobOptions: defaults });
    this.watch(queue);
    return {
      add: (job, data, options) => queue.add(job, data, options),
      repeat: async (job, { ms }) => {
        const before = await queue.getJobScheduler(job);
        // A new rhythm would begin where the old one's next turn was to be, up to its whole length from now.
        if (before && before.every !== ms) await queue.removeJobScheduler(job);
        await queue.upsertJobScheduler(job, { every: ms }, { name: job, data: {} });
      },
      keepRepeating: async (names) => {
        for (const { key } of await queue.getJobSchedulers()) if (!names.includes(key)) await queue.removeJobScheduler(key);
      },
    };
  }

  /** @param work throws to have the job tried again later */
  async work(
    name: string,
    work: (job: QueuedJob) => Promise<unknown>,
    options: { concurrency: number; onFailed?: (job: QueuedJob | undefined, error: Error) => void },
  ) {
    const { concurrency, onFailed } = options;
    const worker = this.redis
      ? new Worker(name, work, { connection: this.redis, concurrency })
      : new postgres.Worker(name, work, { connection: this.postgresConnection(), concurrency });
    this.watch(worker);
    if (onFailed) worker.on('failed', (job: QueuedJob | undefined, error: Error) => onFailed(job, error));
    await worker.waitUntilReady();
  }

  /** Lets running jobs finish. */
  async close(): Promise<void> {
    for (const each of this.open.reverse()) await each.close();
    this.redis?.disconnect();
  }

  private watch(part: Closable & { on(event: 'error', listener: (error: Error) => void): unknown }): void {
    part.on('error', this.onError);
    this.open.push(part);
  }

  /** A pool of ours, as BullMQ's own connections end the process when they are cut the moment they stand. One of them waits for news. */
  private postgresConnection(): Pool {
    const options = `-c search_path=${BULLMQ_SCHEMA}`;
    const pool = new Pool({ connectionString: this.config.DATABASE_URL, max: 4, keepAlive: true, options, Client: HarmlessClient });
    this.open.push({ close: () => pool.end() });
    return pool;
  }
}

const postgres = withBackend(createPostgresBackend);
