import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../scripts/launch/database';
import { seedOffice } from '../../scripts/launch/organisation';

export interface TestDatabase {
  url: string;
  /** Ends what is still connected to it. */
  drop(): Promise<void>;
}

const template = 'chapar_template';

/**
 * When every test begins, by the office's clock: Sunday 14 Tir 1405 at ten, an ordinary working week with no holiday near and a year that
 * is known to its end. A suite that passes today passes on a Friday night and in another year; TEST_BEGINS has it begin elsewhere.
 */
const BEGINS = process.env.TEST_BEGINS ?? '2026-07-05T06:30:00Z';

/** A moment of the office so many days after its tests begin. */
export const inDays = (days: number): Date => new Date(Date.parse(BEGINS) + days * 86_400_000);

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

/** An office's clock only goes forward; that of the tests may begin in the past. */
async function setClock(url: string, to: string): Promise<void> {
  await connected(url, async (client) => {
    await client.query(`alter table office_clock drop constraint if exists office_clock_shift_check`);
    await client.query(`update office_clock set shift = $1::timestamptz - clock_timestamp()`, [to]);
  });
}

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
