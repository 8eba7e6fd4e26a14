import { Client } from 'pg';
import { runMigrations as createQueues } from 'bullmq';
import { createDataSource } from '../../src/platform/database/data-source';

/** Holds back a second command that prepares the same database. */
const preparing = 4_711_001;

/**
 * Brings a database to today's form; done already, it changes nothing.
 * @param queues whether the queues of jobs live in it too
 */
export async function migrate(url: string, { queues }: { queues: boolean }): Promise<{ applied: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [preparing]);
    const db = await createDataSource(url, 2).initialize();
    try {
      const applied = await db.runMigrations();
      if (queues) await createQueues(client);
      return { applied: applied.length };
    } finally {
      await db.destroy();
    }
  } finally {
    await client.end();
  }
}
