import type { BookView, EntryPage, TrackingView } from '../../contracts/views';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(path);

describe('a tracking code', () => {
  const counter = '0701.counter';
  const ask = (code: string, username = counter) => get<TrackingView>(username, `/api/tracking/${encodeURIComponent(code)}`);
  const draft = { subject: 'صدور شناسنامه المثنی', body: 'محرمانه', applicant: { name: 'زهرا محمودی', nationalId: '0499370899' } };
  const codeOf = async (letter: string) =>
    (await house.one<{ tracking_code: string }>(`select tracking_code from letters where id = $1`, [letter])).tracking_code;

  it('tells where the letter is and since when, and nothing of what it says', async () => {
    const id = await letters.drafted({ draft });
    const code = await codeOf(id);
    expect(await ask(code)).toMatchObject({
      state: 'DRAFTING',
      expected: [{ what: 'registration' }],
      places: [{ unit: 'معاونت امور هویتی' }],
    });
    await letters.submit(id, { reviewers: [] });
    await house.closeTask(usual.signer, id, 'sign.1.1', { outcome: 'signed', version: 1 });
    await house.passHold();
    const told = await ask(code);
    expect(told).toMatchObject({
      code,
      state: 'DISPATCHED',
      stateWord: 'ارسال شده',
      places: [{ unit: 'اداره کل ثبت احوال استان تهران', since: expect.any(String) }],
    });
    expect(told.text.join('\n')).toMatch(
      /^آغاز: .*\nوضعیت: ارسال شده\nاکنون نزد اداره کل ثبت احوال استان تهران، از .*\nدر انتظار رسیدگی گیرنده$/,
    );
    const names: { name: string }[] = await house.db.query(`select name from people where username = any($1)`, [
      [usual.from, usual.signer, '23.head'],
    ]);
    for (const secret of [draft.subject, draft.body, draft.applicant.name, draft.applicant.nationalId, ...names.map(({ name }) => name)])
      expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('is read in the digits of any keyboard, with the dashes people write', async () => {
    const code = await codeOf(await letters.drafted({ draft }));
    const persian = code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
    const arabic = code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!);
    for (const written of [code, persian, arabic, `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`])
      expect((await ask(written)).code).toBe(code);
  });

  it('tells nothing of hidden recipients', async () => {
    const id = await letters.sent({ draft, to: [{ unit: house.unit('23') }, { unit: house.unit('24'), role: 'BCC' }] });
    expect((await ask(await codeOf(id))).places.map(({ unit }) => unit)).toEqual(['اداره کل ثبت احوال استان تهران']);
  });

  it('is refused alike whether it is mistyped, unknown, or asked by somebody else', async () => {
    const code = await codeOf(await letters.drafted({ draft }));
    const wrong = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
    for (const answer of [ask(wrong), ask('100000000008'), ask('کد'), ask(code, '0701.expert1')])
      expect(await refusal(answer)).toBe('404 tracking.not_found');
    for (const username of ['0702.head', '0703.secretariat']) expect((await ask(code, username)).state).toBe('DRAFTING');
  });
});

describe('the books of a secretariat', () => {
  const books = (username: string) => get<BookView[]>(username, '/api/secretariat/books');
  const entries = (username: string, book: string, query = '') =>
    get<EntryPage>(username, `/api/secretariat/books/${book}/entries${query}`);
  const bookOf = async (username: string, kind: string) => (await books(username)).find((book) => book.kind === kind)!.id;

  it('show every number of the year, the latest first, void ones with their reason', async () => {
    const from = '05.head';
    const sent = [];
    for (const n of [1, 2, 3]) sent.push(await letters.sent({ from, reviewers: [], signers: [from], draft: { subject: `نامه ${n}` } }));
    await house.act('05.secretariat', `/api/letters/${sent[1]}/void`, { reason: 'دو بار نوشته شده بود' });
    const book = await bookOf('05.secretariat', 'INTERNAL');
    expect((await books('05.secretariat')).map(({ kind, lastNo, year }) => [kind, lastNo, year])).toEqual([
      ['INTERNAL', 3, 1405],
      ['OUTGOING', 0, 1405],
      ['INCOMING', 0, 1405],
    ]);
    const first = await entries('05.secretariat', book, '?limit=2');
    expect(first.items.map(({ no, subject, isVoid, voidReason }) => [no, subject, isVoid, voidReason])).toEqual([
      [3, 'نامه 3', false, null],
      [2, 'نامه 2', true, 'دو بار نوشته شده بود'],
    ]);
    expect((await entries('05.secretariat', book, `?limit=2&cursor=${first.next}`)).items.map(({ no }) => no)).toEqual([1]);
    expect((await entries('05.secretariat', book, '?year=1404')).items).toEqual([]);
    expect((await entries('23.secretariat', await bookOf('23.secretariat', 'INCOMING'))).items.length).toBeGreaterThanOrEqual(3);
  });

  it('are read by the secretariat that keeps them', async () => {
    const book = await bookOf('05.secretariat', 'INTERNAL');
    expect(await refusal(entries('06.secretariat', book))).toBe('404 book.not_found');
    expect(await refusal(entries('05.head', book))).toBe('404 book.not_found');
    expect(await refusal(books('05.head'))).toBe('403 auth.forbidden');
  });

  it('keep the subject of what is above the clearance of the clerk', async () => {
    const from = 'hq.identity.documents.head';
    await letters.sent({ from, reviewers: [], signers: [from], draft: { subject: 'خیلی محرمانه', classification: 'HIGHLY_CONFIDENTIAL' } });
    const book = await bookOf(usual.clerk, 'INTERNAL');
    expect((await entries(usual.clerk, book)).items[0]).toMatchObject({ subject: 'خیلی محرمانه' });
    await house.db.query(`update people set clearance = 'CONFIDENTIAL' where username = $1`, [usual.clerk]);
    expect((await entries(usual.clerk, book)).items[0]).toMatchObject({
      subject: null,
      letterId: null,
      number: expect.stringMatching(/^1405\/99\//),
    });
  });
});
