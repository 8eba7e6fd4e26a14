import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { BoardFilter, type BoardFigures } from '../../contracts/board';
import { MeasuresFilter, TimeFilter } from '../../contracts/board-measures';
import { readersOf, viewsOf } from '../../scripts/bench-board/views';
import { fillBoard } from '../../scripts/bench/full-board';
import type { Actor } from '../../src/auth/actor';
import { OrgQueries } from '../../src/org/org.queries';
import { createDataSource } from '../../src/platform/database/data-source';
import { foldOpen } from '../../src/supervision/board-chores';
import { rollAgain, rollDays } from '../../src/supervision/rollup';
import { dayAfter } from '../../src/supervision/spans';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { tooSlow } from '../support/pace';

/** `npm run bench:board` is the same over eleven million. */
const [OPEN, CLOSED, DAYS] = [6_000, 10_000, 45];
const BOARD_MS = 300;

let database: TestDatabase;
let db: DataSource;
let actor: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await createDataSource(database.url, 4).initialize();
  await fillBoard(db, { open: OPEN, closed: CLOSED, days: DAYS, seed: 7 });
  const [{ id }] = await db.query<[{ id: string }]>(`select id from people where username = 'hq.supervisor'`);
  [{ today }] = await db.query<[{ today: string }]>(`select office_today()::text as today`);
  actor = (await new OrgQueries(db).actorOf(id))!;
}, 120_000);
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const unit = async (code: string) => (await db.query<{ id: string }[]>(`select id from units where code = $1`, [code]))[0]!.id;

/** Every row of the chart that the board has, with its figures. */
async function figures(type?: string): Promise<Record<string, BoardFigures>> {
  const places = [{}, { level: 'province', under: await unit('07') }, { level: 'county', under: await unit('hq') }];
  const boards = await Promise.all(
    places.map((place) => readersOf(db).board.board(actor, BoardFilter.parse({ ...place, ...(type && { type }) }))),
  );
  return Object.fromEntries(
    boards.flatMap(({ place, rows, totals }) => [
      [`${place.level} ${place.name}`, totals] as const,
      ...rows.map(({ unit: { name }, provinceCode: _p, countyCode: _c, place: _n, ...row }) => [`${place.level} / ${name}`, row] as const),
    ]),
  );
}

/** The same figure by counting tasks one by one. @param which SQL over tasks t and their office u */
const plain = async (which: string, type?: string) =>
  (
    await db.query<[Record<string, number>]>(
      `select count(*) filter (where open)::int as "openInquiries", count(*) filter (where open and due_at < now)::int as overdue,
         count(*) filter (where open and due_at >= now and due = today)::int as "dueToday", count(*) filter (where open and due = today + 1)::int as "dueTomorrow",
         count(*) filter (where answered)::int as "answered30d", (count(*) filter (where answered and took <= interval '24 hours'))::float8 / nullif(count(*) filter (where answered), 0) as "within24hShare30d",
         (count(*) filter (where answered and closed_at <= due_at))::float8 / nullif(count(*) filter (where answered and due_at is not null), 0) as "withinPolicyShare30d",
         extract(epoch from percentile_disc(0.5) within group (order by took) filter (where answered)) * 1000 as median, extract(epoch from percentile_disc(0.9) within group (order by took) filter (where answered)) * 1000 as p90
       from (select t.*, office_now() as now, office_today() as today, t.state = 'open' as open, (t.due_at at time zone 'Asia/Tehran')::date as due, t.closed_at - t.opened_at as took,
               t.outcome = 'answered' and (t.closed_at at time zone 'Asia/Tehran')::date > office_today() - 30 as answered
             from tasks t join units u on u.id = t.unit_id where t.kind = 'answer' and ${which} and ($1::text is null or t.inquiry_type = $1)) q`,
      [type ?? null],
    )
  )[0];

async function expectPlain(type?: string): Promise<void> {
  const shown = await figures(type);
  const fars = (await db.query<{ name: string }[]>(`select name from units where code = '07'`))[0]!.name;
  const affairs = (await db.query<{ name: string; id: string }[]>(`select id, name from units where code = 'hq.legal.affairs'`))[0]!;
  for (const [place, which] of [
    [Object.keys(shown)[0]!, 'true'],
    [`country / ${fars}`, `u.province_code = '07'`],
    [`province ${fars}`, `u.province_code = '07'`],
    [`province / ${fars}`, `u.code = '07'`],
    [`county / ${affairs.name}`, `t.asked_of = '${affairs.id}'`],
  ] as const) {
    const { median, p90, ...counts } = await plain(which, type);
    const { medianAnswerMs30d, p90AnswerMs30d } = shown[place]!;
    expect({ place, ...shown[place] }).toMatchObject({ place, ...counts });
    if (medianAnswerMs30d) expect(Math.abs(medianAnswerMs30d / median! - 1)).toBeLessThan(0.083);
    if (p90AnswerMs30d) expect(Math.abs(p90AnswerMs30d / p90! - 1)).toBeLessThan(0.083);
  }
}

/** Where time went, in three places. */
const times = async () =>
  Promise.all(
    [{}, { level: 'province', under: await unit('07') }, { level: 'county', under: await unit('hq') }].map(async (place) => {
      const { steps, rows } = await readersOf(db).times.time(actor, TimeFilter.parse({ ...place, from: day(-40) }));
      const named = (of: typeof steps) => Object.fromEntries(of.map(({ step, cases, totalMs }) => [step, [cases, totalMs]]));
      return [named(steps), ...rows.map((row) => named(row.steps))];
    }),
  );
let today: string;
const day = (n: number) => dayAfter(today, n);

/** Without what grows by itself. */
const still = (all: Record<string, BoardFigures>) => Object.values(all).map(({ oldestOverdueMs: _, ...rest }) => rest);
const rowsOf = (table: string) =>
  db.query(`select md5(string_agg(b::text, '|' order by b::text)) as all, count(*)::int as n from ${table} b`);

describe('the board of a full organisation', () => {
  it('shows what a plain count finds, before any day was counted and after all were', async () => {
    const [live, spent] = [await figures(), await times()];
    await expectPlain();
    expect(await rollDays(db)).toBeGreaterThanOrEqual(DAYS - 1);
    expect(still(await figures())).toEqual(still(live));
    expect(await times()).toEqual(spent);
    await expectPlain('ADMINISTRATIVE');
  });

  it('counts a finished day once, and all of them anew to the same rows', async () => {
    expect(await rollDays(db)).toBe(0);
    const before = [await rowsOf('board_answers'), await rowsOf('board_time')];
    await rollAgain(db);
    expect([await rowsOf('board_answers'), await rowsOf('board_time')]).toEqual(before);
  });

  it('measures any period against any other as a plain count does', async () => {
    const [fars, { measures }] = [await unit('07'), readersOf(db)];
    const days = fc
      .tuple(fc.integer({ min: -60, max: 0 }), fc.integer({ min: 0, max: 80 }))
      .map(([a, length]) => [a, Math.min(0, a + length)] as const);
    await fc.assert(
      fc.asyncProperty(
        days,
        days,
        fc.boolean(),
        fc.constantFrom('part', 'type', 'week'),
        async ([from, to], [againstFrom, againstTo], ofProvince, by) => {
          const place = ofProvince ? { level: 'province', under: fars } : {};
          const period = { from: day(from), to: day(to) };
          const against = { againstFrom: day(againstFrom), againstTo: day(againstTo) };
          const { totals, rows } = await measures.measures(actor, MeasuresFilter.parse({ ...place, ...period, ...against, by }));
          const counted = async (a: string, b: string) =>
            (
              await db.query<[object]>(
                `select count(*)::int as answered, count(*) filter (where closed_at - opened_at <= interval '24 hours')::float8 / nullif(count(*), 0) as "within24hShare",
                 count(*) filter (where closed_at <= due_at)::float8 / nullif(count(due_at), 0) as "withinPolicyShare"
               from tasks t join units u on u.id = t.unit_id where t.kind = 'answer' and t.outcome = 'answered' and ($3 or u.province_code = '07')
                 and (closed_at at time zone 'Asia/Tehran')::date between $1::date and $2::date`,
                [a, b, !ofProvince],
              )
            )[0];
          expect(totals.now).toMatchObject(await counted(period.from, period.to));
          expect(totals.before).toMatchObject(await counted(against.againstFrom, against.againstTo));
          expect(rows.reduce((sum, { now }) => sum + now.answered, 0)).toBe(totals.now.answered);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('knows what is open after whatever happened to a question, folded or not', async () => {
    const chance = `where kind = 'answer' and state = 'open' and abs(hashtext(process_id::text)) %`;
    await db.query(`update tasks set due_at = due_at + interval '3 days' ${chance} 9 = 0`);
    await db.query(`update tasks set due_at = null ${chance} 11 = 1`);
    await db.query(`update tasks set state = 'closed', outcome = 'answered', closed_at = office_now() ${chance} 13 = 2`);
    await db.query(`delete from tasks ${chance} 17 = 3`);
    await db.query(
      `with asked as (insert into processes (year, id, kind, parent_id, letter_id, unit_id, state, opened_at) select year, process_id, 'respondent', letter_id, letter_id, asked_of, 'ASKED', office_now()
         from tasks where kind = 'answer' and state = 'closed' and outcome = 'answered' limit 300 returning *)
       select count(*) from asked`,
    );
    await db.query(
      `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, opened_at, due_at)
       select t.year, t.process_id, 'answer.2', t.kind, t.post_id, t.unit_id, t.letter_id, office_now(), office_now() + interval '1 day' from tasks t join processes p on p.year = t.year and p.id = t.process_id where t.key = 'answer.1'`,
    );
    await expectPlain();
    expect(await foldOpen(db)).toBeGreaterThan(500);
    expect(await foldOpen(db)).toBe(0);
    await expectPlain();
    const folded = await rowsOf('board_open');
    await db.query(`select recount_open()`);
    expect(await rowsOf('board_open')).toEqual(folded);
  });

  it('measures what an office answered that is closed by now, part by part as in all', async () => {
    const county = await unit('0702');
    const place = { level: 'province', under: await unit('07'), from: day(-44), to: day(0) };
    const totals = async (by: string) => (await readersOf(db).measures.measures(actor, MeasuresFilter.parse({ ...place, by }))).totals.now;
    const all = await totals('part');
    await db.query(`update units set valid_to = office_today() - 31 where id = $1`, [county]);
    expect(await totals('part')).toEqual(all);
    expect(await totals('type')).toEqual(all);
    await db.query(`update units set valid_to = null where id = $1`, [county]);
  });

  it('knows what is late the longest in an office also when the unit that was asked is closed by now', async () => {
    const [{ office, asked }] = await db.query<[{ office: string; asked: string }]>(
      `select t.unit_id as office, t.asked_of as asked from tasks t join units u on u.id = t.unit_id
       where t.kind = 'answer' and t.state = 'open' and u.level = 'COUNTY_OFFICE' and t.asked_of <> t.unit_id and t.due_at < office_now() order by t.due_at limit 1`,
    );
    const oldest = async () => {
      const { at, totals } = await readersOf(db).board.board(actor, BoardFilter.parse({ level: 'county', under: office }));
      return Date.parse(at) - totals.oldestOverdueMs!;
    };
    const before = await oldest();
    await db.query(`update units set valid_to = office_today() - 31 where id = $1`, [asked]);
    expect(await oldest()).toBe(before);
    await db.query(`update units set valid_to = null where id = $1`, [asked]);
  });

  it('is there quickly at every level', async () => {
    await db.query(`vacuum analyze tasks`);
    const views = (await viewsOf(db)).map(([name, read]) => [name, BOARD_MS, read] as const);
    expect(await tooSlow(db, views)).toEqual([]);
  });
});
