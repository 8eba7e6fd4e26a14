import { verify } from '@node-rs/argon2';
import { DataSource } from 'typeorm';
import { ReplyField } from '../../contracts/org';
import { DEVELOPMENT_PASSWORD, refuseDevelopmentPassword, seedOrganisation, signInHints } from '../../src/org/seed';
import { createDataSource } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';

const tables = [
  'units',
  'posts',
  'people',
  'assignments',
  'books',
  'inquiry_types',
  'calendar_layers',
  'calendar_weeks',
  'calendar_exceptions',
];

describe('seeding the organisation', () => {
  let database: TestDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = await createDataSource(database.url, 2).initialize();
    await empty();
    await seedOrganisation(db, { production: false });
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const empty = () => db.query(`truncate ${tables.join(', ')} cascade`);
  const digest = async () => {
    const all = tables.map((table) => `select md5(string_agg(t::text, '|' order by t::text)) as md5 from ${table} t`);
    return (await db.query<{ md5: string }[]>(all.join(' union all '))).map(({ md5 }) => md5);
  };
  const count = async (what: string) => (await db.query<[{ n: number }]>(`select count(*)::int as n from ${what}`))[0].n;

  it('makes an office for the headquarters, each province and each county, with posts and people in them', async () => {
    const levels = await db.query(`select level, count(*)::int as n from units where kind = 'OFFICE' group by level order by n`);
    expect(levels).toEqual([
      { level: 'HEADQUARTERS', n: 1 },
      { level: 'PROVINCIAL_OFFICE', n: 31 },
      { level: 'COUNTY_OFFICE', n: 482 },
    ]);
    expect(await count(`posts`)).toBeGreaterThan(3000);
    expect(await count(`people`)).toBeGreaterThan(3000);
    expect(await count(`posts p where not exists (select from assignments a where a.post_id = p.id)`)).toBe(0);
    expect(await count(`assignments where kind = 'ASSISTANT'`)).toBe(32);
    expect(await count(`assignments where kind = 'ACTING'`)).toBeGreaterThan(5);
    expect(
      await count(`(select from assignments where kind = 'HOLDER' group by person_id having count(*) > 1) as several`),
    ).toBeGreaterThan(5);
  });

  it('gives the same at every seeding, fast, and changes nothing when it is there', async () => {
    const before = await digest();
    await seedOrganisation(db, { production: false });
    expect(await digest()).toEqual(before);
    await empty();
    const begun = performance.now();
    await Promise.all([seedOrganisation(db, { production: false }), seedOrganisation(db, { production: false })]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await digest()).toEqual(before);
  });

  it('lets everybody who is hinted at sign in with the practice password, in the part they play', async () => {
    const found = await db.query<
      { username: string; name: string; password_hash: string; is_admin: boolean; kinds: string[]; may_sign: boolean }[]
    >(
      `select w.username, w.name, w.password_hash, w.is_admin, array_agg(p.kind) as kinds, bool_or(p.may_sign) as may_sign
       from people w join assignments a on a.person_id = w.id join posts p on p.id = a.post_id where w.username = any($1) group by w.id`,
      [signInHints.map(({ username }) => username)],
    );
    expect(found).toHaveLength(signInHints.length);
    expect(await verify(found[0]!.password_hash, DEVELOPMENT_PASSWORD)).toBe(true);
    const by = new Map(
      signInHints.map(({ role, username, name }) => [role, { hint: name, ...found.find((person) => person.username === username)! }]),
    );
    for (const { hint, name } of by.values()) expect(name).toBe(hint);
    expect(by.get('signer')?.may_sign).toBe(true);
    expect(by.get('drafter')?.may_sign).toBe(false);
    expect(by.get('clerk')?.kinds).toEqual(['CLERK']);
    expect(by.get('supervisor')?.kinds).toEqual(['SUPERVISOR']);
    expect(by.get('admin')?.is_admin).toBe(true);
  });

  it('knows what the answer to each inquiry must say', async () => {
    const types = await db.query<{ code: string; fields: unknown[] }[]>(`select code, fields from inquiry_types`);
    expect(types.length).toBeGreaterThan(15);
    for (const { fields } of types) expect(ReplyField.array().min(1).safeParse(fields).error).toBeUndefined();
  });

  it('in production leaves everybody disabled and without a password, and takes none', async () => {
    await expect(refuseDevelopmentPassword(db)).rejects.toThrow('shared password');
    await empty();
    await expect(seedOrganisation(db, { production: true, password: 'secret' })).rejects.toThrow('without passwords');
    await seedOrganisation(db, { production: true });
    expect(await count(`people where not disabled or password_hash is not null`)).toBe(0);
    expect(await count(`units where kind = 'OFFICE'`)).toBe(514);
    await refuseDevelopmentPassword(db);
  });
});
