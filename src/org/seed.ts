import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import type { DataSource, EntityManager } from 'typeorm';
import { yearStart } from '../../contracts/ids';
import { argon2Options } from '../auth/passwords';
import { writeNation } from '../calendar/seed-calendar';
import { writeTemplates } from '../letters/seed-templates';
import { chartOf, type Chart, type County } from './seed-chart';
import { inquiryTypes } from './seed-inquiry-types';
import { personName } from './seed-names';
import { staffOf, type Staff } from './seed-people';

/** Of every person of the practice organisation. @see refuseDevelopmentPassword */
export const DEVELOPMENT_PASSWORD = 'chapar-practice-1405';

/** One person for each part that is played in the office, to be tried out first. */
export const signInHints = (
  [
    ['drafter', 'hq.identity.expert1', 'پیش‌نویس، معاونت امور هویتی'],
    ['reviewer', 'hq.identity.documents.head', 'بررسی و پاراف، اداره کل اسناد هویتی'],
    ['signer', 'hq.identity.head', 'امضا، معاون امور هویتی'],
    ['clerk', 'hq.secretariat', 'دبیرخانه مرکزی'],
    ['provinceHead', '23.head', 'مدیرکل استان تهران'],
    ['countyHead', '2301.head', 'رئیس اداره شهرستان تهران'],
    ['supervisor', 'hq.supervisor', 'ناظر ارشد گردش مکاتبات'],
    ['admin', 'admin', 'راهبر سامانه'],
  ] as const
).map(([role, username, title]) => ({ role, username, name: personName(username), title }));

/** The beginning of a year, so that every seeding gives the same. */
const since = new Date(yearStart(1404)).toISOString();
const sinceDay = '2025-03-21';

/**
 * Fills an empty organisation: chart, people, books, inquiry types and holidays; does nothing when there is one.
 * @param options.production people are there, but disabled and without a password; a password is refused
 */
export async function seedOrganisation(
  db: DataSource,
  { production, password }: { production: boolean; password?: string },
): Promise<void> {
  if (production && password !== undefined) throw new Error('A production organisation is seeded without passwords.');
  await db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('seed organisation'))`);
    const [{ filled }] = await tx.query<[{ filled: boolean }]>(`select exists (select from units) as filled`);
    if (filled) return;
    const chart = chartOf(counties());
    await writeChart(tx, chart);
    await writeBooks(tx);
    await writePeople(tx, staffOf(chart), production ? null : await practiceHash(password ?? DEVELOPMENT_PASSWORD));
    await writeInquiryTypes(tx);
    await writeTemplates(tx);
    await writeNation(tx, holidays(), since);
    await tx.query(`analyze units, posts, people, assignments, books`);
  });
}

/**
 * For the start of a production process: a password hash that two people share can only come from the practice seed.
 * @throws Error when the database holds one
 */
export async function refuseDevelopmentPassword(db: DataSource): Promise<void> {
  const shared = await db.query<unknown[]>(
    `select from people where password_hash is not null and not disabled group by password_hash having count(*) > 1 limit 1`,
  );
  if (shared.length > 0)
    throw new Error('This database holds the practice people and their shared password; production needs an organisation of its own.');
}

async function writeChart(tx: EntityManager, { units, posts }: Chart): Promise<void> {
  await tx.query(
    `insert into units (id, code, number_code, name, short_name, level, kind, parent_id, office_id, province_code, county_code, valid_from)
     select stable_id('unit/' || code), code, number_code, name, short_name, level, kind, stable_id('unit/' || parent), stable_id('unit/' || office), province_code, county_code, $2
     from jsonb_to_recordset($1) as u(code text, number_code text, name text, short_name text, level text, kind text, parent text, office text, province_code text, county_code text)`,
    [JSON.stringify(units), sinceDay],
  );
  await tx.query(
    `insert into posts (id, code, unit_id, office_id, level, province_code, title, kind, rank, may_sign, valid_from)
     select stable_id('post/' || p.code), p.code, u.id, u.office_id, u.level, u.province_code, p.title, p.kind, p.rank, p.may_sign, $2
     from jsonb_to_recordset($1) as p(code text, unit text, title text, kind text, rank int, may_sign boolean) join units u on u.code = p.unit`,
    [JSON.stringify(posts), sinceDay],
  );
}

/** Letters within the house get their number by themselves; what leaves it passes the clerk. */
async function writeBooks(tx: EntityManager): Promise<void> {
  await tx.query(
    `insert into books (id, office_id, kind, mode, pattern)
     select stable_id('book/' || u.code || '/' || b.kind), u.id, b.kind, b.mode, b.pattern from units u
     cross join (values ('INTERNAL', 'AUTOMATIC', '{jy}/{sec}/{seq:05}'), ('OUTGOING', 'CLERK', '{jy}/ص/{sec}/{seq:05}'), ('INCOMING', 'AUTOMATIC', '{jy}/و/{sec}/{seq:05}')) as b(kind, mode, pattern)
     where u.kind = 'OFFICE'`,
  );
}

async function writePeople(tx: EntityManager, { people, assignments }: Staff, passwordHash: string | null): Promise<void> {
  await tx.query(
    `insert into people (id, username, name, clearance, is_admin, password_hash, disabled)
     select stable_id('person/' || username), username, name, clearance, is_admin, $2::text, $2::text is null
     from jsonb_to_recordset($1) as p(username text, name text, clearance text, is_admin boolean)`,
    [JSON.stringify(people), passwordHash],
  );
  await tx.query(
    `insert into assignments (id, post_id, person_id, kind, from_at, created_at)
     select stable_id('assignment/' || post || '/' || username || '/' || kind), stable_id('post/' || post), stable_id('person/' || username), kind, $2, $2
     from jsonb_to_recordset($1) as a(post text, username text, kind text)`,
    [JSON.stringify(assignments), since],
  );
}

async function writeInquiryTypes(tx: EntityManager): Promise<void> {
  await tx.query(
    `insert into inquiry_types (code, title, fields, deadline)
     select code, title, fields, nullif(deadline, 'null') from jsonb_to_recordset($1) as t(code text, title text, fields jsonb, deadline jsonb)`,
    [JSON.stringify(inquiryTypes)],
  );
}

const holidays = () => table('iran-holidays-1403-1405.csv').map(([, day = '', , kind = '', , name = '']) => ({ day, kind, name }));

/** A salt of its own for everybody would take minutes; a fixed one gives the same at every seeding. */
const practiceHash = (password: string): Promise<string> => hash(password, { ...argon2Options, salt: Buffer.from('chapar practice!') });

const counties = (): County[] =>
  table('iran-counties.csv').map(([provinceCode = '', , provinceName = '', , code = '', , name = '']) => ({
    provinceCode,
    provinceName,
    code,
    name,
  }));

/** The rows of a file in data/, beneath its remarks and its heading. Built or not, the folder lies beside contracts/ or above dist/. */
function table(file: string): string[][] {
  const root = join(__dirname, __dirname.includes(`${join('dist', 'src')}`) ? '../../..' : '../..');
  const lines = readFileSync(join(root, 'data', file), 'utf8')
    .trim()
    .split(/\r?\n/);
  return lines
    .filter((line) => !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split(','));
}
