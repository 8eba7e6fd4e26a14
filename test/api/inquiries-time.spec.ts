import type { LetterPath } from '../../contracts/path';
import type { TaskClock } from '../../contracts/task-clock';
import { Audit } from '../../src/audit/audit';
import type { Violation } from '../../src/audit/check';
import { deadlines } from '../../src/audit/deadlines.checks';
import { OfficeProjection } from '../../src/journal/office.projection';
import { Sweep } from '../../src/journal/sweep';
import { House } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters } from '../support/letters';

const DAY = 86_400_000;
const steps = ['half', 'due', 'head', 'province'] as const;

let house: House;
let inquiries: Inquiries;

beforeAll(async () => {
  house = await House.open({ env: { HOLD_MS: '1' } });
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const fired = async (id: string, where = house) => (await where.journal(id)).filter((line) => line.startsWith('fired'));
const clocks = (id: string): Promise<{ step: string; at: Date }[]> =>
  house.db.query(`select step, at from clocks where process_id = $1 order by at, step`, [id]);
const noticesOf = (id: string) =>
  house.db.query(
    `select key, p.code from tasks t join posts p on p.id = t.post_id where process_id = $1 and t.kind = 'notice' order by t.opened_at`,
    [id],
  );

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await isSo()); await new Promise((next) => setTimeout(next, 50)))
    if (Date.now() > end) throw new Error('it did not happen');
}

/** The asker grants a unit so many working days more. */
async function extended(id: string, amount: number, unit = '23'): Promise<void> {
  await house.act(`${unit}.head`, `/api/respondents/${id}/tasks/answer.1/extension`, {
    within: { unit: 'WORKING_DAY', amount },
    reason: 'تعمیر بایگانی',
  });
  await house.closeTask('hq.identity.expert1', id, 'extension.1', { outcome: 'granted' });
}

/** What the doctor finds of due times that are stored otherwise than they count. */
async function countedAnew(): Promise<Violation[]> {
  const { DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir, ...config } = house.config;
  const temporal = {
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    payloadKey: config.PAYLOAD_KEY,
  };
  const audit = await Audit.open({ databaseUrl, storageDir, temporal });
  return deadlines.run(audit).finally(() => audit.close());
}

describe('the timer of a run, in an office where time is real', () => {
  let real: House;
  beforeAll(async () => {
    real = await House.open({ env: { HOLD_MS: '1' } });
    await real.db.query(`update office_clock set shift = '0'`);
  }, 60_000);
  afterAll(() => real?.shut());

  /** Somebody in a province passes a letter on, to be dealt with so soon. @returns where its clock is */
  const passedOn = async (province: string, within: string) => {
    const { delivery } = await new Letters(real).delivered(province);
    const { at } = await real.one<{ at: Date }>(`select office_now() + $1::interval as at`, [within]);
    const { keys } = await real.act<{ keys: string[] }>(`${province}.head`, `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: real.post(`${province}.documents.head`), dueAt: at.toISOString() }],
    });
    return { delivery, steps: [`fired ${keys[0]}:due`, `fired ${keys[0]}:half`] };
  };
  const isStruck = async (id: string, count: number) => (await fired(id, real)).length === count;

  it('strikes what is due, once each, though the sweep comes at the same moment', async () => {
    const { delivery, steps: due } = await passedOn('23', '1500 ms');
    const sweep = real.app.get(Sweep);
    const busy = setInterval(() => void sweep.round(), 20);
    await until(() => isStruck(delivery, due.length)).finally(() => clearInterval(busy));
    await real.quiet();
    expect((await fired(delivery, real)).sort()).toEqual(due);
  });

  it('strikes alone, where nobody sweeps', async () => {
    const { delivery, steps: due } = await passedOn('10', '600 ms');
    await until(() => isStruck(delivery, due.length));
  });
});

describe('the clock of a task', () => {
  it('is left to whoever is striking it, and the same step never has a second line', async () => {
    const { at } = await inquiries.asked(['23']);
    const [{ step, at: when }] = (await clocks(at[23]!)) as [{ step: string; at: Date }];
    await house.db.query(`update office_clock set shift = shift + greatest(interval '0', $1::timestamptz - office_now())`, [when]);
    await house.db.transaction(async (run) => {
      await run.query(`select from processes where id = $1 for update`, [at[23]]); // its run is about to strike
      const began = performance.now();
      await house.app.get(Sweep).round();
      expect([performance.now() - began < 5000, await fired(at[23]!)]).toEqual([true, []]); // it waits for nobody
      await run.query(`select strike_one($1, 'answer.1', $2)`, [at[23], step]);
    });
    await expect(house.db.query(`select strike(array[$1::uuid], array['answer.1'], array[$2])`, [at[23], step])).rejects.toThrow('acts');
    expect(await fired(at[23]!)).toEqual([`fired answer.1:${step}`]);
  });

  it('of a question: reminder at half time, due, the head, the head of the province; each once, whoever detects it', async () => {
    const { at } = await inquiries.asked(['2301']);
    const respondent = at[2301]!;
    const ladder = await clocks(respondent);
    expect(ladder.map(({ step }) => step)).toEqual([...steps]);
    const office = house.app.get(OfficeProjection);
    for (const [i, { step, at: when }] of ladder.entries()) {
      await house.db.query(`update office_clock set shift = shift + greatest(interval '0', $1::timestamptz - office_now())`, [when]);
      const fire = () => office.fire({ processId: respondent, since: 0, key: 'answer.1', step: step as 'half' });
      await Promise.all([fire(), house.app.get(Sweep).round(), fire(), house.app.get(Sweep).round()]);
      await house.quiet();
      expect(await fired(respondent)).toEqual(steps.slice(0, i + 1).map((each) => `fired answer.1:${each}`));
    }
    expect(await noticesOf(respondent)).toEqual([
      { key: 'notice.answer.1.head', code: '2301.head' },
      { key: 'notice.answer.1.province', code: '23.head' },
    ]);
    const hints = await house.db.query(`select type from hints where ref = $1 and type in ('task.half', 'task.due') order by id`, [
      respondent,
    ]);
    expect(hints).toEqual([{ type: 'task.half' }, { type: 'task.due' }]);
    await house.closeTask('23.head', respondent, 'notice.answer.1.province', { outcome: 'acknowledged' });
    expect(await house.open(respondent)).toEqual(['answer.1', 'notice.answer.1.head']);
  });

  it('makes a late question late, not closed: overdue is a flag, and a late answer is an answer', async () => {
    const { inquiry, at } = await inquiries.asked(['23']);
    await house.moveClock(20 * DAY);
    expect([await house.state(at[23]!), (await house.open(at[23]!)).includes('answer.1')]).toEqual(['DELIVERED', true]);
    await inquiries.answer('23', at[23]!);
    expect([await house.state(at[23]!), await house.open(at[23]!), await house.state(inquiry)]).toEqual(['ANSWERED', [], 'ANSWERED']);
  });

  it('stops with the answer, and starts anew with a question that is asked again', async () => {
    const { at } = await inquiries.asked(['23']);
    await inquiries.answer('23', at[23]!);
    await house.act('hq.identity.expert1', `/api/respondents/${at[23]}/ask-again`, { reason: 'ناقص است' });
    await house.moveClock(20 * DAY);
    expect(await fired(at[23]!)).toEqual(steps.map((step) => `fired answer.2:${step}`));
  });

  it('runs to the new due time when an extension was granted; what has struck and lies ahead again strikes once more', async () => {
    const { at } = await inquiries.asked(['23']);
    const half = (await clocks(at[23]!))[0]!;
    await house.moveClockTo(half.at);
    await extended(at[23]!, 5);
    expect((await clocks(at[23]!)).map(({ step }) => step)).toEqual(['half.again-2', 'due', 'head', 'province']);
    const { clock } = await house.one<{ clock: TaskClock }>(`select clock from tasks where process_id = $1 and key = 'answer.1'`, [at[23]]);
    expect(clock).toMatchObject({ policy: { unit: 'WORKING_DAY' }, facts: [{ kind: 'start' }, { kind: 'extend', by: { amount: 5 } }] });
    expect(await countedAnew()).toEqual([]);
    await house.moveClock(30 * DAY);
    expect(await fired(at[23]!)).toEqual(['half', 'half.again-2', 'due', 'head', 'province'].map((step) => `fired answer.1:${step}`));
  });

  it('strikes anew for the time that is granted to a late question: each step once for each due time, whoever detects it', async () => {
    const { letter, at } = await inquiries.asked(['2301']);
    const respondent = at[2301]!;
    await house.moveClockTo((await clocks(respondent)).find(({ step }) => step === 'head')!.at);
    expect((await fired(respondent)).length).toBe(3);
    await extended(respondent, 2, '2301');
    const ladder = await clocks(respondent);
    expect(ladder.map(({ step }) => step)).toEqual(['half.again-2', 'due.again-2', 'head.again-2', 'province']);
    const office = house.app.get(OfficeProjection);
    for (const { step, at: when } of ladder) {
      await house.db.query(`update office_clock set shift = shift + greatest(interval '0', $1::timestamptz - office_now())`, [when]);
      const fire = () => office.fire({ processId: respondent, since: 0, key: 'answer.1', step });
      await Promise.all([fire(), house.app.get(Sweep).round(), fire(), house.app.get(Sweep).round()]);
    }
    await house.lose(respondent); // a run that reads it all again finds nothing that is owed
    const all = ['half', 'due', 'head', 'half.again-2', 'due.again-2', 'head.again-2', 'province'];
    expect(await fired(respondent)).toEqual(all.map((step) => `fired answer.1:${step}`));
    const told = await house.db.query(`select code from notifications where process_id = $1 and code in ('half_time', 'due') order by id`, [
      respondent,
    ]);
    expect(told.map(({ code }: { code: string }) => code)).toEqual(['half_time', 'due', 'half_time', 'due']);
    const path = await (await house.person('hq.identity.expert1')).get<LetterPath>(`/api/letters/${letter}/path`);
    const what = path.hops.filter(({ process }) => process.id === respondent).map((hop) => hop.what);
    expect(what.filter((one) => ['reminded', 'overdue', 'escalated'].includes(one))).toEqual([
      'reminded',
      'overdue',
      'escalated',
      'reminded',
      'overdue',
      'escalated',
      'escalated',
    ]);
    expect(await countedAnew()).toEqual([]);
  });

  it('strikes while every worker is frozen: the sweep finds it, and the worker finds it done', async () => {
    const { at, inquiry } = await inquiries.asked(['23', '10']);
    await house.sendWorkerHome();
    const struck = await (async () => {
      await house.db.query(`update office_clock set shift = shift + interval '20 days'`);
      return house.app.get(Sweep).round();
    })();
    expect(struck).toBe(8);
    const person = await house.person('10.head');
    expect(
      await person.post(`/api/respondents/${at[10]}/tasks/answer.1`, { outcome: 'answered', fields: { answer: 'بله' } }, { wait: 1 }),
    ).toMatchObject({ settled: false });
    await house.wakeWorker();
    await house.quiet();
    expect(await fired(at[23]!)).toEqual(steps.map((step) => `fired answer.1:${step}`));
    await inquiries.answer('23', at[23]!);
    expect(await house.state(inquiry)).toBe('ANSWERED');
  });
});

describe('how long a unit has', () => {
  const dueIn = async (terms: object) => {
    const { at } = await inquiries.asked(['23'], terms);
    return house.one<{ due: string; due_at: Date; provisional: boolean }>(
      `select to_char(due_at at time zone 'Asia/Tehran', 'HH24:MI') as due, provisional, due_at from tasks where process_id = $1 and key = 'answer.1'`,
      [at[23]],
    );
  };

  it('is what the inquiry says, else its type, else one working day, until the office closes', async () => {
    const [said, type, nothing] = [
      await dueIn({ within: { unit: 'WORKING_DAY', amount: 3 } }),
      await dueIn({ type: 'CIVIL_RECORD_COPY', within: undefined }),
      await dueIn({ type: 'RECORD_AUTHENTICITY', within: undefined }),
    ];
    expect([said!.due, type!.due, nothing!.due]).toEqual(['14:30', '14:30', '14:30']);
    expect(+nothing!.due_at).toBeLessThan(+type!.due_at);
    expect(+type!.due_at).toBeLessThan(+said!.due_at);
  });

  it('is provisional where it reaches a year without a table of holidays', async () => {
    expect((await dueIn({ within: { unit: 'MONTH', amount: 400 } })).provisional).toBe(true);
    const soon = await dueIn({ within: { unit: 'WORKING_DAY', amount: 1 } });
    const { known } = await house.one<{ known: boolean }>(
      `select bool_and(exists (select from calendar_exceptions where kind = 'HOLIDAY' and jalali_year(from_day + interval '12 hours') = y)) as known from generate_series(jalali_year(office_now()), jalali_year($1)) y`,
      [soon.due_at],
    );
    expect(soon.provisional).toBe(!known);
  });
});
