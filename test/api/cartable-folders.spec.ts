import type { CartablePage, Counters, RowCount } from '../../contracts/cartable';
import type { Marks } from '../../contracts/marks';
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

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(path);
const cartable = (username: string, query = '') => get<CartablePage>(username, `/api/cartable${query}`);
const counters = (username: string) => get<Counters>(username, '/api/cartable/counters');
const count = async (username: string, query: string) => (await get<RowCount>(username, `/api/cartable/count${query}`)).count;
const mark = async (username: string, letter: string, marks: object) =>
  (await house.person(username)).put<Marks>(`/api/letters/${letter}/marks`, marks);
const subjects = ({ items }: CartablePage) => items.map(({ letter }) => letter.subject);
const today = async () => (await house.one<{ day: string }>(`select office_today()::text as day`)).day;
const daysOn = async (days: number) => (await house.one<{ day: string }>(`select (office_today() + $1::int)::text as day`, [days])).day;

describe('a long list', () => {
  const who = '10.head';
  beforeAll(async () => {
    for (const n of [1, 2, 3, 4, 5])
      await letters.delivered('10', { draft: { subject: `نامه ${n}`, priority: n % 2 ? 'NORMAL' : 'URGENT' } });
  }, 30_000);

  it('is read from the end, and back to the start', async () => {
    const last = await cartable(who, '?limit=2&end=true');
    expect([subjects(last), last.next]).toEqual([['نامه 2', 'نامه 1'], null]);
    const middle = await cartable(who, `?limit=2&before=${last.previous}`);
    expect(subjects(middle)).toEqual(['نامه 4', 'نامه 3']);
    const first = await cartable(who, `?limit=2&before=${middle.previous}`);
    expect([subjects(first), first.previous]).toEqual([['نامه 5'], null]);
    expect(subjects(await cartable(who, `?limit=2&cursor=${first.next}`))).toEqual(['نامه 4', 'نامه 3']);
    expect(subjects(await cartable(who, `?limit=2&cursor=${middle.next}`))).toEqual(['نامه 2', 'نامه 1']);
  });

  it('is one page where it fits, whichever end it is read from', async () => {
    for (const query of ['', '?end=true', '?sort=newest'])
      expect(await cartable(who, query)).toMatchObject({ previous: null, next: null, items: { length: 5 } });
    expect(subjects(await cartable(who, '?sort=oldest'))).toEqual(['نامه 1', 'نامه 2', 'نامه 3', 'نامه 4', 'نامه 5']);
    expect(subjects(await cartable(who, '?sort=oldest&end=true&limit=1'))).toEqual(['نامه 5']);
  });

  it.each([
    ['?priority=URGENT,IMMEDIATE', ['نامه 4', 'نامه 2']],
    ['?q=نامه ۳', ['نامه 3']],
    ['?letterKind=LETTER&q=نامه۵', ['نامه 5']],
    ['?letterKind=INQUIRY', []],
    ['?classified=true', []],
    ['?dueToday=true', []],
    ['?folder=approve', []],
  ])('is narrowed by %s, and counted exactly', async (query, found) => {
    expect(subjects(await cartable(who, encodeURI(query)))).toEqual(found);
    expect(await count(who, encodeURI(query))).toBe(found.length);
  });

  it('is narrowed by who sent it', async () => {
    expect(await count(who, `?from=${house.unit('hq')}`)).toBe(5);
    expect(
      await count(
        who,
        `?from=${(await house.one<{ unit: string }>(`select unit_id as unit from posts where id = $1`, [house.post(usual.from)])).unit}`,
      ),
    ).toBe(5);
    expect(await count(who, `?from=${house.unit('23')}`)).toBe(0);
    const [row] = (await cartable(who, '?limit=1')).items;
    expect(row?.letter).toMatchObject({ office: expect.any(String), attachments: 0, registeredAt: expect.any(String) });
  });

  it.each([
    ['?end=true&cursor=AAAA', '400 request.invalid'],
    ['?before=AAAA', '400 request.invalid'],
    ['?priority=SOON', '400 request.invalid'],
    ['?folder=archive&cursor=AAAA', '400 request.invalid'],
  ])('refuses %s with %s', async (query, code) => expect(await refusal(cartable(who, query))).toBe(code));
});

describe('what one sent on', () => {
  it('lies in a folder of its own, at the desk where it lies, until it is done there', async () => {
    const { delivery } = await letters.delivered('0701', { draft: { subject: 'گزارش' } });
    const { keys } = await house.act<{ keys: string[] }>('0701.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: house.post('0701.expert1'), withinDays: 3 }],
    });
    const [row] = (await cartable('0701.head', '?folder=referred')).items;
    expect(row).toMatchObject({
      folder: 'referred',
      open: true,
      key: keys[0],
      post: { id: house.post('0701.expert1') },
      seenAt: null,
      dueAt: expect.any(String),
      possible: [],
      recall: `/api/desks/${delivery}/${keys[0]}/recall`,
    });
    expect((await counters('0701.head')).folders.referred).toMatchObject({ total: 1, unseen: 1 });
    await house.act('0701.expert1', `/api/desks/${delivery}/${keys[0]}/seen`);
    expect((await cartable('0701.head', '?folder=referred&unseen=false')).items[0]).toMatchObject({
      recall: null,
      seenAt: expect.any(String),
    });
    await house.closeTask('0701.expert1', delivery, keys[0]!, { outcome: 'closed' });
    expect(await count('0701.head', '?folder=referred')).toBe(0);
  });

  it('is not what came back: who gave it back referred nothing', async () => {
    const { delivery } = await letters.delivered('0702');
    const { keys } = await house.act<{ keys: string[] }>('0702.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: house.post('0702.expert1') }],
    });
    await house.closeTask('0702.expert1', delivery, keys[0]!, { outcome: 'returned', reason: 'کار من نیست' });
    expect((await cartable('0702.head')).items).toHaveLength(1);
    expect((await counters('0702.expert1')).folders.referred.total).toBe(0);
    expect((await counters('0702.head')).folders.referred.total).toBe(0);
  });
});

describe('marks', () => {
  it('are one person’s own, change nothing of the letter, and say the same when repeated', async () => {
    const { letter, delivery } = await letters.delivered('24', { draft: { subject: 'نشان‌دار' } });
    const before = await house.journal(delivery);
    const marks = { unread: true, starred: true, archivedAt: null, followUpOn: await daysOn(2), followUpNote: 'تلفن شود' };
    for (let n = 0; n < 2; n += 1)
      expect(
        await mark('24.head', letter, { unread: true, starred: true, followUpOn: marks.followUpOn, followUpNote: marks.followUpNote }),
      ).toEqual(marks);
    expect((await cartable('24.head', '?starred=true')).items[0]?.marks).toEqual(marks);
    expect((await cartable('24.assistant')).items[0]?.marks).toMatchObject({ unread: false, starred: false, followUpOn: null });
    expect(await house.journal(delivery)).toEqual(before);
    expect(await mark('24.head', letter, { followUpOn: null, unread: false, starred: false })).toMatchObject({
      followUpOn: null,
      followUpNote: null,
    });
    expect(await house.one(`select count(*)::int as rows from personal_marks`)).toEqual({ rows: 0 });
  });

  it('are for letters one may see', async () => {
    const letter = await letters.sent();
    expect(await refusal(mark('0702.head', letter, { starred: true }))).toBe('404 letter.not_found');
    expect(await refusal(get('0702.head', `/api/letters/${letter}/marks`))).toBe('404 letter.not_found');
    expect(await refusal(mark('23.head', letter, { followUpOn: '1405/01/01' }))).toBe('400 request.invalid');
    const answer = await (
      await house.person('23.head')
    ).put('/api/letters/marks', {
      letters: [letter, '01a20c38-aa2b-7386-a1df-725cc453b17b'],
      marks: { archived: true },
    });
    expect(answer).toMatchObject({
      items: [
        { ok: true, problem: null },
        { ok: false, problem: { code: 'letter.not_found' } },
      ],
    });
  });

  it('make the folder of what is to be followed up, soonest first, what is due counted apart', async () => {
    const who = '11.head';
    const sent: string[] = [];
    for (const n of [1, 2, 3]) sent.push((await letters.delivered('11', { draft: { subject: `پیگیری ${n}` } })).letter);
    await mark(who, sent[0]!, { followUpOn: await daysOn(3) });
    await mark(who, sent[1]!, { followUpOn: await today() });
    await mark(who, sent[2]!, { followUpOn: await daysOn(-1), unread: true });
    expect(subjects(await cartable(who, '?folder=followUp'))).toEqual(['پیگیری 3', 'پیگیری 2', 'پیگیری 1']);
    expect(subjects(await cartable(who, '?folder=followUp&sort=newest'))).toEqual(['پیگیری 1', 'پیگیری 2', 'پیگیری 3']);
    expect((await counters(who)).folders.followUp).toEqual({ total: 3, unseen: 1, overdue: 1, dueToday: 1 });
    expect(subjects(await cartable(who, '?folder=followUp&overdue=true'))).toEqual(['پیگیری 3']);
    expect(subjects(await cartable(who, '?folder=followUp&dueToday=true'))).toEqual(['پیگیری 2']);
    expect(subjects(await cartable(who, '?folder=followUp&kind=attend&unseen=false'))).toEqual(['پیگیری 2', 'پیگیری 1']);
    const last = await cartable(who, '?folder=followUp&end=true&limit=1');
    expect(subjects(await cartable(who, `?folder=followUp&limit=1&before=${last.previous}`))).toEqual(['پیگیری 2']);
    expect(await count(who, '?folder=followUp&overdue=false')).toBe(2);
  });

  it('make the archive, where a letter is shown at the desk where it lies or last lay', async () => {
    const who = '13.head';
    const { letter, delivery } = await letters.delivered('13', { draft: { subject: 'بایگانی' } });
    await mark(who, letter, { archived: true });
    expect((await cartable(who, '?folder=archive')).items).toEqual([
      expect.objectContaining({
        folder: 'archive',
        open: true,
        key: 'attend.1',
        possible: ['closed', 'returned'],
        command: `/api/desks/${delivery}/attend.1`,
      }),
    ]);
    expect((await cartable(who)).items).toHaveLength(1); // a task stays until it is done
    await house.closeTask(who, delivery, 'attend.1', { outcome: 'closed' });
    expect((await cartable(who, '?folder=archive')).items).toEqual([
      expect.objectContaining({
        open: false,
        key: 'attend.1',
        possible: [],
        marks: expect.objectContaining({ archivedAt: expect.any(String) }),
      }),
    ]);
    await mark(usual.from, letter, { archived: true });
    expect((await cartable(usual.from, '?folder=archive')).items[0]).toMatchObject({ letter: { subject: 'بایگانی' } });
    expect((await counters(who)).folders.archive.total).toBe(1);
    await house.db.query(`delete from parties where letter_id = $1 and post_id = $2`, [letter, house.post(who)]);
    expect([await count(who, '?folder=archive'), (await counters(who)).folders.archive.total]).toEqual([0, 0]);
  });

  it('show a reply that became a letter at its sender', async () => {
    const { at } = await inquiries.asked(['14']);
    await inquiries.answer('14', at['14']!);
    const { id } = await house.one<{ id: string }>(`select id from letters where kind = 'REPLY' order by created_at desc limit 1`);
    await mark('14.head', id, { archived: true });
    expect((await cartable('14.head', '?folder=archive')).items).toEqual([
      expect.objectContaining({ open: false, kind: 'answer', letter: expect.objectContaining({ kind: 'REPLY' }) }),
    ]);
  });
});

describe('counters', () => {
  it('count reviews and signatures together and apart, and what is due today', async () => {
    const [reviewer, signer] = ['hq.legal.affairs.head', 'hq.legal.head'];
    const from = 'hq.legal.affairs.expert1';
    await letters.submitted({ from, reviewers: [reviewer], signers: [signer] });
    expect((await counters(reviewer)).folders).toMatchObject({ approve: { total: 1 }, review: { total: 1 }, sign: { total: 0 } });
    expect((await cartable(reviewer, '?folder=approve')).items[0]).toMatchObject({ folder: 'approve', kind: 'review' });
    await inquiries.asked(['15']);
    const [question] = (await cartable('15.head', '?sort=due')).items;
    await house.moveClockTo(new Date(Date.parse(question!.dueAt!) - 60_000));
    expect(await counters('15.head')).toMatchObject({
      dueToday: 1,
      overdue: 0,
      folders: { inquiries: { dueToday: 1 }, overdue: { total: 0 } },
    });
    expect(await count('15.head', '?dueToday=true')).toBe(1);
    expect(await count('15.head', '?dueToday=false')).toBe(0);
    await house.moveClock(120_000);
    expect(await counters('15.head')).toMatchObject({ dueToday: 1, overdue: 1, folders: { overdue: { total: 1, dueToday: 1 } } });
  });
});

describe('what one has written and sent', () => {
  it('stands in a folder of its own, the latest first, with whom it went to and where it lies now', async () => {
    const before = await count(usual.from, '?folder=sent');
    await letters.sent({ draft: { subject: 'نخست' } });
    await letters.sent({ to: [{ unit: house.unit('0703') }, { unit: house.unit('23') }], draft: { subject: 'دوم' } });
    await letters.held({ draft: { subject: 'هنوز نه' } });
    const page = await cartable(usual.from, '?folder=sent&limit=2');
    expect(page.items.map(({ letter, open, folder }) => [letter.subject, open, folder])).toEqual([
      ['دوم', true, 'sent'],
      ['نخست', true, 'sent'],
    ]);
    expect(page.items[0]).toMatchObject({ to: { isOutside: false, others: 1 }, possible: [], letter: { number: expect.any(String) } });
    expect(await count(usual.from, '?folder=sent')).toBe(before + 2);
    expect((await counters(usual.from)).folders.sent).toEqual({ total: before + 2, unseen: 0, overdue: 0, dueToday: 0 });
    const last = await cartable(usual.from, '?folder=sent&end=true&limit=1');
    expect(last.previous).not.toBeNull();
    expect((await cartable(usual.from, `?folder=sent&limit=1&before=${last.previous}`)).items).toHaveLength(1);
  });

  it('is not what came in from outside, nor what others wrote', async () => {
    await letters.sent({ draft: { subject: 'از دیگری' } });
    expect(subjects(await cartable('23.head', '?folder=sent'))).not.toContain('از دیگری');
    const sender = { name: 'شهرداری تهران', number: '۱۲/۱', date: '2026-01-01' };
    const recipients = [{ post: house.post(usual.signer) }];
    await house.act(usual.clerk, '/api/letters/incoming', { post: house.post(usual.clerk), subject: 'از بیرون', sender, recipients });
    expect(subjects(await cartable(usual.clerk, '?folder=sent'))).toEqual([]);
    expect((await counters(usual.clerk)).folders.sent.total).toBe(0);
  });
});
