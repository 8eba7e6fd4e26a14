import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Id, yearOf, yearStart } from '../../contracts/ids';
import { uuidv7 } from '../../src/journal/new-id';
import { createDataSource } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';

describe('the ground of the organisation in SQL', () => {
  let database: TestDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = await createDataSource(database.url, 12).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => {
    const [row] = await db.query<Record<string, T>[]>(sql, values);
    return Object.values(row!)[0]!;
  };
  const unit = (code: string) => one<string>(`select id from units where code = $1`, [code]);
  const post = (code: string) => one<string>(`select id from posts where code = $1`, [code]);

  describe('ids', () => {
    it('tell the same Jalali year in SQL as in TypeScript, at every turn of a year', async () => {
      const years = Array.from({ length: 40 }, (_, n) => 1390 + n);
      const ids = years.flatMap((year) => [uuidv7(new Date(yearStart(year) - 1)), uuidv7(new Date(yearStart(year)))]);
      const told = await db.query<{ year: number }[]>(
        `select year_of(id) as year from unnest($1::uuid[]) with ordinality as t(id, n) order by n`,
        [ids],
      );
      expect(told.map(({ year }) => year)).toEqual(ids.map(yearOf));
      expect(told[0]!.year).toBe(1389);
    });

    it('of any other sort belong to a year of nothing, and break nothing', async () => {
      expect(await one(`select year_of('ffffffff-ffff-4fff-8fff-ffffffffffff')`)).toBe(0);
      expect(await one(`select year_of(stable_id('unit/hq'))`)).toBe(yearOf(await one<string>(`select stable_id('unit/hq')`)));
    });

    it('of children lie in the year of their parent and are the same for the same key', async () => {
      const parent = uuidv7(new Date('2026-11-24T00:00:00Z'));
      const [child, again, other] = await Promise.all(['a', 'a', 'b'].map((key) => one<string>(`select child_id($1, $2)`, [parent, key])));
      expect(child).toBe(again);
      expect(child).not.toBe(other);
      expect(yearOf(child!)).toBe(1405);
      expect([child, await one<string>(`select stable_id('x')`)].every((id) => Id.safeParse(id).success)).toBe(true);
    });
  });

  describe('the office clock', () => {
    it('is the clock of the database and what a practice office went ahead of it', async () => {
      const ahead = async (shift: string) => {
        await db.query(`update office_clock set shift = $1`, [shift]);
        return one(`select office_now() - clock_timestamp() between $1::interval - interval '1 s' and $1::interval`, [shift]);
      };
      expect([await ahead('0'), await ahead('2 days')]).toEqual([true, true]);
      await expect(db.query(`insert into office_clock default values`)).rejects.toThrow(/duplicate key/);
    });
  });

  describe('words', () => {
    it('are made alike whatever the keyboard, the half-space and the diacritics', async () => {
      expect(await one(`select normal_form($1)`, ['كِتابــِ  آذربايجان‌شرقي ۱۲٣ ABC '])).toBe('کتاب اذربایجان شرقی 123 abc');
      expect(await one(`select normal_form('رئیس مؤسسهٔ')`)).toBe('رییس موسسه');
    });
  });

  describe('whose desk it is', () => {
    it('leads from a unit to its head, and from one without a head to the head above', async () => {
      expect(await one(`select head_of($1)`, [await unit('2301')])).toBe(await post('2301.head'));
      expect(await one(`select head_of($1)`, [await unit('hq')])).toBe(await post('hq.president'));
      expect(await one(`select head_of($1)`, [await unit('2301.secretariat')])).toBe(await post('2301.head'));
      expect(await one(`select head_of($1)`, [randomUUID()])).toBeNull();
    });

    it('leads from any unit to the director of its province, and at headquarters to the president', async () => {
      for (const code of ['2301', '2301.secretariat', '23', '23.it'])
        expect(await one(`select province_head_of($1)`, [await unit(code)])).toBe(await post('23.head'));
      expect(await one(`select province_head_of($1)`, [await unit('hq.it.software')])).toBe(await post('hq.president'));
    });

    it('gives every office a secretariat with a clerk, a head, a director and three books', async () => {
      expect(
        await one<number>(
          `select count(*)::int from units u where kind = 'OFFICE' and (head_of(id) is null or province_head_of(id) is null or secretariat_post_of(id) is null
             or 1 <> (select count(*) from units s where s.office_id = u.id and s.kind = 'SECRETARIAT') or 3 <> (select count(*) from books b where b.office_id = u.id))`,
        ),
      ).toBe(0);
    });

    it('shows the holder and the assistant of a director, and who acts where nobody holds', async () => {
      const holders = async (code: string) =>
        (
          await db.query<{ kind: string; username: string }[]>(
            `select h.kind, p.username from holders_of($1) h join people p on p.id = h.person_id order by 1`,
            [await post(code)],
          )
        ).map(({ kind, username }) => `${kind} ${username}`);
      expect(await holders('23.head')).toEqual(['ASSISTANT 23.assistant', 'HOLDER 23.head']);
      expect(await holders('0007.head')).toEqual(['ACTING 0007.deputy']);
    });
  });

  describe('numbers', () => {
    const book = (office: string, kind: string) =>
      one<string>(`select b.id from books b join units u on u.id = b.office_id where u.code = $1 and b.kind = $2`, [office, kind]);

    it('are written by the pattern of the book, in the year that it is in Tehran', async () => {
      const next = (id: string, at: string) => db.query(`select * from next_number($1, $2)`, [id, at]);
      expect(await next(await book('23', 'OUTGOING'), '2026-03-20T20:29:59Z')).toEqual([{ year: 1404, no: 1, number: '1404/ص/23/00001' }]);
      expect(await next(await book('23', 'OUTGOING'), '2026-03-20T20:30:00Z')).toEqual([{ year: 1405, no: 1, number: '1405/ص/23/00001' }]);
      expect(await next(await book('2301', 'INCOMING'), '2026-03-20T20:30:00Z')).toEqual([
        { year: 1405, no: 1, number: '1405/و/2301/00001' },
      ]);
      expect(await one(`select number_text('{jy2}-{seq}-{kind}-{unit}', 1405, 123456, '23', '2301', 'ص')`)).toBe('05-123456-ص-2301');
      expect(await one(`select number_text('{jy}/{seq:03}', 1405, 12345, '', '', '')`)).toBe('1405/12345');
    });

    it('have no gap and no double when many write at once and some take theirs back', async () => {
      const id = await book('07', 'INTERNAL');
      const kept: number[] = [];
      const write = async (n: number) => {
        const runner = db.createQueryRunner();
        await runner.startTransaction();
        const [{ no }] = await runner.query(`select no from next_number($1, '2026-06-01T08:00:00Z')`, [id]);
        if (n % 4 === 3) await runner.rollbackTransaction();
        else {
          await runner.commitTransaction();
          kept.push(no);
        }
        await runner.release();
      };
      await Promise.all(
        Array.from({ length: 8 }, async (_, writer) => {
          for (let n = 0; n < 12; n++) await write(writer + n);
        }),
      );
      expect(kept.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 72 }, (_, n) => n + 1));
      expect(await one(`select last_no from counters where book_id = $1`, [id])).toBe(72);
    });

    it.each(['{jy}/{sec}', '{seq:05}', '{jy}/{seq}/{other}', '{jy}/{seq', '{jy}/{seq:0}'])(
      'refuse a pattern that would not name a letter: %s',
      async (pattern) => {
        await expect(db.query(`update books set pattern = $1`, [pattern])).rejects.toThrow(/books_pattern_check/);
      },
    );
  });

  describe('the tables of a new year', () => {
    it('are made for everything that is partitioned by it, once, whoever asks', async () => {
      await db.query(`create table filed (year int not null, n int) partition by list (year)`);
      await db.query(`comment on table filed is 'partitions with (fillfactor = 80)'`);
      await Promise.all([1, 2, 3].map(() => db.query(`select ensure_year(1450)`)));
      await db.query(`insert into filed values (1450, 1)`);
      expect(await one(`select reloptions from pg_class where relname = 'filed_1450'`)).toEqual(['fillfactor=80']);
      expect(await one<number>(`select count(*)::int from pg_class where relname in ('acts_1450', 'tasks_1450', 'parties_1450')`)).toBe(3);
      await expect(db.query(`select ensure_year(1501)`)).rejects.toThrow('no calendar for the year 1501');
    });
  });

  it('lets nobody hold a post twice at the same time', async () => {
    const appoint = (kind: string, username: string, from: string) =>
      db.query(
        `insert into assignments (id, post_id, person_id, kind, from_at) select $1, $2, id, $3, $5 from people where username = $4`,
        [randomUUID(), postId, kind, username, from],
      );
    const postId = await post('2301.expert1');
    await expect(appoint('HOLDER', '2301.expert2', '2030-01-01')).rejects.toThrow(/assignments_one_at_a_time/);
    await appoint('ASSISTANT', '2301.expert2', '2030-01-01');
    await appoint('ASSISTANT', '2301.expert3', '2030-01-01');
    await expect(appoint('ASSISTANT', '2301.expert3', '2031-01-01')).rejects.toThrow(/assignments_not_twice/);
  });
});
