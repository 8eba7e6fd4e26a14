import { DataSource } from 'typeorm';
import { CartableFilter, CountFilter, OfficeTasksFilter } from '../../contracts/cartable';
import { LetterFilter } from '../../contracts/views';
import type { Actor } from '../../src/auth/actor';
import { CartableQueries } from '../../src/cartable/cartable.queries';
import { LetterFoldersQueries } from '../../src/cartable/letter-folders.queries';
import { LettersQueries } from '../../src/letters/letters.queries';
import { OrgQueries } from '../../src/org/org.queries';
import { createDataSource } from '../../src/platform/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { tooSlow } from '../support/pace';
import { fillOffices } from '../../scripts/bench/full-office';

/** A fifth of what is measured by the bench; PLANS_TASKS=1000000 fills the whole. */
const TASKS = Number(process.env.PLANS_TASKS ?? 200_000);
const LIST_MS = 15;
const COUNTER_MS = 20;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Heap Fetches'?: number;
  Plans?: Plan[];
}

describe('the lists and counters of a full organisation', () => {
  let full: Office;
  beforeAll(async () => {
    full = await Office.filled(TASKS);
  }, 300_000);
  afterAll(() => full?.close());

  const list = (filter: object) => (at: Office) => at.cartable.ofActor(at.head, CartableFilter.parse(filter));
  const reads: [string, (at: Office) => Promise<unknown>][] = [
    ['the first page of a cartable', list({})],
    ['a page of several posts merged', (at) => at.cartable.ofActor(at.many, CartableFilter.parse({}))],
    ['a folder', list({ folder: 'sign' })],
    ['what is overdue, by due time', list({ folder: 'overdue', sort: 'due' })],
    ['what is rare', list({ priority: 'IMMEDIATE', unseen: 'true' })],
    ['the page of an office', (at) => at.cartable.ofOffice(at.head, at.office, OfficeTasksFilter.parse({ limit: 100 }))],
    ['an office by due time', (at) => at.cartable.ofOffice(at.head, at.office, OfficeTasksFilter.parse({ sort: 'due' }))],
    ['the last page', list({ end: 'true' })],
    ['the last page by due time', list({ sort: 'due', end: 'true' })],
    ['what was sent on', list({ folder: 'referred' })],
    ['what one has written and sent', list({ folder: 'sent' })],
    ['what is to be followed up', list({ folder: 'followUp' })],
    ['what was put away', list({ folder: 'archive', end: 'true' })],
    ['what one unit sent', (at) => at.cartable.ofActor(at.head, CartableFilter.parse({ from: at.office }))],
    ['words of a subject', list({ q: 'نامه ۱۷' })],
    ['the number of rows', (at) => at.cartable.countOf(at.head, CountFilter.parse({ unseen: 'true', q: 'نامه' }))],
    ['the counters of a cartable', (at) => at.cartable.countersOf(at.head, undefined)],
    ['the counters of several posts', (at) => at.cartable.countersOf(at.many, undefined)],
    ['the counters of an office', (at) => at.cartable.countersOfOffice(at.head, at.office)],
    ['letters sent', (at) => at.letters.list(at.head, LetterFilter.parse({ role: 'sent' }))],
    ['letters received', (at) => at.letters.list(at.head, LetterFilter.parse({ role: 'received' }))],
    ['letters one is done with', (at) => at.letters.list(at.head, LetterFilter.parse({ role: 'done' }))],
  ];

  it.each(reads)('%s: no table is read through, and no row of another office', async (_, read) => {
    for (const { nodes, sql } of await full.plansOf(() => read(full))) {
      expect([sql, nodes.filter(isReadThrough).map((node) => node['Relation Name'])]).toEqual([sql, []]);
      const touched = nodes.filter((node) => isLarge(node['Relation Name'])).map((node) => node['Actual Rows']! * node['Actual Loops']!);
      expect(Math.max(0, ...touched)).toBeLessThanOrEqual(3 * (TASKS / 514));
    }
  });

  it('answers counters from the index alone', async () => {
    for (const read of [
      (at: Office) => at.cartable.countersOf(at.head, undefined),
      (at: Office) => at.cartable.countersOfOffice(at.head, at.office),
    ]) {
      const plans = await full.plansOf(() => read(full));
      const scans = plans
        .flatMap(({ nodes }) => nodes)
        .filter((node) => /^tasks/.test(node['Relation Name'] ?? '') && node['Actual Rows']! > 0);
      expect(new Set(scans.map((node) => node['Node Type']))).toEqual(new Set(['Index Only Scan']));
    }
  });

  it('costs at most what people do not notice', async () => {
    const budgetOf = (name: string) => (name.includes('counters') ? COUNTER_MS : LIST_MS);
    expect(
      await tooSlow(
        full.db,
        reads.map(([name, read]) => [name, budgetOf(name), () => read(full)]),
      ),
    ).toEqual([]);
  }, 180_000);
});

class Office {
  private constructor(
    private readonly database: TestDatabase,
    readonly db: DataSource,
    readonly cartable: CartableQueries,
    readonly letters: LettersQueries,
    readonly office: string,
    readonly head: Actor,
    readonly many: Actor,
  ) {}

  static async filled(tasks: number): Promise<Office> {
    const database = await createTestDatabase();
    const db = await createDataSource(database.url, 4).initialize();
    await fillOffices(db, tasks);
    const org = new OrgQueries(db);
    const actorOf = async (username: string) =>
      (await org.actorOf((await db.query(`select id from people where username = $1`, [username]))[0].id))!;
    const head = await actorOf('0701.head');
    const others = await Promise.all(['0701.deputy', '0702.head', '0703.head'].map(actorOf));
    for (const statement of ownMarks) await db.query(statement, [head.posts[0]!.postId, head.personId]);
    const many = { ...head, posts: [head, ...others].flatMap(({ posts }) => posts) };
    return new Office(
      database,
      db,
      new CartableQueries(db, new LetterFoldersQueries(db)),
      new LettersQueries(db),
      head.posts[0]!.officeId,
      head,
      many,
    );
  }

  /** The statements that work asks, as the database carried them out. */
  async plansOf(work: () => Promise<unknown>): Promise<{ sql: string; nodes: Plan[] }[]> {
    const asked = jest.spyOn(this.db, 'query');
    await work();
    const calls = asked.mock.calls.map(([sql, parameters]) => [sql, parameters] as const);
    asked.mockRestore();
    return Promise.all(
      calls.map(async ([sql, parameters]) => {
        const [
          {
            'QUERY PLAN': [{ Plan }],
          },
        ] = await this.db.query(`explain (analyze, format json) ${sql}`, parameters as unknown[]);
        return { sql: String(sql).trim().split('\n')[0]!, nodes: flat(Plan as Plan) };
      }),
    );
  }

  async close(): Promise<void> {
    await this.db.destroy();
    await this.database.drop();
  }
}

/** What the head of an office has sent on, follows up and has put away, and the words of what lies there. */
const ownMarks = [
  `update tasks t set from_post_id = $1 from (select year, process_id, key from tasks where state = 'open' and unit_id = (select office_id from posts where id = $1) and post_id <> $1 limit 100) s
   where t.year = s.year and t.process_id = s.process_id and t.key = s.key and $2::uuid is not null`,
  `insert into personal_marks (person_id, year, letter_id, follow_up_on, archived_at)
   select $2, year, letter_id, office_today() + (row_number() over ())::int % 30, opened_at from (select distinct on (letter_id) year, letter_id, opened_at from tasks where post_id = $1 and state = 'open' limit 300) t`,
  `update letters l set search = words_of_letter(subject, number, office_id, post_id, outside_name, outside_number)
   where id in (select letter_id from tasks where unit_id = (select office_id from posts where id = $1) and state = 'open') and $2::uuid is not null`,
];

const isLarge = (relation = '') => /^(tasks|parties|letters|processes|acts)/.test(relation);
/** The partition of an empty year is read through at no cost. */
const isReadThrough = (node: Plan) =>
  node['Node Type'] === 'Seq Scan' && isLarge(node['Relation Name']) && node['Actual Rows']! + (node['Rows Removed by Filter'] ?? 0) > 0;
const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];
