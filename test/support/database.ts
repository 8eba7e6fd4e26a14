import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../scripts/launch/database';
import { seedOffice } from '../../scripts/launch/organisation';
import { ordinaryMorning } from './ordinary-morning';

export interface TestDatabase {
  url: string;
  /** Ends what is still connected to it. */
  drop(): Promise<void>;
}

const template = 'chapar_template';

/**
 * When every test begins, by the office's clock: an ordinary morning, so that what passes now passes on a Friday night too. It lies ahead, as
 * in a practice office: what is due strikes when a test sweeps, and no run's timer, which goes by real time, comes before it. TEST_BEGINS
 * has it begin elsewhere ahead.
 */
const BEGINS = process.env.TEST_BEGINS ? new Date(process.env.TEST_BEGINS) : ordinaryMorning(Date.now());

/** A moment of the office so many days after its tests begin. */
export const inDays = (days: number): Date => new Date(+BEGINS + days * 86_400_000);

/** A database of one's own with today's tables and the seeded organisation: a copy, so it costs a moment only. */
export async function createTestDatabase(): Promise<TestDatabase> {
  await asAdmin(makeTemplateOnce);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(1)'); // a template is copied by one at a time
    await admin.query(`create database ${name} template ${template}`);
  });
  await setClock(urlOf(name), BEGINS);
  return {
    url: urlOf(name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

/** The first suite that asks makes the template, the others wait for it. */
async function makeTemplateOnce(admin: Client) {
  await admin.query('select pg_advisory_lock(2)');
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount) return;
  const half = `${template}_half`;
  await admin.query(`drop database if exists ${half} with (force)`);
  await admin.query(`create database ${half}`);
  await migrate(urlOf(half), { queues: true });
  await setClock(urlOf(half), BEGINS);
  await seedOffice(urlOf(half), { production: false });
  await admin.query(`alter database ${half} rename to ${template}`);
}

const setClock = (url: string, to: Date): Promise<void> =>
  connected(url, async (client) => void (await client.query(`update office_clock set shift = $1::timestamptz - clock_timestamp()`, [to])));

const asAdmin = <T>(work: (admin: Client) => Promise<T>): Promise<T> => connected(urlOf('postgres'), work);

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${database}`;
  return url.href;
}
