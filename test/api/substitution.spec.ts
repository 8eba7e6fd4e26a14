import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { MeView } from '../../contracts/auth';
import { chartOf } from '../../contracts/chart-columns';
import type { ChartColumns } from '../../contracts/chart';
import type { BulkVerdicts } from '../../contracts/bulk';
import type { CartablePage } from '../../contracts/cartable';
import type { TodaysDigest } from '../../contracts/digest';
import type { NotificationPage } from '../../contracts/notifications';
import type { LetterPath } from '../../contracts/path';
import type { SubstitutionView } from '../../contracts/substitution';
import type { LetterView } from '../../contracts/views';
import { dayOf, sameTimeOn } from '../../contracts/tehran-time';
import { weekdayOf, workingDayFrom } from '../../contracts/working-calendar';
import { moveTask } from '../../src/cartable/move-task';
import { writeDigests } from '../../src/digest/morning';
import { Journal } from '../../src/journal/journal';
import type { Page } from '../../src/journal/page';
import { Calendars } from '../../src/org/calendars';
import { Refused } from '../../scripts/people/person';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AWAY = usual.signer; // hq.identity.head
const STANDS_IN = 'hq.it.head';

let house: House;
let letters: Letters;
let inquiries: Inquiries;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());
afterEach(() =>
  house.db.query(
    `update assignments set to_at = greatest(from_at, office_now()), ended_at = office_now() where kind = 'SUBSTITUTE' and to_at > office_now()`,
  ),
);
afterEach(() => house.db.query(`update substitutions set state = 'WITHDRAWN' where state = 'PROPOSED'`));

const idOf = async (username: string) => (await house.one<{ id: string }>(`select id from people where username = $1`, [username])).id;
const after = async (ms: number) =>
  (await house.one<{ at: Date }>(`select office_now() + $1 * interval '1 ms' as at`, [ms])).at.toISOString();
const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(path);

async function propose(over: object = {}, by: string = AWAY): Promise<SubstitutionView> {
  return house.act(by, '/api/substitutions', {
    post: house.post(AWAY),
    substitute: await idOf(STANDS_IN),
    scope: 'EVERYTHING',
    to: await after(3 * DAY),
    ...over,
  });
}
const accept = ({ id }: SubstitutionView, by: string = STANDS_IN) => house.act<SubstitutionView>(by, `/api/substitutions/${id}/accept`);
const end = ({ id }: SubstitutionView, by: string) => house.act<SubstitutionView>(by, `/api/substitutions/${id}/end`);
const standing = async (over: object = {}) => accept(await propose(over));

describe('standing in for somebody', () => {
  it('is proposed, accepted, shown to senders and in the header, ends early by either side, and its history stays', async () => {
    const proposed = await propose({ note: 'مرخصی' });
    expect(proposed).toMatchObject({ state: 'PROPOSED', may: ['withdraw'], absent: { id: await idOf(AWAY) }, note: 'مرخصی' });
    expect((await get<MeView>(STANDS_IN, '/api/auth/me')).posts.map(({ postId }) => postId)).not.toContain(house.post(AWAY));
    const [asked] = await get<SubstitutionView[]>(STANDS_IN, '/api/substitutions');
    expect(asked).toMatchObject({ id: proposed.id, may: ['accept', 'decline'] });
    expect(await accept(proposed)).toMatchObject({ state: 'RUNNING', may: ['end'], hiddenTasks: 0 });
    const { posts } = await get<MeView>(STANDS_IN, '/api/auth/me');
    expect(posts.find(({ postId }) => postId === house.post(AWAY))).toMatchObject({
      kind: 'SUBSTITUTE',
      maySign: true,
      standsIn: { scope: 'EVERYTHING', absent: { id: await idOf(AWAY) }, until: proposed.to },
    });
    const chart = chartOf(await get<ChartColumns>(AWAY, '/api/org/chart'));
    expect(chart.posts.find(({ id }) => id === house.post(AWAY))?.holders).toMatchObject([
      { kind: 'HOLDER' },
      { kind: 'SUBSTITUTE', until: proposed.to },
    ]);
    expect(await end(proposed, STANDS_IN)).toMatchObject({ state: 'ENDED', endedBy: { id: await idOf(STANDS_IN) } });
    expect((await get<MeView>(STANDS_IN, '/api/auth/me')).posts).toHaveLength(1);
    expect(await refusal(end(proposed, AWAY))).toBe('409 substitution.not_in_force');
    const again = await propose();
    expect(await end(again, AWAY)).toMatchObject({ state: 'WITHDRAWN' });
    const third = await propose();
    const declined = await house.act<SubstitutionView>(STANDS_IN, `/api/substitutions/${third.id}/decline`, { reason: 'خود در مأموریتم' });
    expect(declined).toMatchObject({ state: 'DECLINED', reason: 'خود در مأموریتم' });
    expect((await get<SubstitutionView[]>(AWAY, '/api/substitutions')).map(({ state }) => state).sort()).toEqual([
      'DECLINED',
      'ENDED',
      'WITHDRAWN',
    ]);
  });

  it('ends by itself, and with the appointment of the one who is away', async () => {
    await standing({ to: await after(HOUR) });
    await house.moveClock(HOUR);
    expect((await get<MeView>(STANDS_IN, '/api/auth/me')).posts).toHaveLength(1);
    const coming = await standing({ from: await after(DAY), to: await after(2 * DAY) });
    expect(coming).toMatchObject({ state: 'COMING' });
    expect((await get<MeView>(STANDS_IN, '/api/auth/me')).posts).toHaveLength(1);
    await house.db.query(`update assignments set to_at = office_now() + interval '36 hours' where post_id = $1 and kind = 'HOLDER'`, [
      house.post(AWAY),
    ]);
    const shorter = await house.one<{ to_at: Date; a: Date }>(
      `select s.to_at, a.to_at as a from substitutions s join assignments a on a.id = s.id where s.id = $1`,
      [coming.id],
    );
    expect(shorter.to_at).toEqual(shorter.a);
    expect(+shorter.to_at).toBeLessThan(Date.parse(coming.to));
    const leaving = shorter.to_at.toISOString();
    await end(coming, AWAY);
    const longer = await propose({ to: await after(9 * DAY) });
    expect(longer.to).toBe(leaving); // known by now
    expect(await refusal(propose({ from: await after(3 * DAY), to: await after(9 * DAY) }))).toBe('422 substitution.ends_before_it_begins');
    const sooner = (await after(12 * HOUR)).slice(0, 19);
    await house.db.query(`update assignments set to_at = $2 where post_id = $1 and kind = 'HOLDER'`, [house.post(AWAY), `${sooner}Z`]);
    expect((await accept(longer)).to).toBe(`${sooner}.000Z`);
    await end(longer, AWAY);
    await propose(); // and nobody answers
    await house.act('admin', '/api/org/assignments', { post: house.post(AWAY), person: await idOf('hq.legal.head'), kind: 'HOLDER' });
    expect(await refusal(propose({}, 'hq.legal.head'))).toBe('done');
    await house.act('admin', '/api/org/assignments', { post: house.post(AWAY), person: await idOf(AWAY), kind: 'HOLDER' });
  });

  it('refuses with a sentence: times, overlaps, accounts, chains, and whoever it is not theirs to ask or answer', async () => {
    const refused = async (over: object, by: string = AWAY) => refusal(propose(over, by));
    expect(await refused({ from: await after(-HOUR) })).toBe('422 substitution.in_the_past');
    expect(await refused({ from: await after(2 * DAY), to: await after(DAY) })).toBe('422 substitution.ends_before_it_begins');
    expect(await refused({ to: await after(400 * DAY) })).toBe('422 substitution.too_long');
    expect(await refused({ substitute: await idOf(AWAY) })).toBe('422 substitution.to_oneself');
    expect(await refused({ substitute: randomUUID() })).toBe('404 person.not_found');
    expect(await refused({ post: randomUUID() }, 'admin')).toBe('404 post.not_found');
    expect(await refused({}, 'hq.legal.head')).toBe('403 substitution.not_your_post');
    expect(await refused({ substitute: await idOf('admin') }, 'admin')).toBe('422 substitution.to_oneself');
    await house.db.query(`update people set password_hash = null where username = 'hq.advisor1'`);
    expect(await refused({ substitute: await idOf('hq.advisor1') })).toBe('422 substitution.no_account');
    const ill = await propose({}, 'admin'); // somebody who is suddenly ill
    expect(ill).toMatchObject({ state: 'PROPOSED', absent: { id: await idOf(AWAY) }, proposedBy: { id: await idOf('admin') } });
    expect(await refused({ from: await after(DAY) })).toBe('409 substitution.overlaps');
    expect(await refusal(accept(ill, AWAY))).toBe('403 substitution.not_yours_to_answer');
    expect(await refusal(accept(ill, 'admin'))).toBe('403 substitution.not_yours_to_answer');
    await accept(ill);
    expect(await refusal(accept(ill))).toBe('409 substitution.answered_already');
    expect(await refused({ substitute: await idOf('hq.legal.head'), from: await after(DAY) }, STANDS_IN)).toBe('403 substitution.no_chain');
    expect(await refused({ substitute: await idOf(STANDS_IN), from: await after(4 * DAY), to: await after(5 * DAY) })).toBe('done');
    expect(await refusal(end(ill, 'hq.legal.head'))).toBe('403 substitution.not_yours_to_end');
    const late = await propose({ from: await after(10 * DAY), to: await after(11 * DAY) });
    await house.moveClock(12 * DAY);
    expect(await refusal(accept(late))).toBe('409 substitution.lapsed');
  });
});

describe('whoever stands in', () => {
  it('works in that cartable; the journal, the path, the note and the signature carry both names', async () => {
    await standing();
    const id = await letters.submitted({ reviewers: [] });
    const post = house.post(AWAY);
    const page = await get<CartablePage>(STANDS_IN, `/api/cartable?post=${post}`);
    expect(page.items.find(({ letter }) => letter.id === id)?.possible).toContain('signed');
    const before = await get<LetterPath>(usual.from, `/api/letters/${id}/path`);
    expect(before.now[0]?.standIn?.substitute.id).toBe(await idOf(STANDS_IN));
    expect(before.text.join('\n')).toMatch(/در مرخصی تا .+؛ جانشین: /);
    await house.closeTask(STANDS_IN, id, 'sign.1.1', { outcome: 'signed', version: 1 });
    const act = await house.one(
      `select actor, post, on_behalf_of from acts where process_id = $1 and key = 'sign.1.1' and kind = 'answered'`,
      [id],
    );
    expect(act).toEqual({ actor: await idOf(STANDS_IN), post, on_behalf_of: await idOf(AWAY) });
    const path = await get<LetterPath>(usual.from, `/api/letters/${id}/path`);
    expect(path.hops.find(({ what }) => what === 'signed')).toMatchObject({ asSubstitute: true, onBehalfOf: { id: await idOf(AWAY) } });
    expect(path.text.join('\n')).toContain('به جانشینی از');
  });

  it('does not agree to what they drafted, nor decide on what they asked for; in their own post their rights stay', async () => {
    await standing();
    const own = await letters.submitted({ from: STANDS_IN, reviewers: [], signers: [AWAY] });
    expect((await get<LetterView>(STANDS_IN, `/api/letters/${own}`)).tasks.find(({ key }) => key === 'sign.1.1')?.possible).toEqual([]);
    expect(await refusal(house.closeTask(STANDS_IN, own, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe(
      '403 substitution.own_request',
    );
    await house.closeTask(AWAY, own, 'sign.1.1', { outcome: 'signed', version: 1 });
    const ownPost = await letters.submitted({ from: STANDS_IN, reviewers: [], signers: [STANDS_IN] });
    await house.closeTask(STANDS_IN, ownPost, 'sign.1.1', { outcome: 'signed', version: 1 });
  });

  it('does not agree to what they helped to write, also not under a key of many', async () => {
    await standing();
    await accept(await propose({ post: house.post(usual.from) }, usual.from));
    const id = await letters.drafted();
    await (await house.person(STANDS_IN)).put(`/api/letters/${id}/draft`, { version: 1, body: 'متن دیگر' });
    await letters.submit(id, { reviewers: [], version: 2 });
    const sign = { process: id, key: 'sign.1.1', close: { outcome: 'signed', version: 2 } };
    const { items } = await house.act<BulkVerdicts>(STANDS_IN, '/api/desks/bulk', { acts: [sign] });
    expect(items).toMatchObject([{ ok: false, problem: { code: 'substitution.own_request' } }]);
    await house.closeTask(AWAY, id, 'sign.1.1', { outcome: 'signed', version: 2 });
  });

  it('does not agree in their own post to what they wrote in another place, also when that is over; where two stand in for each other neither signs their own', async () => {
    await standing();
    await accept(await propose({ post: house.post(STANDS_IN), substitute: await idOf(AWAY) }, STANDS_IN), AWAY);
    const inTurn = await letters.submitted({ from: AWAY, reviewers: [], signers: [STANDS_IN] });
    expect(await refusal(house.closeTask(AWAY, inTurn, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe(
      '403 substitution.own_request',
    );
    await house.closeTask(STANDS_IN, inTurn, 'sign.1.1', { outcome: 'signed', version: 1 });
    const drafter = await accept(await propose({ post: house.post(usual.from) }, usual.from));
    const id = await letters.drafted({ from: STANDS_IN, draft: { post: house.post(usual.from) } });
    await letters.submit(id, { from: STANDS_IN, reviewers: [], signers: [STANDS_IN] });
    const sign = () => refusal(house.closeTask(STANDS_IN, id, 'sign.1.1', { outcome: 'signed', version: 1 }));
    expect(await sign()).toBe('403 substitution.own_request');
    await end(drafter, usual.from);
    expect(await sign()).toBe('403 substitution.own_request');
    await house.closeTask(AWAY, id, 'sign.1.1', { outcome: 'signed', version: 1 });
  });

  it('does not decide on what was submitted or asked for in their own name either', async () => {
    await house.db.query(
      `insert into assignments (id, post_id, person_id, kind, from_at) values (gen_random_uuid(), $1, $2, 'ASSISTANT', office_now())`,
      [house.post(STANDS_IN), await idOf('hq.legal.expert1')],
    );
    await standing();
    await accept(await propose({ post: house.post(usual.from) }, usual.from));
    const id = await letters.drafted({ from: 'hq.legal.expert1', draft: { post: house.post(STANDS_IN) } });
    await letters.submit(id, { from: 'hq.legal.expert1', reviewers: [] });
    expect(await refusal(house.closeTask(STANDS_IN, id, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe(
      '403 substitution.own_request',
    );
    const asked = (await inquiries.asked(['hq.it'])).at['hq.it']!;
    await house.act('hq.legal.expert1', `/api/respondents/${asked}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 3 },
      reason: 'بررسی',
    });
    expect(await refusal(house.closeTask(STANDS_IN, asked, 'extension.1', { outcome: 'granted' }))).toBe('403 substitution.own_request');
    const ownSignature = await letters.drafted({ from: 'hq.legal.expert1', draft: { post: house.post(STANDS_IN) } });
    await letters.submit(ownSignature, { from: 'hq.legal.expert1', reviewers: [], signers: [STANDS_IN] });
    await house.closeTask(STANDS_IN, ownSignature, 'sign.1.1', { outcome: 'signed', version: 1 });
    await house.db.query(`update assignments set to_at = office_now() where kind = 'ASSISTANT' and person_id = $1`, [
      await idOf('hq.legal.expert1'),
    ]);
  });

  it('does not answer their own question in another place, and no move lays it on their own desk', async () => {
    const { letter, at } = await inquiries.asked(['23'], {}, { from: STANDS_IN });
    await accept(await propose({ post: house.post('23.head') }, '23.head'));
    const reply = { outcome: 'answered', fields: { answer: '۴۲' }, text: 'پاسخ' };
    expect(await refusal(house.closeTask(STANDS_IN, at[23]!, 'answer.1', reply))).toBe('403 substitution.own_request');
    const { tasks } = await get<LetterView>(STANDS_IN, `/api/letters/${letter}`);
    expect(tasks.find(({ key }) => key === 'answer.1')?.possible).toEqual(['returned', 'redirected']);
    const own = await inquiries.asked(['hq.it'], {}, { from: 'hq.it.expert1' });
    const move = (page: Page) => moveTask(page, 'answer.1', house.post('hq.it.expert1'));
    expect(await new Journal(house.db).write(own.at['hq.it']!, move)).toBe('excluded');
    await house.closeTask('23.head', at[23]!, 'answer.1', reply);
  });

  it('acts from when they accepted until it ends, and not a moment longer', async () => {
    const id = await letters.submitted({ reviewers: [] });
    const sign = () => refusal(house.closeTask(STANDS_IN, id, 'sign.1.1', { outcome: 'signed', version: 1 }));
    const late = await propose({ from: await after(HOUR) });
    await house.moveClock(2 * HOUR);
    expect(await sign()).toBe('403 task.not_on_your_desk');
    const running = await accept(late);
    expect(Date.parse(running.from)).toBeGreaterThan(Date.parse(late.from));
    await end(running, AWAY);
    expect(await sign()).toBe('403 task.not_on_your_desk');
    await standing();
    expect(await sign()).toBe('done');
  });

  it('is out of it only after what is being written in it', async () => {
    const running = await standing();
    const acting = house.db.createQueryRunner();
    await acting.startTransaction();
    await acting.query(`select from assignments where id = $1 for share`, [running.id]); // as every act holds it
    const ending = end(running, AWAY);
    while (!(await house.db.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length);
    const [{ at }] = await acting.query(`select office_now() as at`);
    await acting.commitTransaction();
    await acting.release();
    expect(Date.parse((await ending).to)).toBeGreaterThanOrEqual(+at);
  });

  it('takes nothing back that was signed, unless signing was passed on; what is their own they do', async () => {
    const running = await standing({ scope: 'WITHOUT_SIGNING' });
    const letter = await letters.sent({ to: [{ unit: house.unit('23') }] });
    const recall = (who: string, id: string) => refusal(house.act(who, `/api/letters/${id}/recall`));
    expect(await recall(STANDS_IN, letter)).toBe('403 signer.substitute');
    expect((await get<LetterView>(STANDS_IN, `/api/letters/${letter}`)).acts).not.toContain('recall');
    await accept(await propose({ post: house.post(usual.from), scope: 'DESK' }, usual.from));
    const own = await letters.sent({ from: usual.from, signers: [STANDS_IN] });
    expect(await recall(STANDS_IN, own)).toBe('done'); // as its signer, though its writer's desk alone was passed on
    const { inquiry } = await inquiries.asked(['23']);
    expect(await refusal(house.act(STANDS_IN, `/api/inquiries/${inquiry}/withdraw`, { reason: 'منتفی شد' }))).toBe('403 signer.substitute');
    await end(running, AWAY);
    await standing();
    expect(await recall(STANDS_IN, letter)).toBe('done');
  });

  it('does not grant the extension they asked for, on whichever side they stand in', async () => {
    const { at } = await inquiries.asked(['23']);
    await accept(await propose({ post: house.post('23.head') }, '23.head'));
    await accept(await propose({ post: house.post(usual.from), scope: 'DESK' }, usual.from));
    await house.act(STANDS_IN, `/api/respondents/${at[23]}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 3 },
      reason: 'بررسی',
    });
    expect(await refusal(house.closeTask(STANDS_IN, at[23]!, 'extension.1', { outcome: 'granted' }))).toBe('403 substitution.own_request');
    await house.closeTask(usual.from, at[23]!, 'extension.1', { outcome: 'granted' });
  });

  it('does no more than was passed on', async () => {
    await standing({ scope: 'WITHOUT_SIGNING' });
    const id = await letters.submitted({ reviewers: [AWAY], signers: [AWAY] });
    expect(await refusal(house.closeTask(STANDS_IN, id, 'review.1.1', { outcome: 'approved', version: 1 }))).toBe('done');
    expect(await refusal(house.closeTask(STANDS_IN, id, 'sign.1.1', { outcome: 'signed', version: 1 }))).toBe('403 signer.substitute');
    const { at } = await inquiries.asked(['2301']);
    await accept(await propose({ post: house.post('2301.head'), scope: 'DESK' }, '2301.head'));
    expect(await refusal(letters.drafted({ from: STANDS_IN, draft: { post: house.post('2301.head') } }))).toBe(
      '403 substitution.out_of_scope',
    );
    await house.closeTask(STANDS_IN, at[2301]!, 'answer.1', { outcome: 'answered', fields: { answer: '۴۲' }, text: 'پاسخ' });
    const [sent, drafted] = [await letters.sent(), await letters.drafted()];
    for (const code of [usual.from, usual.clerk]) await accept(await propose({ post: house.post(code), scope: 'DESK' }, code));
    for (const [id, act] of [
      [sent, 'void'],
      [drafted, 'edit'],
    ] as const)
      expect((await get<LetterView>(STANDS_IN, `/api/letters/${id}`)).acts).not.toContain(act);
  });

  it('oversees the work of others only where more than the desk was passed on', async () => {
    const board = async () => refusal(get(STANDS_IN, `/api/supervision/overdue?level=province&under=${house.unit('13')}`));
    const office = async () => refusal(get(STANDS_IN, `/api/offices/${house.unit('13')}/tasks`));
    for (const [scope, seen] of [
      ['DESK', '403 auth.forbidden'],
      ['WITHOUT_SIGNING', 'done'],
    ] as const)
      for (const code of ['13.head', '13.supervisor']) {
        const running = await accept(await propose({ post: house.post(code), scope }, code));
        expect([scope, code, await board(), await office()]).toEqual([scope, code, seen, seen]);
        await end(running, code);
      }
  });

  it('sees up to their own clearance and is told how much is not shown; reminders of the ladder reach them', async () => {
    await house.db.query(`update people set clearance = 'UNCLASSIFIED' where username = 'hq.legal.expert1'`);
    const id = await letters.submitted({ reviewers: [], draft: { classification: 'CONFIDENTIAL' } });
    const low = await propose({ substitute: await idOf('hq.legal.expert1') });
    expect(low.lowerClearance).toBe(true);
    expect((await accept(low, 'hq.legal.expert1')).hiddenTasks).toBe(1);
    expect((await get<CartablePage>('hq.legal.expert1', '/api/cartable')).items.map(({ letter }) => letter.id)).not.toContain(id);
    expect(await refusal(house.closeTask('hq.legal.expert1', id, 'sign.1.1', { outcome: 'signed', version: 1 }))).toMatch(
      /^40[34] letter\./,
    );
    const { at } = await inquiries.asked(['10']);
    await accept(await propose({ post: house.post('10.head'), to: await after(20 * DAY) }, '10.head'));
    await house.moveClock(4 * DAY);
    const told = await get<NotificationPage>(STANDS_IN, '/api/me/notifications');
    expect(told.items.filter(({ process }) => process.id === at[10]).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['half_time', 'due']),
    );
  });
});

describe('the digest of the morning', () => {
  const digest = async (who: string) => (await get<TodaysDigest>(who, '/api/me/digest')).digest;
  const opening = async (from: number) =>
    workingDayFrom(await house.app.get(Calendars).of(house.unit('hq.identity')), dayOf(from) + 1).spans[0]!.from;

  it('is written once, when the unit has opened, for whoever wants it, with what waits and for whom they stand in', async () => {
    await standing({ to: await after(20 * DAY) });
    await letters.submitted({ reviewers: [] });
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    const opens = await opening(+now);
    await house.moveClockTo(new Date(opens - HOUR));
    await writeDigests(house.db);
    await house.moveClockTo(new Date(opens + 15 * HOUR));
    await writeDigests(house.db);
    expect(await digest(STANDS_IN)).toBeNull(); // nobody is there yet, or any more
    const me = await house.person('hq.legal.head');
    const settings = await me.get<object>('/api/me/settings');
    await me.put('/api/me/settings', { ...settings, morningDigest: false });
    // who also helps where they stand in has the work of that desk once
    await house.act('admin', '/api/org/assignments', { post: house.post(AWAY), person: await idOf(STANDS_IN), kind: 'ASSISTANT' });
    await house.moveClockTo(new Date((await opening(opens)) + HOUR / 2));
    expect(await writeDigests(house.db, 500)).toBeGreaterThan(1000);
    expect(await writeDigests(house.db)).toBe(0);
    const open = await house.one<{ n: number; signing: number }>(
      `select count(*)::int as n, count(*) filter (where kind in ('review', 'sign', 'step', 'extension', 'retarget', 'conclude', 'info', 'returned'))::int as signing
       from tasks where state = 'open' and post_id = any($1)`,
      [[house.post(AWAY), house.post(STANDS_IN)]],
    );
    expect(await digest(STANDS_IN)).toMatchObject({ standsIn: 1, unseen: open.n, decisions: open.signing, read: false });
    expect(await digest('hq.legal.head')).toBeNull();
    await me.put('/api/me/settings', settings);
    await house.act(STANDS_IN, '/api/me/digest/read');
    expect(await digest(STANDS_IN)).toMatchObject({ read: true });
  });

  it('does not come on a holiday', async () => {
    const { now } = await house.one<{ now: Date }>(`select office_now() as now`);
    const friday = [1, 2, 3, 4, 5, 6, 7].map((n) => dayOf(+now) + n).find((day) => weekdayOf(day) === 'fri')!;
    await house.moveClockTo(new Date(sameTimeOn(friday, Date.parse('2026-11-28T06:00:00Z'))));
    expect(await writeDigests(house.db)).toBe(0);
  });
});

describe('whatever is drawn', () => {
  const people = [usual.from, usual.reviewer, AWAY, STANDS_IN];
  /** What is not theirs to do is refused, and that is an answer; a fault is none. */
  const tried = <T>(act: Promise<T>): Promise<T | undefined> =>
    act.catch((error: unknown) => {
      if (error instanceof Refused && error.status < 500) return undefined;
      throw error;
    });

  it('nobody acts on their own request, and every act names an appointment that held', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ post: fc.nat(3), by: fc.nat(3), scope: fc.constantFrom('EVERYTHING', 'WITHOUT_SIGNING', 'DESK') }), {
          minLength: 2,
          maxLength: 4,
        }),
        fc.nat(3),
        fc.nat(3),
        fc.array(fc.nat(3), { minLength: 4, maxLength: 6 }),
        async (drawn, drafter, place, tries) => {
          for (const { post, by, scope } of drawn) {
            const whose = people[post]!;
            const proposal = propose({ post: house.post(whose), substitute: await idOf(people[by]!), scope }, whose);
            await tried(proposal.then((made) => accept(made, people[by]!)));
          }
          const journey = { from: people[drafter]!, reviewers: [usual.reviewer], signers: [AWAY] };
          const elsewhere = await tried(letters.submitted({ ...journey, draft: { post: house.post(people[place]!) } }));
          const id = elsewhere ?? (await letters.submitted(journey));
          for (const who of tries)
            for (const key of await house.open(id))
              await tried(house.closeTask(people[who]!, id, key, { outcome: key.startsWith('sign') ? 'signed' : 'approved', version: 1 }));
          await house.db.query(`update assignments set to_at = office_now() where kind = 'SUBSTITUTE' and to_at > office_now()`);
        },
      ),
      { numRuns: 4 },
    );
    const own = await house.db.query(
      `select a.key from acts a join letters l on l.id = a.process_id where a.kind = 'answered' and a.key ~ '^(review|sign)' and a.actor = l.drafter_id
         and (a.on_behalf_of is not null or exists (select from acts o where o.process_id = l.id and o.kind = 'opened' and o.on_behalf_of is not null))`,
    );
    expect(own).toEqual([]);
    const homeless = await house.db.query(
      `select a.key from acts a where a.actor is not null and not exists (select from assignments s where s.post_id = a.post and s.person_id = a.actor and s.from_at <= a.at and (s.to_at is null or s.to_at >= a.at)
         and (s.kind in ('ASSISTANT', 'SUBSTITUTE')) = (a.on_behalf_of is not null))`,
    );
    expect(homeless).toEqual([]);
  });
});
