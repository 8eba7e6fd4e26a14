import { randomUUID } from 'node:crypto';
import { ladderOf, type Policy } from '../../contracts/policy-choice';
import { Journal } from '../../src/journal/journal';
import { Audit } from '../../src/audit/audit';
import type { Check } from '../../src/audit/check';
import { deadlines as deadlinesCheck } from '../../src/audit/deadlines.checks';
import { chain, head } from '../../src/audit/journal.checks';
import { progress } from '../../src/audit/progress.checks';
import { clocks, tasks } from '../../src/audit/tasks.checks';
import { Calendars } from '../../src/org/calendars';
import { Retiming } from '../../src/calendar/retiming';
import { Deadlines } from '../../src/deadlines/deadlines';
import { createDataSource } from '../../src/platform/database/data-source';
import type { CalendarChange, LayerDetails, LayerSummary } from '../../contracts/calendar-admin';
import type { SubstitutionView } from '../../contracts/substitution';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

const DAY = 86_400_000;
const MINUTE = 60_000;
const STANDS_IN = 'hq.it.head';

let house: House;
let inquiries: Inquiries;
let letters: Letters;
beforeAll(async () => {
  house = await House.open({ env: { HOLD_MS: '1' } });
  inquiries = new Inquiries(house);
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const fired = async (id: string) => (await house.journal(id)).filter((line) => line.startsWith('fired'));
const audited = async <T>(look: (audit: Audit) => Promise<T>): Promise<T> => {
  const { DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir, ...config } = house.config;
  const temporal = {
    ...{ address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE },
    ...{ taskQueue: config.TASK_QUEUE, payloadKey: config.PAYLOAD_KEY },
  };
  const audit = await Audit.open({ databaseUrl, storageDir, temporal, patienceMs: 100 });
  return look(audit).finally(() => audit.close());
};
const soundness = (...checks: Check[]) => audited(async (audit) => (await Promise.all(checks.map((check) => check.run(audit)))).flat());

describe('a clock that several people move', () => {
  const task = (id: string) =>
    house.one<{ due_at: Date | null }>(`select due_at from tasks where process_id = $1 and key = 'answer.1'`, [id]);

  it('stands still for what the unit waits for, also when time that begins anew is granted meanwhile', async () => {
    const { at } = await inquiries.asked(['23']);
    const id = at[23]!;
    await house.moveClock(9 * DAY);
    const late = await fired(id);
    expect(late).toContain('fired answer.1:due');
    await house.act('23.head', `/api/respondents/${id}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 2 },
      reason: 'بررسی',
    });
    await house.act('23.head', `/api/respondents/${id}/tasks/answer.1/info`, { reason: 'نام کدام کارمندان؟' });
    await house.closeTask(usual.from, id, 'extension.1', { outcome: 'granted' });
    expect([await house.state(id), (await task(id)).due_at]).toEqual(['INFO_REQUESTED', null]);
    await house.moveClock(9 * DAY);
    await house.closeTask(usual.from, id, 'info.1', { outcome: 'supplied', text: 'همه' });
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    expect(+(await task(id)).due_at!).toBeGreaterThan(+now);
    expect(await fired(id)).toEqual(late);
  });

  it('is not stopped unnoticed: the doctor tells of a question to the asker that did not arrive', async () => {
    const { at } = await inquiries.asked(['10']);
    await house.sendWorkerHome();
    await (await house.person('10.head')).post(`/api/respondents/${at[10]}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
    await house.db.query(`update office_clock set shift = shift + interval '2 minutes'`);
    const told = await soundness(progress);
    await house.wakeWorker();
    await house.lose(at[10]!);
    expect(told).toEqual([expect.objectContaining({ what: expect.stringContaining('nothing has followed on "said info.1"') as string })]);
    expect(await house.open(at[10]!)).toContain('info.1');
  });
});

describe('one clock that cannot strike', () => {
  it('holds up no other, neither in its set nor among those that strike alone', async () => {
    const { at } = await inquiries.asked(['10']);
    const { at: later } = await inquiries.asked(['23']);
    for (const step of ['due', 'raise.holder.1']) {
      const line = [{ kind: 'fired', key: `answer.1:${step}`, refs: {} }];
      await house.db.query(`select write_acts($1, $2, null)`, [at[10], JSON.stringify(line)]); // its line is there already, and its clock runs on
      await house.db.query(
        `insert into clocks (year, process_id, key, step, at) values (year_of($1), $1, 'answer.1', $2, office_now()) on conflict (year, process_id, key, step) do update set at = excluded.at`,
        [at[10], step],
      );
    }
    await house.moveClock(9 * DAY);
    expect(await house.journal(later[23]!)).toContain('fired answer.1:due');
    await house.db.query(`delete from clocks where process_id = $1`, [at[10]]);
  });
});

describe('a step of a ladder', () => {
  const rung = (tell: 'head' | 'holder', share: number) => ({ at: { share }, tell, act: 'remind' as const });
  const policyOf = (ladder: Parameters<typeof ladderOf>[0]) =>
    ({ id: randomUUID(), policy: { unit: 'WORKING_DAY', amount: 1 }, ladder: ladderOf(ladder) }) as Policy;
  const measured = (id: string, policy: Policy) =>
    house.app.get(Journal).write(id, (page) => house.app.get(Deadlines).measureBy(page, 'answer.1', policy));
  const clocksOf = async (id: string) =>
    (await house.db.query<{ step: string }[]>(`select step from clocks where process_id = $1 order by at`, [id])).map(({ step }) => step);

  it('is known by what it is when another policy measures: the same does not strike again, another does', async () => {
    const { at } = await inquiries.asked(['23'], { within: { unit: 'WORKING_DAY', amount: 2 } });
    const id = at[23]!;
    await measured(id, policyOf([rung('holder', 0.01)]));
    const [first] = await clocksOf(id);
    const { at: when } = await house.one<{ at: Date }>(`select at from clocks where process_id = $1 and step = $2`, [id, first]);
    await house.moveClockTo(when);
    expect(await clocksOf(id)).toEqual(['due']);
    await measured(id, policyOf([rung('holder', 0.01), rung('head', 0.9)]));
    expect(await clocksOf(id)).toEqual(['remind.head.0-9', 'due']);
    await measured(id, policyOf([rung('head', 0.95)]));
    expect(await clocksOf(id)).toEqual(['remind.head.0-95', 'due']);
  });
});

describe('changes of a calendar that are undone crosswise', () => {
  it('leave nothing in force of what was undone', async () => {
    const change = (command: object) => house.act<CalendarChange>('admin', '/api/admin/calendar/changes', command);
    const admin = await house.person('admin');
    const { items } = await admin.get<{ items: LayerSummary[] }>('/api/admin/calendar/layers');
    const nation = items.find(({ scope }) => scope === 'NATION')!.id;
    const titles = async () =>
      (await admin.get<LayerDetails>(`/api/admin/calendar/layers/${nation}`)).exceptions
        .filter(({ withdrawnAt }) => !withdrawnAt)
        .map(({ title }) => title);
    const exception = { from: '2027-02-01', kind: 'CLOSURE', title: 'برف', hours: [] };
    const added = await change({ act: 'ADD_EXCEPTION', layer: nation, exception });
    const { id } = await house.one<{ id: string }>(`select id from calendar_exceptions where title = 'برف'`);
    const withdrawn = await change({ act: 'WITHDRAW_EXCEPTION', id });
    await change({ act: 'UNDO', change: added.id });
    await change({ act: 'UNDO', change: withdrawn.id });
    expect(await titles()).not.toContain('برف');
    await house.moveClock(11 * MINUTE);
    const told = [expect.objectContaining({ what: expect.stringContaining('not carried out') as string })];
    expect(await soundness(deadlinesCheck)).toEqual(expect.arrayContaining(told));
    await new Retiming(house.db).round(10_000);
    expect(await soundness(deadlinesCheck, chain, head, clocks, tasks)).toEqual([]);
  });
});

describe('a closure while a unit waits for the asker', () => {
  it('lets steps come back that count again once it is undone, and takes those away that do not', async () => {
    const change = async (command: object) => {
      const made = await house.act<CalendarChange>('admin', '/api/admin/calendar/changes', command);
      await new Retiming(house.db).round(10_000);
      await house.quiet();
      expect(await soundness(deadlinesCheck, chain, head, clocks, tasks)).toEqual([]);
      return made;
    };
    const waiting = async (id: string) =>
      (await house.db.query<{ step: string }[]>(`select step from clocks where process_id = $1 order by at`, [id])).map(({ step }) => step);
    const { at } = await inquiries.asked(['10']);
    const id = at[10]!;
    const { today } = await house.one<{ today: Date }>(`select office_now() as today`);
    const date = (days: number) => new Date(+today + 3.5 * 3_600_000 + days * DAY).toISOString().slice(0, 10);
    const closure = {
      from: date(1),
      to: date(20),
      kind: 'CLOSURE',
      title: 'یخبندان',
      source: 'استانداری',
      announcedAt: today.toISOString(),
    };
    const closed = await change({ act: 'CLOSE', place: { scope: 'PROVINCE', unit: house.unit('10') }, closure });
    await house.moveClock(9 * DAY);
    await house.act('10.head', `/api/respondents/${id}/tasks/answer.1/info`, { reason: 'کدام سال؟' });
    expect(await waiting(id)).toEqual([]);
    const { id: exception } = await house.one<{ id: string }>(`select id from calendar_exceptions where title = 'یخبندان'`);
    const withdrawn = await change({ act: 'WITHDRAW_EXCEPTION', id: exception });
    expect(await waiting(id)).toEqual(expect.arrayContaining(['due', 'head', 'province'])); // it was late before it began to wait
    await change({ act: 'UNDO', change: withdrawn.id });
    expect(await waiting(id)).toEqual([]);
    await change({ act: 'UNDO', change: closed.id });
    await house.sweep();
    expect(await fired(id)).toContain('fired answer.1:due');
    expect(await soundness(deadlinesCheck, clocks, tasks)).toEqual([]);
  });
});

describe('a question from before clocks kept their facts', () => {
  it('is counted by the doctor, since no calendar moves it', async () => {
    const { at } = await inquiries.asked(['23']);
    const clock = (to: string) => house.db.query(`update tasks set clock = ${to} where process_id = $1 and key = 'answer.1'`, [at[23]]);
    await clock(`null`);
    const seen = await audited(async (audit) => {
      await deadlinesCheck.run(audit);
      return audit.takeCounts();
    });
    expect(seen).toMatchObject({ 'open questions from before clocks kept their facts, which no calendar moves': 1 });
    await clock(`(select refs->'clock' from acts where process_id = $1 and kind = 'asked' and key = 'answer.1')`);
    expect(await soundness(deadlinesCheck)).toEqual([]);
  });
});

describe('a due time that a route names beyond the years of the calendar', () => {
  it('has no steps on the way to it, which would be looked for day by day', async () => {
    const begun = performance.now();
    const named = await house.app
      .get(Deadlines)
      .until(house.unit('23'), new Date('2026-12-06T06:30:00Z'), new Date('9999-12-31T00:00:00Z'));
    expect(named).toMatchObject({ dueAt: '9999-12-31T00:00:00.000Z', ladder: [], clock: null });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('counting by the newest calendars', () => {
  it('waits for no second connection while it holds one', async () => {
    const narrow = await createDataSource(house.config.DATABASE_URL, 1).initialize();
    const deadlines = new Deadlines(narrow, new Calendars(narrow));
    const from = new Date();
    const counted = await narrow
      .transaction(async (tx) => [
        await deadlines.from(house.unit('23'), from, undefined, tx),
        await deadlines.until(house.unit('23'), from, new Date(+from + DAY), tx),
      ])
      .finally(() => narrow.destroy());
    expect(counted.map(({ dueAt }) => dueAt)).toEqual([expect.any(String), new Date(+from + DAY).toISOString()]);
  });
});

describe('whoever stands in at the desk only', () => {
  const standIn = async (username: string) => {
    const { id, to } = await house.one<{ id: string; to: Date }>(
      `select id, office_now() + interval '3 days' as to from people where username = $1`,
      [STANDS_IN],
    );
    const proposed = await house.act<SubstitutionView>(username, '/api/substitutions', {
      ...{ post: house.post(username), substitute: id, scope: 'DESK', to: to.toISOString() },
    });
    await house.act(STANDS_IN, `/api/substitutions/${proposed.id}/accept`);
  };

  it('neither holds up what is to be signed, nor leaves a trace of having opened it', async () => {
    await standIn(usual.signer);
    const id = await letters.submitted({ reviewers: [] });
    expect(await refusal(house.act(STANDS_IN, `/api/desks/${id}/sign.1.1/claim`))).toBe('403 substitution.out_of_scope');
    await house.act(STANDS_IN, `/api/desks/${id}/sign.1.1/seen`);
    expect(await house.journal(id)).not.toContain('seen sign.1.1');
    await house.closeTask(usual.signer, id, 'sign.1.1', { outcome: 'signed', version: 1 });
  });

  it('orders no work of others, and keeps no templates of the unit', async () => {
    await standIn('23.head');
    const person = await house.person(STANDS_IN);
    const work = { from: 'post', post: house.post('23.head'), to: [house.post('23.identity.head')] };
    expect(await refusal(person.post('/api/supervision/reassignments', { work, reason: 'مرخصی', dryRun: true }))).toBe(
      '403 auth.forbidden',
    );
    const phrase = { kind: 'PHRASE', scope: 'UNIT', title: 'جهت اقدام', text: 'اقدام شود', post: house.post('23.head') };
    expect(await refusal(person.post('/api/templates', phrase))).toBe('403 auth.forbidden');
  });
});
