import type { PolicyPreview, PolicyView } from '../../contracts/deadline-policies';
import { moveTask } from '../../src/cartable/move-task';
import { PolicyApplier } from '../../src/deadlines/policy-applier';
import { Journal } from '../../src/journal/journal';
import type { Page } from '../../src/journal/page';
import { OfficeProjection } from '../../src/journal/office.projection';
import { Sweep } from '../../src/journal/sweep';
import { chain, head } from '../../src/audit/journal.checks';
import { deadlines } from '../../src/audit/deadlines.checks';
import { clocks as clocksCheck, parties, tasks } from '../../src/audit/tasks.checks';
import { copyInquiry } from '../../scripts/bench-herd/copies';
import type { Audit } from '../../src/audit/audit';
import { dueOf } from '../../contracts/working-time';
import { Calendars } from '../../src/org/calendars';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';

const day = (amount: number) => ({ unit: 'WORKING_DAY', amount });
const usual = {
  ...{ work: 'INQUIRY', policy: day(3), ladder: [], maxExtensions: 1, maxExtension: null, reasonRequired: true },
};
const after = (amount: number) => ({ after: day(amount) });

let house: House;
let inquiries: Inquiries;

beforeAll(async () => {
  house = await House.open({ env: { HOLD_MS: '1' } });
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const create = (more: object) => house.act<PolicyView>('admin', '/api/admin/policies', { ...usual, ...more });
const withdraw = ({ id }: PolicyView) => house.act('admin', `/api/admin/policies/${id}/withdrawal`);
const preview = async (more: object) =>
  (await house.person('admin')).post<PolicyPreview>('/api/admin/policies/preview', { ...usual, ...more });
const asked = (units: string[], terms: object = {}) => inquiries.asked(units, { within: undefined, ...terms });
const answerOf = (id: string) =>
  house.one<{ due: string; post: string; policy: string | null; priority: string }>(
    `select to_char(due_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due, p.code as post, clock->>'policyId' as policy, priority from tasks t join posts p on p.id = t.post_id where process_id = $1 and key = 'answer.1'`,
    [id],
  );
const fired = async (id: string) => (await house.journal(id)).filter((line) => line.startsWith('fired')).map((line) => line.split(':')[1]);

/** What the doctor finds of journals, desks and clocks. */
async function unsound(): Promise<unknown[]> {
  const query = <T>(sql: string, values: unknown[] = []) => house.db.query(sql, values) as Promise<T[]>;
  const [{ year }] = await house.db.query(`select jalali_year(office_now()) as year`);
  const audit = {
    query,
    years: () => Promise.resolve([year]),
    inYears: (sql: string) => query(sql, [year]),
    countInYears: () => Promise.resolve(0),
    saw: () => undefined,
    patienceMs: 0,
  } as unknown as Audit;
  const found = [];
  for (const check of [chain, head, tasks, clocksCheck, parties, deadlines])
    found.push(...(await check.run(audit)).map(({ what }) => `${check.id}: ${what}`));
  return found;
}

describe('a policy', () => {
  it('is refused with a sentence where it makes no sense', async () => {
    const refused = (more: object) => refusal(create(more));
    expect(await refused({ onSilence: 'DEEMED_CONSENT' })).toBe('422 policy.silence_never_confirms');
    expect(await refused({ from: '2020-01-01' })).toBe('422 policy.in_the_past');
    expect(await refused({ from: '2099-02-01', to: '2099-01-01' })).toBe('422 policy.ends_before_it_begins');
    expect(await refused({ policy: { unit: 'MONTH', amount: 10_000 } })).toBe('400 request.invalid');
    expect(await refused({ type: 'NONE_SUCH' })).toBe('404 inquiry_type.not_found');
    expect(await refused({ unit: house.unit('23'), province: '10' })).toBe('422 policy.unfit_respondent');
    expect(await refused({ ladder: [{ at: { share: 0.5 }, tell: 'holder', act: 'watch' }] })).toMatch(/^4\d\d request/);
    expect(await refused({ ladder: [{ at: after(1), tell: 'province', act: 'reassign' }] })).toMatch(/^4\d\d request/);
    expect(await refusal(house.act('23.head', '/api/admin/policies', usual))).toBe('403 auth.forbidden');
    const [{ id }] = await house.db.query(`insert into calendar_layers (scope, unit_id, name) values ('UNIT', $1, 'تعطیل') returning id`, [
      house.unit('0503'),
    ]);
    await house.db.query(
      `insert into calendar_exceptions (layer_id, n, from_day, to_day, hours, kind) values ($1, 1, '2020-01-01', '2090-01-01', '[]', 'CLOSURE')`,
      [id],
    );
    expect(await refused({ unit: house.unit('0503') })).toBe('422 policy.no_calendar');
    await house.db.query(`delete from calendar_exceptions where layer_id = $1`, [id]);
    await house.db.query(`delete from calendar_layers where id = $1`, [id]);
  });

  it('says how long a unit has: what the inquiry says itself first, then the most specific policy, then its type', async () => {
    const [general, county] = [await create({ policy: day(3) }), await create({ policy: day(5), unit: house.unit('2301') })];
    const { at } = await asked(['23', '2301']);
    expect([(await answerOf(at['23']!)).policy, (await answerOf(at['2301']!)).policy]).toEqual([general.id, county.id]);
    expect((await answerOf(at['23']!)).due < (await answerOf(at['2301']!)).due).toBe(true);
    const own = await asked(['23'], { within: day(1) });
    expect((await answerOf(own.at['23']!)).due < (await answerOf(at['23']!)).due).toBe(true);
    await withdraw(general);
    await withdraw(county);
    expect(await refusal(withdraw(county))).toBe('409 policy.withdrawn_already');
    const none = await asked(['23']);
    expect((await answerOf(none.at['23']!)).policy).toBeNull();
    const listed = await (await house.person('admin')).get<PolicyView[]>('/api/admin/policies');
    expect(listed.find(({ id }) => id === county.id)).toMatchObject({
      standing: 'withdrawn',
      unit: { id: house.unit('2301') },
      createdBy: { name: expect.any(String) },
    });
    expect(await unsound()).toEqual([]);
  });

  it('limits what may be asked for', async () => {
    const none = await create({ maxExtensions: 0, province: '23' });
    const short = await create({ maxExtension: day(2), reasonRequired: false, province: '10' });
    const { at } = await asked(['23', '10']);
    const extend = (unit: string, body: object) =>
      refusal(house.act(`${unit}.head`, `/api/respondents/${at[unit]}/tasks/answer.1/extension`, body));
    expect(await extend('23', { within: day(1), reason: 'بایگانی' })).toBe('422 inquiry.no_extension');
    expect(await extend('10', { within: day(3) })).toBe('422 inquiry.extension_too_long');
    expect(await extend('10', { within: day(2) })).toBe('done');
    await withdraw(none);
    await withdraw(short);
    const free = await asked(['23']);
    expect(await refusal(house.act('23.head', `/api/respondents/${free.at['23']}/tasks/answer.1/extension`, { within: day(1) }))).toBe(
      '422 inquiry.extension_reason_required',
    );
  });
});

describe('the ladder of a policy', () => {
  it('reminds, lets the headquarters follow, makes the letter more urgent and brings the task to the head; each once, in working time', async () => {
    const policy = await create({
      policy: day(2),
      ladder: [
        { at: { share: 0.5 }, tell: 'holder', act: 'remind' },
        { at: { share: 0.8 }, tell: 'head', act: 'remind' },
        { at: { share: 0.9 }, tell: 'holder', act: 'raise' },
        { at: after(1), tell: 'head', act: 'reassign' },
        { at: after(2), tell: 'headquarters', act: 'watch' },
      ],
    });
    const { at, letter } = await asked(['23']);
    const respondent = at['23']!;
    const expert = await house.one<{ id: string; head: string }>(
      `select e.id, h.code as head from posts e join posts h on h.id = head_of(e.unit_id) where e.kind = 'EXPERT' and e.office_id = $1 and h.office_id = $1 and h.code <> '23.head' order by e.code limit 1`,
      [house.unit('23')],
    );
    const toExpert = (page: Page) => moveTask(page, 'answer.1', expert.id);
    expect(await house.app.get(Journal).write(respondent, toExpert)).toBeNull();
    const rungs: { step: string; at: Date }[] = await house.db.query(`select step, at from clocks where process_id = $1 order by at`, [
      respondent,
    ]);
    expect(rungs.map(({ step }) => step.split('.')[0])).toEqual(['half', 'remind', 'raise', 'due', 'reassign', 'watch']);
    expect(await unsound()).toEqual([]);
    for (const { step, at: when } of rungs) {
      await house.db.query(`update office_clock set shift = shift + greatest(interval '0', $1::timestamptz - office_now())`, [when]);
      const fire = () => house.app.get(OfficeProjection).fire({ processId: respondent, since: 0, key: 'answer.1', step });
      await Promise.all([fire(), house.app.get(Sweep).round(), fire(), house.app.get(Sweep).round()]);
    }
    await house.quiet();
    expect(await fired(respondent)).toEqual(rungs.map(({ step }) => step));
    expect(await answerOf(respondent)).toMatchObject({ post: expert.head, priority: 'URGENT' });
    const notices = await house.db.query(
      `select p.code from tasks t join posts p on p.id = t.post_id where process_id = $1 and t.kind = 'notice' order by t.opened_at`,
      [respondent],
    );
    expect(notices.map(({ code }: { code: string }) => code)).toEqual([expert.head, 'hq.supervisor']);
    expect(await house.one(`select count(*)::int as n from parties where letter_id = $1 and role = 'WATCHER'`, [letter])).toEqual({ n: 1 });
    expect(
      await house.one(
        `select array_agg(code order by id) as codes from notifications where process_id = $1 and code in ('half_time', 'reminder', 'due')`,
        [respondent],
      ),
    ).toEqual({ codes: ['half_time', 'due'] });
    const told = await (await house.person('hq.identity.expert1')).text(`/api/letters/${letter}/path?format=text`);
    for (const words of ['رو به پایان است', 'نامه فوری‌تر شد: فوری', 'ناظر نامه شد']) expect(told).toContain(words);
    expect(await unsound()).toEqual([]);
    await withdraw(policy);
  });
});

describe('open work under a new policy', () => {
  it('is shown before it is saved, and measured by it only when somebody says so', async () => {
    const { at } = await asked(['23', '10']);
    const before = await answerOf(at['10']!);
    const seen = await preview({ policy: day(9), province: '10' });
    expect(seen.open).toBeGreaterThan(0);
    expect(seen).toMatchObject({ moved: seen.open, sooner: 0, overdueAtOnce: 0, instead: [] });
    expect(seen.perDay).toBeGreaterThan(0);
    const policy = await create({ policy: day(9), province: '10' });
    expect(await answerOf(at['10']!)).toEqual(before);
    const told = await (await house.person('admin')).get<PolicyPreview>(`/api/admin/policies/${policy.id}/effect`);
    expect(told).toEqual(seen); // the same, asked again before it is applied
    expect(await house.act('admin', `/api/admin/policies/${policy.id}/application`)).toMatchObject({
      applied: { found: 0, done: 0, over: false },
    });
    await new PolicyApplier(house.db).round(5000);
    await house.quiet();
    const now = await answerOf(at['10']!);
    expect([now.policy, now.due > before.due, (await answerOf(at['23']!)).policy]).toEqual([policy.id, true, null]);
    const [view] = (await (await house.person('admin')).get<PolicyView[]>('/api/admin/policies')).filter(({ id }) => id === policy.id);
    expect(view!.applied).toEqual({ found: seen.open, done: seen.open, over: true, stayed: null });
    expect(await refusal(house.act('admin', `/api/admin/policies/${policy.id}/application`))).toBe('409 policy.applied_already');
    expect(await unsound()).toEqual([]);
    await withdraw(policy);
  });
});

describe('a clock that cannot be counted by a policy', () => {
  it('stays as it was, and whoever applied the policy is told which and why; the others are measured', async () => {
    const { at } = await asked(['23', '10']);
    const facts = (kind: string) =>
      house.db.query(
        `update tasks set clock = jsonb_set(clock, '{facts,0,kind}', to_jsonb($2::text)) where process_id = $1 and key = 'answer.1'`,
        [at['10'], kind],
      );
    await facts('resume');
    const seen = await preview({ policy: day(8) });
    const policy = await create({ policy: day(8) });
    await house.act('admin', `/api/admin/policies/${policy.id}/application`);
    await new PolicyApplier(house.db).round(5000);
    await house.quiet();
    const [view] = (await (await house.person('admin')).get<PolicyView[]>('/api/admin/policies')).filter(({ id }) => id === policy.id);
    const { found, done, over, stayed } = view!.applied!;
    expect([over, found - done, stayed!.count]).toEqual([true, 1, 1]);
    expect([seen.open, seen.stayed]).toEqual([found, 1]);
    const { name: unit } = await house.one<{ name: string }>(`select name from units where code = '10'`);
    expect(stayed!.letters).toEqual([{ number: null, unit, why: 'این ساعت هنوز آغاز نشده است.' }]);
    expect([(await answerOf(at['23']!)).policy, (await answerOf(at['10']!)).policy]).toEqual([policy.id, null]);
    await facts('start');
    expect(await unsound()).toEqual([]);
    await withdraw(policy);
  });
});

describe('a database that is away for a moment while a policy is applied', () => {
  it('keeps no clock as it was: the next round goes on there', async () => {
    const { at } = await asked(['23', '10', '2301']);
    const policy = await create({ policy: day(7) });
    await house.act('admin', `/api/admin/policies/${policy.id}/application`);
    await house.db.query(
      `create function deadlock() returns trigger language plpgsql as $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`,
    );
    await house.db.query(
      `create trigger deadlock before insert on acts for each row when (new.process_id = '${at['10']}' and new.kind = 'retimed') execute function deadlock()`,
    );
    await expect(new PolicyApplier(house.db).round(5000)).rejects.toThrow('deadlock');
    await house.db.query(`drop function deadlock cascade`);
    await new PolicyApplier(house.db).round(5000);
    await house.quiet();
    const [view] = (await (await house.person('admin')).get<PolicyView[]>('/api/admin/policies')).filter(({ id }) => id === policy.id);
    const { found, done, over, stayed } = view!.applied!;
    expect({ left: found - done, over, stayed }).toEqual({ left: 0, over: true, stayed: null });
    expect(found).toBeGreaterThanOrEqual(3);
    for (const unit of ['23', '10', '2301']) expect((await answerOf(at[unit]!)).policy).toBe(policy.id);
    await withdraw(policy);
  });
});

describe('a policy that leaves less time than has passed already', () => {
  it('tells that the work is late, and nothing of what would have been told before; with more time all of it lies ahead again', async () => {
    const wide = await create({ policy: day(9), province: '10' });
    const { at } = await asked(['10']);
    const id = at['10']!;
    const hours = (amount: number) => ({ unit: 'WORKING_HOUR' as const, amount });
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    await house.moveClockTo(new Date(dueOf(await house.app.get(Calendars).of(house.unit('10')), +now, hours(4))));
    const narrow = await create({
      ...{ policy: hours(2), province: '10' },
      ladder: [
        { at: { share: 0.5 }, tell: 'holder', act: 'remind' },
        { at: { share: 0.8 }, tell: 'head', act: 'remind' },
        { at: { after: hours(1) }, tell: 'head', act: 'reassign' },
        { at: after(2), tell: 'province', act: 'remind' },
      ],
    });
    await house.act('admin', `/api/admin/policies/${narrow.id}/application`);
    await new PolicyApplier(house.db).round(5000);
    await house.sweep();
    expect(await fired(id)).toEqual(['due']);
    const left = async () =>
      (await house.db.query(`select step from clocks where process_id = $1 order by at`, [id])).map((row: { step: string }) => row.step);
    expect(await left()).toEqual(['remind.province.2-working-day']);
    expect(await unsound()).toEqual([]);
    await house.act('10.head', `/api/respondents/${id}/tasks/answer.1/extension`, { within: day(1), reason: 'بایگانی' });
    await house.closeTask('hq.identity.expert1', id, 'extension.1', { outcome: 'granted' });
    expect(await left()).toEqual([
      'half',
      'remind.head.0-8',
      'due.again-2',
      'reassign.head.1-working-hour',
      'remind.province.2-working-day',
    ]);
    expect(await unsound()).toEqual([]);
    await withdraw(narrow);
    await withdraw(wide);
  });
});

describe('a herd of clocks', () => {
  it('that are due at the same time strikes once each, whoever sweeps beside whom', async () => {
    const { letter } = await asked(['23', '10', '2301']);
    const session = house.db.createQueryRunner();
    await copyInquiry(session, letter, 100);
    await session.release();
    const { n } = await house.one<{ n: number }>(`select count(*)::int as n from clocks where step = 'due'`);
    expect(n).toBeGreaterThanOrEqual(303);
    await house.db.query(`update office_clock set shift = shift + interval '40 days'`);
    const rounds = await Promise.all(Array.from({ length: 3 }, () => house.app.get(Sweep).round()));
    await house.app.get(Sweep).round();
    expect(rounds.reduce((sum, struck) => sum + struck, 0)).toBeGreaterThanOrEqual(303);
    expect(await house.one(`select count(*)::int as left from clocks where at < office_now()`)).toEqual({ left: 0 });
    const [struck] = await house.db.query(
      `select count(*)::int as lines, count(distinct process_id)::int as processes from acts where kind = 'fired' and key = 'answer.1:due'`,
    );
    expect(struck.lines).toBe(struck.processes);
    expect(struck.lines).toBeGreaterThanOrEqual(303);
    expect(await unsound()).toEqual([]);
  });
});
