import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checks, examine, type Result } from '../../src/audit/examination';
import { pathOf } from '../../src/platform/storage/storage';
import { TemporalGateway } from '../../src/platform/temporal/temporal.gateway';
import { Letters } from '../support/letters';
import { command, smallWorld, type SmallWorld } from './small-world';

let world: SmallWorld;

beforeAll(async () => {
  world = await smallWorld();
}, 180_000);
afterAll(() => world?.shut(), 60_000);

const doctor = (patienceMs = 300) => examine(world.house.config, { patienceMs });
const brokenOf = (results: Result[]) => results.filter(({ ok }) => !ok).map(({ id }) => id);
const sql = (text: string, parameters: unknown[] = []) => world.house.db.query(text, parameters);
const gateway = () => world.house.app.get(TemporalGateway);
const client = () => gateway().client.workflow;
const workflowOf = async (id: string) =>
  (await world.house.one<{ workflow_id: string }>(`select workflow_id from processes where id = $1`, [id])).workflow_id;
const start = (workflowId: string, type: string) =>
  client().start(type, { workflowId, taskQueue: world.house.config.TASK_QUEUE, args: [{ processId: world.quiet }] });
const until = async (so: () => Promise<boolean>) => {
  for (const end = Date.now() + 30_000; !(await so()); await new Promise((next) => setTimeout(next, 200)))
    if (Date.now() > end) throw new Error('not so within 30 s');
};
const listed = (workflowId: string, yes: boolean) =>
  until(async () => {
    for await (const run of client().list({ query: `ExecutionStatus = 'Running' and WorkflowId = '${workflowId}'` }))
      if (run.workflowId === workflowId) return yes;
    return !yes;
  });

/** Broken on purpose: what is planted, and how it is mended. `only` is the one check that may say so. */
interface Plant {
  only: string;
  when: string;
  plant: () => Promise<unknown>;
  mend: () => Promise<unknown>;
}

/** Rows set aside, changed, and put back as they were. `$` stands for the process of the unit that keeps silent. */
function row(table: string, where: string, change: string): Pick<Plant, 'plant' | 'mend'> {
  return {
    plant: async () => {
      await sql(`create table kept as select * from ${table} where ${where.replace('$', `'${world.silent}'`)}`);
      await sql(
        change === 'delete'
          ? `delete from ${table} t using kept k where ${same(table)}`
          : `update ${table} t set ${change} from kept k where ${same(table)}`,
      );
    },
    mend: async () => {
      await sql(`delete from ${table} t using kept k where ${same(table)}`);
      await sql(`insert into ${table} select * from kept`);
      await sql(`drop table kept`);
    },
  };
}
const keys: Record<string, string[]> = {
  tasks: ['year', 'process_id', 'key'],
  clocks: ['year', 'process_id', 'key', 'step'],
  acts: ['year', 'process_id', 'seq'],
  parties: ['year', 'letter_id', 'post_id', 'role'],
  numbers: ['book_id', 'year', 'no'],
  versions: ['year', 'letter_id', 'no'],
};
const same = (table: string) => keys[table]!.map((key) => `t.${key} = k.${key}`).join(' and ');

/** A value moved there and back. */
const swap = (there: string, back: string, parameters: () => unknown[] = () => []): Pick<Plant, 'plant' | 'mend'> => ({
  plant: () => sql(there, parameters()),
  mend: () => sql(back, parameters()),
});

const plants: Plant[] = [
  {
    only: 'I1',
    when: 'a run is lost',
    plant: async () => {
      await client()
        .getHandle(await workflowOf(world.submitted))
        .terminate('planted');
      await listed(await workflowOf(world.submitted), false);
    },
    mend: async () => gateway().settle({ id: world.submitted, kind: 'letter', workflow_id: await workflowOf(world.submitted) }, 20_000),
  },
  {
    only: 'I2',
    when: 'a run tells of no process',
    plant: async () => {
      await start('letter/019b76da-a800-7000-8000-000000000000', 'deliveryWorkflow');
      await listed('letter/019b76da-a800-7000-8000-000000000000', true);
    },
    mend: () => client().getHandle('letter/019b76da-a800-7000-8000-000000000000').terminate('mended'),
  },
  {
    only: 'I3',
    when: 'what is closed runs',
    plant: async () => {
      await start(await workflowOf(world.closed), 'deliveryWorkflow');
      await listed(await workflowOf(world.closed), true);
    },
    mend: async () =>
      client()
        .getHandle(await workflowOf(world.closed))
        .terminate('mended'),
  },
  {
    only: 'I4',
    when: 'a counter is ahead of its book',
    ...swap(
      `update counters set last_no = last_no + 1 where book_id = (select min(book_id::text)::uuid from numbers)`,
      `update counters set last_no = last_no - 1 where book_id = (select min(book_id::text)::uuid from numbers)`,
    ),
  },
  {
    only: 'I6',
    when: 'whoever holds a post with work has gone',
    ...swap(
      `update people set disabled = true where username = '23.head'`,
      `update people set disabled = false where username = '23.head'`,
    ),
  },
  {
    only: 'I7',
    when: 'a run fails at its tasks',
    plant: async () => {
      await start(await workflowOf(world.quiet), 'unknownWorkflow');
      await until(
        async () =>
          ((
            await client()
              .getHandle(await workflowOf(world.quiet))
              .describe()
          ).raw.pendingWorkflowTask?.attempt ?? 0) > 2,
      );
      await listed(await workflowOf(world.quiet), true);
    },
    mend: async () =>
      client()
        .getHandle(await workflowOf(world.quiet))
        .terminate('mended'),
  },
  { only: 'I10', when: 'a file is lost', ...filePlant((path) => rmSync(path)) },
  { only: 'I10', when: 'a file is changed', ...filePlant((path) => writeFileSync(path, 'a scanned pagf')) },
  { only: 'I10', when: 'a file lies about for weeks', ...orphanPlant() },
  {
    only: 'I12',
    when: 'a signed text is changed',
    ...row(
      'versions',
      `letter_id = (select letter_id from processes where id = $)`,
      `body = t.body || '.', hash = sha256(convert_to(t.subject || E'\\n' || t.body || '.', 'UTF8'))`,
    ),
  },
  {
    only: 'I12',
    when: 'a text and its hash differ',
    ...row('versions', `letter_id = (select letter_id from processes where id = $)`, `body = t.body || '.'`),
  },
  {
    only: 'I16',
    when: 'a nudge grows old',
    ...swap(
      `insert into nudges (process_id, since) values ($1, clock_timestamp() - interval '61 seconds')`,
      `delete from nudges where process_id = $1`,
      () => [world.silent],
    ),
  },
  { only: 'chain', when: 'a line is changed', ...row('acts', `process_id = $ and seq = 2`, `at = t.at + interval '1 microsecond'`) },
  {
    only: 'chain',
    when: 'a line is written anew with a hash of its own',
    ...row(
      'acts',
      `process_id = $ and seq = 2`,
      `prev_hash = '\\x00', hash = act_hash('\\x00', t.year, t.process_id, t.seq, t.kind, t.key, t.actor, t.post, t.on_behalf_of, t.refs, t.at)`,
    ),
  },
  {
    only: 'head',
    when: 'a process stands beyond its journal',
    ...swap(`update processes set seq = seq + 1 where id = $1`, `update processes set seq = seq - 1 where id = $1`, () => [world.quiet]),
  },
  {
    only: 'ends',
    when: 'a process is closed and its journal goes on',
    ...swap(`update processes set closed_at = office_now() where id = $1`, `update processes set closed_at = null where id = $1`, () => [
      world.quiet,
    ]),
  },
  { only: 'tasks', when: 'a task is gone', ...row('tasks', `process_id = $ and key = 'answer.1'`, 'delete') },
  {
    only: 'tasks',
    when: 'a task is closed and nobody closed it',
    ...row('tasks', `process_id = $ and key = 'answer.1'`, `state = 'closed', outcome = 'answered'`),
  },
  {
    only: 'tasks',
    when: 'a task is due at another time',
    ...row('tasks', `process_id = $ and key = 'answer.1'`, `due_at = t.due_at + interval '1 hour'`),
  },
  {
    only: 'tasks',
    when: 'a task lies on another desk',
    ...swap(
      `update tasks set kind = 'attend' where process_id = $1 and key = 'answer.1'`,
      `update tasks set kind = 'answer' where process_id = $1 and key = 'answer.1'`,
      () => [world.silent],
    ),
  },
  {
    only: 'deadlines',
    when: 'a clock has another policy than the journal says',
    ...row('tasks', `process_id = $ and key = 'answer.1'`, `clock = jsonb_set(t.clock, '{policy,amount}', '9')`),
  },
  {
    only: 'deadlines',
    when: 'the week changed and nobody counted anew',
    ...swap(
      `update calendar_weeks set hours = jsonb_set(hours, '{wed}', '[]') || jsonb_build_object('thu', hours->'wed')`,
      `update calendar_weeks set hours = jsonb_set(hours, '{wed}', hours->'thu') || '{"thu": []}'`,
    ),
  },
  { only: 'clocks', when: 'a clock has stopped', ...row('clocks', `step = 'due'`, 'delete') },
  { only: 'clocks', when: 'a clock is set to another time', ...row('clocks', `step = 'due'`, `at = t.at + interval '1 hour'`) },
  { only: 'parties', when: 'who has the letter may not see it', ...row('parties', `role = 'ANSWER'`, 'delete') },
  {
    only: 'numbers',
    when: 'a letter carries another number',
    ...swap(`update letters set number = number || '0' where id = $1`, `update letters set number = left(number, -1) where id = $1`, () => [
      world.sent,
    ]),
  },
  {
    only: 'routes',
    when: 'a route has ended and its row says that it goes on',
    ...swap(
      `update letter_routes set ended_at = null, ended = null where letter_id = $1`,
      `update letter_routes set ended_at = office_now(), ended = 'cancelled' where letter_id = $1`,
      () => [world.givenUp],
    ),
  },
  {
    only: 'board',
    when: 'an open question is counted twice',
    ...swap(
      `insert into board_open select (board_open).* from (select board_open from board_open where n = 1 order by ledger, due_day limit 1) one`,
      `select recount_open()`,
    ),
  },
  {
    only: 'numbers',
    when: 'a number is void and nobody said so',
    ...row('numbers', `process_id = (select letter_id from processes where id = $)`, `state = 'VOID'`),
  },
];

function filePlant(harm: (path: string) => void): Pick<Plant, 'plant' | 'mend'> {
  const path = () => pathOf(world.house.config.STORAGE_DIR, world.file.sha256);
  return { plant: () => Promise.resolve(harm(path())), mend: () => Promise.resolve(writeFileSync(path(), 'a scanned page')) };
}

function orphanPlant(): Pick<Plant, 'plant' | 'mend'> {
  const path = () => pathOf(world.house.config.STORAGE_DIR, 'ab'.repeat(32));
  return {
    plant: async () => {
      await mkdir(dirname(path()), { recursive: true });
      writeFileSync(path(), 'left');
      expect(brokenOf(await doctor())).toEqual([]); // it may belong to a letter that is just written
      const longAgo = new Date(Date.now() - 31 * 86_400_000);
      utimesSync(path(), longAgo, longAgo);
    },
    mend: () => Promise.resolve(rmSync(path())),
  };
}

describe('the doctor', () => {
  it('finds nothing in an office where everything is as it should be', async () => {
    const results = await doctor();
    expect(results.flatMap(({ id, violations }) => violations.map(({ where, what }) => `${id} ${where}: ${what}`))).toEqual([]);
    expect(results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect(Math.min(...results.flatMap(({ seen }) => Object.values(seen)).filter((n) => n > 0))).toBeGreaterThan(0);
  });

  it('finds nothing either while the office is at work', async () => {
    const letters = new Letters(world.house);
    const working = Promise.all(
      ['13', '14', '15'].map(async (unit) => {
        const { delivery } = await letters.delivered(unit, { reviewers: ['hq.identity.documents.head'] });
        await world.house.closeTask(`${unit}.head`, delivery, 'attend.1', { outcome: 'closed' });
      }),
    );
    let over = false;
    void working.finally(() => (over = true));
    const found: string[] = [];
    do found.push(...brokenOf(await doctor(1000)));
    while (!over);
    await working;
    expect(found).toEqual([]);
  }, 60_000);

  it.each(plants)(
    '$only finds that $when, and nothing else does',
    async ({ only, plant, mend }) => {
      await plant();
      try {
        const results = await doctor();
        expect(brokenOf(results)).toEqual([only]);
        expect(results.find(({ id }) => id === only)!.violations.length).toBeGreaterThan(0);
      } finally {
        await mend();
      }
      expect(brokenOf(await doctor(500))).toEqual([]);
    },
    90_000,
  );

  it('has a plant for every check', () => {
    const planted = new Set([...plants.map(({ only }) => only), 'I8']);
    expect(checks.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });

  it('I8 finds a clock that nobody struck, until the sweep has passed', async () => {
    await sql(`update office_clock set shift = shift + (select min(at) from clocks) - office_now() + interval '91 seconds'`);
    expect(brokenOf(await doctor())).toEqual(['I8']);
    await world.house.sweep();
    expect(brokenOf(await doctor())).toEqual([]);
  }, 60_000);

  it('I7 finds what nobody follows up, and says why', async () => {
    const letters = new Letters(world.house);
    const [done, back] = [await letters.delivered('10'), await letters.delivered('11')];
    await world.house.sendWorkerHome();
    const as = (who: string, path: string, command: object) => world.house.person(who).then((person) => person.post(path, command));
    await as('hq.identity.expert1', `/api/letters/${world.drafted}/tasks/draft.1`, { outcome: 'discarded' });
    await as('10.head', `/api/desks/${done.delivery}/attend.1`, { outcome: 'closed' });
    await as('11.head', `/api/desks/${back.delivery}/attend.1`, { outcome: 'returned', reason: 'اشتباه فرستاده شده' });
    expect(brokenOf(await doctor())).toEqual([]);
    await sql(`update office_clock set shift = shift + interval '61 seconds'`);
    const results = await doctor();
    expect(brokenOf(results)).toEqual(['I7']);
    const found = Object.fromEntries(results.find(({ id }) => id === 'I7')!.violations.map(({ where, what }) => [where, what]));
    expect(found).toEqual({
      [`letter/${world.drafted}`]: expect.stringMatching(
        /^nothing has followed on "answered draft\.1" for 60 s and more; no worker has taken its task/,
      ),
      [`letter/${done.letter}`]: expect.stringMatching(/^every child has ended for 60 s and more, and nothing follows; its run waits$/),
      [`letter/${back.letter}`]: expect.stringMatching(/^has not heard for 60 s and more of a child that ended; its run waits$/),
    });
    await world.house.wakeWorker();
    await world.house.quiet();
    await until(
      async () => (await world.house.state(world.drafted)) === 'DISCARDED' && (await world.house.state(done.letter)) === 'CLOSED',
    );
    await until(async () => (await world.house.open(back.letter)).includes('returned.1'));
    expect(brokenOf(await doctor())).toEqual([]);
  }, 60_000);

  it('finds no clock of a question that was answered before its extension was granted', async () => {
    const { house } = world;
    const letter = await new Letters(house).sent({
      to: [{ unit: house.unit('12') }],
      draft: { kind: 'INQUIRY', inquiry: { type: 'ADMINISTRATIVE', rule: 'REQUESTER_DECIDES' } },
    });
    const { 12: asked } = await house.children((await house.children(letter)).inquiry!);
    await house.act('12.head', `/api/respondents/${asked}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 9 },
      reason: 'بایگانی راکد',
    });
    await house.sendWorkerHome();
    const as = (who: string, path: string, command: object) => house.person(who).then((person) => person.post(path, command));
    await as('12.head', `/api/respondents/${asked}/tasks/answer.1`, { outcome: 'answered', fields: { answer: 'بله' } });
    await as('hq.identity.expert1', `/api/respondents/${asked}/extensions/extension.1`, { outcome: 'granted' });
    await house.wakeWorker();
    await house.quiet();
    await until(async () => (await house.state(asked!)) === 'ANSWERED');
    await house.act('hq.identity.expert1', `/api/respondents/${asked}/ask-again`, { reason: 'پاسخ کامل نیست' });
    expect(brokenOf(await doctor())).toEqual([]);
  }, 60_000);

  it('is a command that prints a line for each check, or data only, and ends with the number of broken ones', async () => {
    const clean = await command(world.house, 'doctor', '--json');
    expect(clean).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(clean.said)).toMatchObject({ broken: 0, checks: checks.map(({ id }) => ({ id, ok: true, violations: [] })) });
    await sql(`update processes set seq = seq + 1 where kind = 'letter'`);
    const broken = await command(world.house, 'doctor');
    await sql(`update processes set seq = seq - 1 where kind = 'letter'`);
    expect(broken.code).toBe(1);
    expect(broken.said).toMatch(/^✓ I4 {7}numbers have no gap.+\(1,542 books, \d+ numbers, [\d,]+ ms\)$/m);
    expect(broken.said).toMatch(/^✗ head.+\n( {4}letter\/\S+: says line \d+, which is not there\n){2,10}/m);
    expect(broken.said).toMatch(/1 of \d+ checks found something\.\n$/);
  }, 60_000);
});
