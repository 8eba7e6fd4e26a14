import type { Counters } from '../../contracts/cartable';
import type { NotificationPage } from '../../contracts/notifications';
import { House, refusal } from '../support/house';
import { Inquiries } from '../support/inquiries';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let inquiries: Inquiries;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  inquiries = new Inquiries(house);
}, 60_000);
afterAll(() => house?.shut());

const page = async (username: string, query = '') => (await house.person(username)).get<NotificationPage>(`/api/me/notifications${query}`);
/** Oldest first. */
const told = async (username: string, letter?: string) =>
  (await page(username, '?limit=100')).items
    .filter((each) => !letter || each.letter.id === letter)
    .map(({ code }) => code)
    .reverse();

describe('whoever sent a letter', () => {
  it('is told how it went, by whom, and with its number', async () => {
    const letter = await letters.sent({ reviewers: [usual.reviewer] });
    expect(await told(usual.from, letter)).toEqual(['signed', 'registered', 'dispatched']);
    const { items } = await page(usual.from);
    expect(items.find(({ code }) => code === 'signed')).toMatchObject({
      read: false,
      post: { id: house.post(usual.from) },
      letter: { id: letter, number: expect.stringMatching(/^1405\/99\//) },
      process: { id: letter, kind: 'letter' },
      key: 'sign.1.1',
      actor: { name: expect.any(String) },
    });
    expect(items.find(({ code }) => code === 'registered')).toMatchObject({ actor: null });
    expect(await told(usual.signer, letter)).toEqual([]);
    expect(await told('23.head', letter)).toEqual([]);
  });

  it('is told when it is returned, rejected, or comes back from where it went', async () => {
    const returned = await letters.submitted();
    await house.closeTask(usual.reviewer, returned, 'review.1.1', { outcome: 'returned', reason: 'پیوست ندارد' });
    expect(await told(usual.from, returned)).toEqual(['returned']);
    const rejected = await letters.submitted();
    await house.closeTask(usual.reviewer, rejected, 'review.1.1', { outcome: 'rejected', reason: 'لازم نیست' });
    expect(await told(usual.from, rejected)).toEqual(['rejected']);
    const { letter, delivery } = await letters.delivered('17');
    await house.closeTask('17.head', delivery, 'attend.1', { outcome: 'returned', reason: 'به ما مربوط نیست' });
    expect((await told(usual.from, letter)).at(-1)).toBe('delivery_returned');
  });

  it('is told when a reviewer changes the text', async () => {
    const letter = await letters.submitted();
    await house.closeTask(usual.reviewer, letter, 'review.1.1', { outcome: 'edited', version: 1, subject: 'موضوع درست' });
    expect(await told(usual.from, letter)).toEqual(['edited']);
  });

  it('is not told of their own acts', async () => {
    const letter = await letters.sent({ from: '18.head', reviewers: [], signers: ['18.head'] });
    expect(await told('18.head', letter)).not.toContain('signed');
  });
});

describe('a question', () => {
  it('tells who asked of answers, parts and redirections, and who is asked of what was decided', async () => {
    const { letter, at } = await inquiries.asked(['19', '20', '21']);
    await house.act('19.head', `/api/respondents/${at['19']}/tasks/answer.1/partial`, { fields: {}, text: 'بخشی' }).catch(() => undefined);
    await inquiries.answer('19', at['19']!);
    await inquiries.redirect('20', at['20']!, '22');
    await house.act('21.head', `/api/respondents/${at['21']}/tasks/answer.1/extension`, {
      within: { unit: 'WORKING_DAY', amount: 2 },
      reason: 'سند دور است',
    });
    const codes = await told(usual.from, letter);
    expect(codes).toEqual(expect.arrayContaining(['answered', 'redirected', 'extension_asked']));
    await house.closeTask(usual.from, at['21']!, 'extension.1', { outcome: 'granted' });
    expect(await told('21.head', letter)).toEqual(['extension_granted']);
    const { items } = await page(usual.from);
    expect(items.find(({ code }) => code === 'answered')).toMatchObject({
      unit: { id: house.unit('19') },
      process: { kind: 'respondent' },
    });
  });

  it('reminds at half time and when due, and says when it is withdrawn', async () => {
    const { letter, inquiry } = await inquiries.asked(['25']);
    const clocks: { at: Date }[] = await house.db.query(`select at from clocks where step in ('half', 'due') order by at desc limit 1`);
    await house.moveClockTo(new Date(clocks[0]!.at.getTime() + 1000));
    expect(await told('25.head', letter)).toEqual(['half_time', 'due']);
    await house.act(usual.from, `/api/inquiries/${inquiry}/withdraw`, { reason: 'دیگر لازم نیست' });
    expect((await told('25.head', letter)).at(-1)).toBe('cancelled');
  });
});

describe('whoever sent a task on', () => {
  it('is told when it is done or given back; whoever loses it, that it was recalled', async () => {
    const { letter, delivery } = await letters.delivered('0701');
    const refer = async (key: string, post: string, copy = 'COPY') =>
      (
        await house.act<{ keys: string[] }>('0701.head', `/api/desks/${delivery}/${key}/referrals`, {
          to: [{ post: house.post(post), copy }],
        })
      ).keys[0]!;
    const done = await refer('attend.1', '0701.expert1');
    await house.closeTask('0701.expert1', delivery, done, { outcome: 'closed' });
    const back = await refer('attend.1', '0701.expert1');
    await house.closeTask('0701.expert1', delivery, back, { outcome: 'returned', reason: 'نشد' });
    expect(await told('0701.head', letter)).toEqual(['referral_closed', 'referral_returned']);
    const gone = await refer('attend.1', '0701.expert1');
    await house.act('0701.head', `/api/desks/${delivery}/${gone}/recall`);
    expect(await told('0701.expert1', letter)).toEqual(['recalled']);
  });
});

describe('the list', () => {
  it('is read in pages, up to a place of one’s own', async () => {
    const counted = async () => (await (await house.person(usual.from)).get<Counters>('/api/cartable/counters')).notifications;
    const all = await page(usual.from, '?limit=100');
    expect([all.unread, await counted()]).toEqual([all.items.length, all.items.length]);
    const first = await page(usual.from, '?limit=3');
    const second = await page(usual.from, `?limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 6));
    const me = await house.person(usual.from);
    await me.post('/api/me/notifications/read', { upTo: all.items[2]!.id });
    expect([(await page(usual.from)).unread, await counted()]).toEqual([2, 2]);
    expect((await page(usual.from, '?unread=true')).items.map(({ id }) => id)).toEqual(all.items.slice(0, 2).map(({ id }) => id));
    await me.post('/api/me/notifications/read', { upTo: 1 }); // read stays read
    await me.post('/api/me/notifications/read', { upTo: 2_000_000_000 }); // what is to come is not
    expect(await counted()).toBe(0);
    await letters.sent();
    expect(await counted()).toBe(3);
    expect(await refusal(page(usual.from, '?cursor=AAAA'))).toBe('400 request.invalid');
  });

  it('begins with the day one came to the post, and keeps what is above one’s clearance', async () => {
    const from = 'hq.identity.documents.head';
    await letters.sent({ from, reviewers: [], draft: { classification: 'HIGHLY_CONFIDENTIAL' } });
    expect(await told(from)).toContain('signed');
    await house.db.query(`update people set clearance = 'CONFIDENTIAL' where username = $1`, [from]);
    expect(await told(from)).toEqual([]);
    const before = await told('0701.head');
    expect(before.length).toBeGreaterThan(0);
    await house.db.query(`update assignments set from_at = office_now() where post_id = $1 and kind = 'HOLDER'`, [house.post('0701.head')]);
    expect(await told('0701.head')).toEqual([]);
  });
});
