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

/** A database of one's own with today's tables and the seeded organisation: a copy, so it costs a moment only. */
export async function createTestDatabase(): Promise<TestDatabase> {
  await asAdmin(makeTemplateOnce);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(1)'); // a template is copied by one at a time
    await admin.query(`create database ${name} template ${template}`);
  });
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
  await seedOffice(urlOf(half), { production: false });
  await admin.query(`alter database ${half} rename to ${template}`);
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${database}`;
  return url.href;
}
