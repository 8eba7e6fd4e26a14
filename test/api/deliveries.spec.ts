import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

const DAY = 86_400_000;

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const refer = (who: string, delivery: string, key: string, ...to: { post: string; [field: string]: unknown }[]) =>
  house.act<{ keys: string[] }>(who, `/api/desks/${delivery}/${key}/referrals`, {
    to: to.map(({ post, ...rest }) => ({ post: house.post(post), ...rest })),
  });
const close = (who: string, delivery: string, key: string) => house.closeTask(who, delivery, key, { outcome: 'closed' });
const task = (delivery: string, key: string) =>
  house.one<{ state: string; outcome: string; parent_key: string; seen: boolean }>(
    `select state, outcome, parent_key, seen_at is not null as seen from tasks where process_id = $1 and key = $2`,
    [delivery, key],
  );
const runs = (delivery: string) => house.one(`select runs from processes where id = $1`, [delivery]);

describe('a desk', () => {
  it('shows that it was seen, once, by the first who may', async () => {
    const { delivery } = await letters.delivered('23');
    expect(await refusal(house.act('10.head', `/api/desks/${delivery}/attend.1/seen`))).toBe('403 task.not_on_your_desk');
    await house.act('23.assistant', `/api/desks/${delivery}/attend.1/seen`);
    await house.act('23.head', `/api/desks/${delivery}/attend.1/seen`);
    const acts = await house.db.query(`select p.username from acts join people p on p.id = actor where process_id = $1 and kind = 'seen'`, [
      delivery,
    ]);
    expect(acts).toEqual([{ username: '23.assistant' }]);
    expect(await task(delivery, 'attend.1')).toMatchObject({ seen: true, state: 'open' });
  });

  it('is claimed by one of those who share it, for some minutes', async () => {
    const { delivery } = await letters.delivered('23');
    const path = `/api/desks/${delivery}/attend.1`;
    const [head, assistant] = [await house.person('23.head'), await house.person('23.assistant')];
    await assistant.post(`${path}/claim`);
    expect(await refusal(head.post(`${path}/claim`))).toBe('409 task.claimed');
    expect(await refusal(close('23.head', delivery, 'attend.1'))).toBe('409 task.claimed');
    await assistant.post(`${path}/release`);
    await head.post(`${path}/claim`);
    expect(await refusal(assistant.post(`${path}/claim`))).toBe('409 task.claimed');
    await house.moveClock(10 * 60_000 + 1000);
    await assistant.post(`${path}/claim`);
    await close('23.assistant', delivery, 'attend.1');
    expect(await refusal(head.post(`${path}/claim`))).toBe('409 task.already_closed');
    expect(await refusal((await house.person('10.head')).post(`${path}/claim`))).toBe('403 task.not_on_your_desk');
  });

  it('is closed with a note or by whoever it was passed on to, never twice', async () => {
    const { delivery } = await letters.delivered('23');
    await close('23.head', delivery, 'attend.1');
    expect([await house.state(delivery), await refusal(close('23.head', delivery, 'attend.1'))]).toEqual([
      'CLOSED',
      '409 task.already_closed',
    ]);
    expect(await refusal(house.closeTask('23.head', delivery, 'attend.1', { outcome: 'acknowledged' }))).toMatch(/^4(09|22) task\./);
  });
});

describe('a referral', () => {
  it("of the original closes one's own task as passed on; a copy leaves it open", async () => {
    const { delivery, letter } = await letters.delivered('23');
    const {
      keys: [copy],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.pr.expert1', copy: 'COPY', purpose: 'FOR_INFORMATION' });
    expect(await task(delivery, 'attend.1')).toMatchObject({ state: 'open' });
    const {
      keys: [original],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head', purpose: 'FOR_ACTION', instruction: 'اقدام و گزارش' });
    expect(await task(delivery, 'attend.1')).toMatchObject({ state: 'closed', outcome: 'passed_on' });
    expect(await task(delivery, original!)).toMatchObject({ state: 'open', parent_key: 'attend.1' });
    await close('23.documents.head', delivery, original!);
    expect([await house.state(delivery), await house.state(letter), await house.open(delivery)]).toEqual(['CLOSED', 'CLOSED', [copy]]);
    await close('23.pr.expert1', delivery, copy!);
    expect(await house.open(delivery)).toEqual([]);
  });

  it('goes to several posts at once, each with a purpose; the delivery waits for every original', async () => {
    const { delivery } = await letters.delivered('23');
    const { keys } = await refer(
      '23.head',
      delivery,
      'attend.1',
      { post: '23.documents.head', purpose: 'FOR_OPINION' },
      { post: '23.records.head', purpose: 'FOR_DRAFTING' },
    );
    await close('23.documents.head', delivery, keys[0]!);
    expect(await house.state(delivery)).toBe('DELIVERED');
    await close('23.records.head', delivery, keys[1]!);
    expect(await house.state(delivery)).toBe('CLOSED');
  });

  it("is refused to oneself, to where it lies already, to nobody, and from a desk that is not one's own", async () => {
    const { delivery } = await letters.delivered('23');
    await refer('23.head', delivery, 'attend.1', { post: '23.pr.expert1', copy: 'COPY' });
    expect(await refusal(refer('23.head', delivery, 'attend.1', { post: '23.head' }))).toBe('422 referral.to_oneself');
    expect(await refusal(refer('23.head', delivery, 'attend.1', { post: '23.pr.expert1' }))).toBe('409 referral.already_there');
    expect(await refusal(refer('23.head', delivery, 'attend.1', { post: '23.pr.expert2' }, { post: '23.pr.expert2' }))).toBe(
      '409 referral.already_there',
    );
    expect(await refusal(refer('10.head', delivery, 'attend.1', { post: '10.pr.expert1' }))).toBe('403 task.not_on_your_desk');
    const nobody = house.act('23.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: '7f0c9c52-0000-4000-8000-000000000000' }],
    });
    expect(await refusal(nobody)).toBe('422 post.unknown');
  });

  it('that is returned gives the original back to the desk it came from', async () => {
    const { delivery } = await letters.delivered('23');
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head' });
    await house.closeTask('23.documents.head', delivery, first!, { outcome: 'returned', reason: 'به ما مربوط نیست' });
    const [back] = await house.open(delivery);
    expect(
      await house.one(`select p.code, t.parent_key from tasks t join posts p on p.id = t.post_id where process_id = $1 and key = $2`, [
        delivery,
        back,
      ]),
    ).toEqual({ code: '23.head', parent_key: first });
    const {
      keys: [second],
    } = await refer('23.head', delivery, back!, { post: '23.records.head' });
    await close('23.records.head', delivery, second!);
    expect(await house.state(delivery)).toBe('CLOSED');
  });

  it('is taken back while nobody has opened it, and lies on the desk it came from again', async () => {
    const { delivery } = await letters.delivered('23');
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head' });
    const recall = (who: string, key: string) => house.act(who, `/api/desks/${delivery}/${key}/recall`);
    expect(await refusal(recall('23.records.head', first!))).toBe('403 task.not_on_your_desk');
    await recall('23.head', first!);
    expect(await task(delivery, first!)).toMatchObject({ state: 'closed', outcome: 'recalled' });
    const [back] = await house.open(delivery);
    const {
      keys: [second],
    } = await refer('23.head', delivery, back!, { post: '23.documents.head' });
    await house.act('23.documents.head', `/api/desks/${delivery}/${second}/seen`);
    expect(await refusal(recall('23.head', second!))).toBe('409 task.already_seen');
    expect(await refusal(recall('23.head', 'attend.1'))).toBe('403 task.not_on_your_desk');
  });

  it('is not taken back once it was referred on or closed', async () => {
    const { delivery } = await letters.delivered('23');
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head' });
    await refer('23.documents.head', delivery, first!, { post: '23.documents.expert1' });
    expect(await refusal(house.act('23.head', `/api/desks/${delivery}/${first}/recall`))).toBe('409 task.already_closed');
  });

  it('has a deadline in working time, not after that of the task above it and not in the past', async () => {
    const { delivery } = await letters.delivered('23');
    expect(await runs(delivery)).toEqual({ runs: false });
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head', withinDays: 3 });
    expect(await runs(delivery)).toEqual({ runs: true });
    expect(await refusal(refer('23.documents.head', delivery, first!, { post: '23.documents.expert1', withinDays: 4 }))).toBe(
      '422 referral.due_after_parent',
    );
    expect(
      await refusal(refer('23.documents.head', delivery, first!, { post: '23.documents.expert1', dueAt: '2025-04-01T08:00:00Z' })),
    ).toBe('422 referral.due_in_past');
    const {
      keys: [second],
    } = await refer('23.documents.head', delivery, first!, { post: '23.documents.expert1', withinDays: 1 });
    await house.moveClock(30 * DAY);
    const fired = (await house.journal(delivery)).filter((line) => line.startsWith('fired'));
    expect(fired).toEqual(['half', 'due', 'head', 'province'].map((step) => `fired ${second}:${step}`));
    await close('23.documents.expert1', delivery, second!);
    expect(await house.state(delivery)).toBe('CLOSED');
  });

  it('without a deadline of its own takes over that of the task it leaves, with its clock', async () => {
    const { delivery } = await letters.delivered('23');
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head', withinDays: 2 });
    const {
      keys: [second],
    } = await refer('23.documents.head', delivery, first!, { post: '23.documents.expert1' });
    const due = await house.one(
      `select a.due_at = b.due_at as same from tasks a, tasks b where a.process_id = $1 and b.process_id = $1 and a.key = $2 and b.key = $3`,
      [delivery, first, second],
    );
    expect(due).toEqual({ same: true });
    await house.moveClock(30 * DAY);
    expect((await house.journal(delivery)).filter((line) => line.startsWith('fired'))).toEqual(
      ['half', 'due', 'head', 'province'].map((step) => `fired ${second}:${step}`),
    );
    const [notice] = await house.db.query(
      `select key, p.code from tasks t join posts p on p.id = t.post_id where process_id = $1 and t.kind = 'notice' order by key`,
      [delivery],
    );
    expect(notice).toMatchObject({ code: '23.documents.head' });
  });

  it('that comes back brings what is left of its time', async () => {
    const { delivery } = await letters.delivered('23');
    const {
      keys: [first],
    } = await refer('23.head', delivery, 'attend.1', { post: '23.documents.head', withinDays: 2 });
    await house.closeTask('23.documents.head', delivery, first!, { outcome: 'returned', reason: 'به ما مربوط نیست' });
    const [back] = await house.open(delivery);
    expect(
      await house.one(
        `select a.due_at = b.due_at as same from tasks a, tasks b where a.process_id = $1 and b.process_id = $1 and a.key = $2 and b.key = $3`,
        [delivery, first, back],
      ),
    ).toEqual({ same: true });
    await house.moveClock(30 * DAY);
    expect((await house.journal(delivery)).filter((line) => line.startsWith('fired')).map((line) => line.split(':')[0])).toEqual(
      Array(4).fill(`fired ${back}`),
    );
  });

  it('reaches twenty desks deep, and its tree tells each step', async () => {
    const { delivery, letter } = await letters.delivered('hq.legal');
    const experts: { code: string }[] = await house.db.query(
      `select p.code from posts p join assignments a on a.post_id = p.id join people h on h.id = a.person_id and h.username = p.code where p.office_id = $1 and p.kind = 'EXPERT' and a.kind = 'HOLDER' order by p.code limit 20`,
      [house.unit('hq')],
    );
    let [who, key] = ['hq.legal.head', 'attend.1'];
    for (const { code } of experts) {
      const { keys } = await refer(who, delivery, key, { post: code });
      [who, key] = [code, keys[0]!];
    }
    const { depth } = await house.one<{ depth: number }>(
      `with recursive tree as (select key, 0 as depth from tasks where process_id = $1 and key = 'attend.1' union all
         select t.key, depth + 1 from tree join tasks t on t.process_id = $1 and t.parent_key = tree.key) select max(depth) as depth from tree`,
      [delivery],
    );
    expect([depth, await house.open(delivery)]).toEqual([20, [key]]);
    await close(who, delivery, key);
    expect([await house.state(delivery), await house.state(letter)]).toEqual(['CLOSED', 'CLOSED']);
  });

  it('is cleared when the letter is void or its whole delivery is returned', async () => {
    const { delivery, letter } = await letters.delivered('23');
    await refer('23.head', delivery, 'attend.1', { post: '23.documents.head', withinDays: 2 });
    await house.act(usual.clerk, `/api/letters/${letter}/void`, { reason: 'به اشتباه صادر شد' });
    expect([await house.state(delivery), await house.open(delivery)]).toEqual(['CANCELLED', []]);
    expect(await house.one(`select count(*)::int as n from clocks where process_id = $1`, [delivery])).toEqual({ n: 0 });
  });
});
