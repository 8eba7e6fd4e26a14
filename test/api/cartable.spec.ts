import type { CartablePage, Counters } from '../../contracts/cartable';
import type { LetterPage, LetterView } from '../../contracts/views';
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
const subjects = ({ items }: CartablePage) => items.map(({ letter }) => letter.subject);

describe('a cartable', () => {
  it('shows what waits, with what may be done about it and where', async () => {
    const { delivery, letter } = await letters.delivered('06', { draft: { subject: 'اعزام کارشناس', priority: 'URGENT' } });
    const { items } = await cartable('06.head');
    expect(items).toEqual([
      expect.objectContaining({
        key: 'attend.1',
        kind: 'attend',
        folder: 'received',
        process: { id: delivery, kind: 'delivery' },
        purpose: 'FOR_ACTION',
        seenAt: null,
        overdue: false,
        claimed: null,
        possible: ['closed', 'returned'],
        command: `/api/desks/${delivery}/attend.1`,
        referrals: `/api/desks/${delivery}/attend.1/referrals`,
        letter: expect.objectContaining({
          id: letter,
          subject: 'اعزام کارشناس',
          priority: 'URGENT',
          number: expect.stringMatching(/^1405\/99\//),
          sender: expect.stringContaining('معاون'),
        }),
      }),
    ]);
    await house.act('06.head', items[0]!.command, { outcome: 'closed' });
    expect((await cartable('06.head')).items).toEqual([]);
  });

  it('leads an assistant to the desk of the head, without the signature', async () => {
    const id = await letters.submitted({ from: '23.identity.head', reviewers: [], signers: ['23.head'] });
    const mine = async (username: string) => (await cartable(username, '?folder=sign')).items.find(({ process }) => process.id === id);
    expect(await mine('23.head')).toMatchObject({
      possible: ['signed', 'returned', 'rejected'],
      command: `/api/letters/${id}/tasks/sign.1.1`,
    });
    expect(await mine('23.assistant')).toMatchObject({ possible: ['returned', 'rejected'] });
  });

  it('shows who has taken a task in hand', async () => {
    const { delivery } = await letters.delivered('24');
    await (await house.person('24.assistant')).post(`/api/desks/${delivery}/attend.1/claim`);
    const [row] = (await cartable('24.head')).items;
    expect(row?.claimed).toEqual({ by: expect.objectContaining({ name: expect.any(String) }), until: expect.any(String) });
  });

  it('is read page by page, each task once, in both orders and whatever is closed meanwhile', async () => {
    const sent: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) sent.push((await letters.delivered('10', { draft: { subject: `نامه ${n}` } })).delivery);
    const first = await cartable('10.head', '?limit=2');
    expect(subjects(first)).toEqual(['نامه 5', 'نامه 4']);
    await house.closeTask('10.head', sent[3]!, 'attend.1', { outcome: 'closed' });
    const second = await cartable('10.head', `?limit=2&cursor=${first.next}`);
    expect(subjects(second)).toEqual(['نامه 3', 'نامه 2']);
    const third = await cartable('10.head', `?limit=2&cursor=${second.next}`);
    expect(subjects(third)).toEqual(['نامه 1']);
    expect(third.next).toBeNull();
  });

  it('is narrowed by folder, priority and what is unseen or overdue; its counters say the same', async () => {
    const { inquiry } = await inquiries.asked(['12', '13']);
    const { delivery } = await letters.delivered('12', { draft: { subject: 'عادی' } });
    await letters.delivered('12', { draft: { subject: 'آنی', priority: 'IMMEDIATE' } });
    await house.act('12.head', `/api/desks/${delivery}/attend.1/seen`);
    expect(subjects(await cartable('12.head', '?priority=IMMEDIATE'))).toEqual(['آنی']);
    expect(subjects(await cartable('12.head', '?folder=inquiries'))).toEqual(['آمار کارکنان']);
    expect(subjects(await cartable('12.head', '?folder=received&unseen=false'))).toEqual(['عادی']);
    expect(await counters('12.head')).toMatchObject({
      total: 3,
      unseen: 2,
      overdue: 0,
      folders: { received: { total: 2 }, inquiries: { total: 1 }, overdue: { total: 0 } },
    });
    const [question] = (await cartable('12.head', '?sort=due')).items;
    expect(question).toMatchObject({ kind: 'answer', possible: ['answered', 'returned', 'redirected'] });
    await house.moveClockTo(new Date(Date.parse(question!.dueAt!) + 60_000));
    expect(subjects(await cartable('12.head', '?folder=overdue'))).toEqual(['آمار کارکنان']);
    expect(await counters('12.head')).toMatchObject({
      total: 3,
      overdue: 1,
      folders: { inquiries: { overdue: 1 }, overdue: { total: 1 } },
    });
    expect(await house.state(inquiry)).toBe('OPEN');
  });

  it('keeps what is above the clearance of whoever works the desk to others', async () => {
    await letters.delivered('14', {
      from: 'hq.identity.documents.head',
      draft: { subject: 'خیلی محرمانه', classification: 'HIGHLY_CONFIDENTIAL' },
    });
    expect(subjects(await cartable('14.head'))).toEqual(['خیلی محرمانه']);
    await house.db.query(`update people set clearance = 'CONFIDENTIAL' where username = '14.assistant'`);
    expect(subjects(await cartable('14.assistant'))).toEqual([]);
    expect(await counters('14.assistant')).toMatchObject({ total: 0 });
  });

  it.each([
    ['?limit=101', '400 request.invalid'],
    ['?cursor=AAAA', '400 request.invalid'],
    ['?colour=red', '400 request.invalid'],
    ['?folder=everything', '400 request.invalid'],
    ['?post=6f2397ed-4757-8d43-8f78-1548951c8e56', '403 auth.post_not_held'],
  ])('refuses %s with %s', async (query, code) => expect(await refusal(cartable('12.head', query))).toBe(code));
});

describe('the page of an office', () => {
  const office = (username: string, code = '0701', what = 'tasks') =>
    get<CartablePage & Counters>(username, `/api/offices/${house.unit(code)}/${what}`);

  it('is for its head and secretariat, for supervisors and administrators; subjects for those who have part in it', async () => {
    const { delivery } = await letters.delivered('0701', { draft: { subject: 'گزارش ماه' } });
    await house.act('0701.head', `/api/desks/${delivery}/attend.1/referrals`, { to: [{ post: house.post('0701.expert1') }] });
    for (const [username, subject] of [
      ['0701.head', 'گزارش ماه'],
      ['0701.secretariat', 'گزارش ماه'],
      ['07.supervisor', null],
      ['hq.supervisor', null],
      ['admin', null],
    ] as const) {
      const { items } = await office(username);
      expect([username, items[0]?.post.title, items[0]?.letter.subject]).toEqual([username, expect.stringContaining('کارشناس'), subject]);
      expect(await office(username, '0701', 'counters')).toMatchObject({ total: 1, folders: { received: { total: 1 } } });
    }
  });

  it('is closed to everybody else', async () => {
    for (const username of ['0701.expert1', '0702.head', '23.supervisor', '07.head'])
      expect(await refusal(office(username))).toBe('403 auth.forbidden');
    expect(await refusal(get('admin', `/api/offices/${house.post('0701.head')}/tasks`))).toBe('404 unit.not_found');
  });
});

describe('lists of letters', () => {
  const list = async (username: string, query: string) =>
    (await get<LetterPage>(username, `/api/letters${query}`)).items.map(({ subject }) => subject);

  it('holds what one has sent, still writes, received, and is done with', async () => {
    const from = 'hq.legal.affairs.expert1';
    await letters.drafted({ from, draft: { subject: 'ناتمام' } });
    const { delivery } = await letters.delivered('16', { from, draft: { subject: 'فرستاده ۱' } });
    await letters.delivered('16', { from, draft: { subject: 'فرستاده ۲' } });
    expect(await list(from, '?role=sent')).toEqual(['فرستاده ۲', 'فرستاده ۱']);
    expect(await list(from, '?role=drafts')).toEqual(['ناتمام']);
    expect(await list('16.head', '?role=received')).toEqual(['فرستاده ۲', 'فرستاده ۱']);
    expect(await list('16.head', '?role=done')).toEqual([]);
    await house.closeTask('16.head', delivery, 'attend.1', { outcome: 'closed' });
    expect(await list('16.head', '?role=done')).toEqual(['فرستاده ۱']);
    const first = await get<LetterPage>(from, '/api/letters?role=sent&limit=1');
    expect(await list(from, `?role=sent&limit=1&cursor=${first.next}`)).toEqual(['فرستاده ۱']);
  });
});

describe('a letter as its reader sees it', () => {
  const view = (username: string, id: string) => get<LetterView>(username, `/api/letters/${id}`);
  const roles = ({ recipients }: LetterView) => recipients.map(({ role }) => role);

  it('shows its reviewers all texts and its recipients the one that was sent', async () => {
    const id = await letters.submitted({ reviewers: [usual.reviewer] });
    await house.closeTask(usual.reviewer, id, 'review.1.1', { outcome: 'edited', version: 1, body: 'متن بهتر' });
    expect(await view(usual.signer, id)).toMatchObject({
      body: 'متن بهتر',
      version: 2,
      number: null,
      isSigned: false,
      tasks: [{ key: 'sign.1.1', possible: ['signed', 'returned', 'rejected'] }],
    });
    await house.closeTask(usual.signer, id, 'sign.1.1', { outcome: 'signed', version: 2 });
    expect((await view(usual.signer, id)).acts).toEqual(['takeBack', 'note', 'forward', 'followUp']);
    await house.passHold();
    const received = await view('23.head', id);
    expect(received).toMatchObject({
      body: 'متن بهتر',
      isSigned: true,
      acts: ['reply', 'note', 'forward', 'followUp'],
      numbers: [{ book: 'INCOMING' }],
      versions: [{ no: 2 }],
    });
    expect((await view(usual.from, id)).versions).toHaveLength(2);
    expect((await view(usual.from, id)).acts).toEqual(['recall', 'note', 'forward', 'follow', 'followUp']);
    expect((await view(usual.clerk, id)).acts).toEqual(['void', 'note', 'forward', 'followUp']);
    expect(await get(usual.from, `/api/letters/${id}/versions/1`)).toMatchObject({ body: 'با سلام', isCurrent: false });
    expect(await refusal(get('23.head', `/api/letters/${id}/versions/1`))).toBe('404 letter.not_found');
  });

  it('hides hidden recipients from all but the sender and themselves', async () => {
    const id = await letters.sent({
      to: [{ unit: house.unit('17') }, { unit: house.unit('18'), role: 'CC' }, { unit: house.unit('19'), role: 'BCC' }],
    });
    expect(roles(await view(usual.from, id))).toEqual(['MAIN', 'CC', 'BCC']);
    expect(roles(await view('19.head', id))).toEqual(['MAIN', 'CC', 'BCC']);
    expect(roles(await view('17.head', id))).toEqual(['MAIN', 'CC']);
    expect(roles(await view('18.secretariat', id))).toEqual(['MAIN', 'CC']);
  });

  it('is not there for outsiders, nor for those who are not cleared', async () => {
    const id = await letters.sent({ from: 'hq.identity.documents.head', draft: { classification: 'HIGHLY_CONFIDENTIAL' } });
    expect(await refusal(view('0702.head', id))).toBe('404 letter.not_found');
    expect(await refusal(view('23.secretariat', id))).toBe('done');
    await house.db.query(`update people set clearance = 'CONFIDENTIAL' where username = '23.secretariat'`);
    expect(await refusal(view('23.secretariat', id))).toBe('404 letter.not_found');
    expect(await refusal(view(usual.from, '01a20c38-aa2b-7386-a1df-725cc453b17b'))).toBe('404 letter.not_found');
  });

  it('names the letters it answers and is answered by', async () => {
    const { letter } = await letters.delivered('20', { draft: { subject: 'پرسش' } });
    const reply = await letters.sent({
      from: '20.head',
      reviewers: [],
      signers: ['20.head'],
      to: [{ unit: house.unit('hq.identity') }],
      draft: { subject: 'پاسخ', answers: letter },
    });
    expect((await view('20.head', reply)).related).toEqual([
      expect.objectContaining({ relation: 'ANSWERS', letterId: letter, subject: 'پرسش' }),
    ]);
    expect((await view('20.head', letter)).related).toEqual([
      expect.objectContaining({ relation: 'ANSWERED_BY', letterId: reply, subject: 'پاسخ' }),
    ]);
    expect((await view(usual.from, letter)).related).toEqual([]); // not theirs to see
  });
});
