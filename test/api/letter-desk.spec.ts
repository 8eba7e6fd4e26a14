import type { LetterChain, FoundLetters } from '../../contracts/letter-search';
import type { NoteView } from '../../contracts/notes';
import type { TemplateList, TemplateView } from '../../contracts/templates';
import type { LetterView } from '../../contracts/views';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { from, reviewer, signer, clerk } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string): Promise<T> => (await house.person(username)).get<T>(path);
const post = async <T>(username: string, path: string, body: object, key?: string): Promise<T> =>
  (await house.person(username)).post<T>(path, body, key === undefined ? {} : { key });

describe('the margin of a letter', () => {
  const write = (username: string, id: string, text: string, key?: string) =>
    post<NoteView>(username, `/api/letters/${id}/notes`, { post: house.post(username), text }, key);
  const margin = async (username: string, id: string) =>
    (await get<LetterView>(username, `/api/letters/${id}`)).notes.map(({ text }) => text);

  it('is written by whoever has part in it and read in their own office only', async () => {
    const { letter } = await letters.delivered('23', { reviewers: [reviewer] });
    await write(from, letter, 'سابقه دارد');
    await write(signer, letter, 'سابقه دیده شد');
    expect(await write('23.head', letter, 'فوری است')).toMatchObject({ post: { id: house.post('23.head') }, onBehalfOf: null });
    expect(await margin(reviewer, letter)).toEqual(['سابقه دارد', 'سابقه دیده شد']);
    expect(await margin('23.head', letter)).toEqual(['فوری است']);
    expect((await get<LetterView>('23.head', `/api/letters/${letter}`)).acts).toEqual(
      expect.arrayContaining(['note', 'forward', 'followUp']),
    );
  });

  it('tells for whom an assistant wrote, and once what was sent twice', async () => {
    const { letter } = await letters.delivered('23');
    const first = await post<NoteView>(
      '23.assistant',
      `/api/letters/${letter}/notes`,
      { post: house.post('23.head'), text: 'دیده شد' },
      'note-once',
    );
    const again = await post<NoteView>(
      '23.assistant',
      `/api/letters/${letter}/notes`,
      { post: house.post('23.head'), text: 'دیده شد' },
      'note-once',
    );
    expect(again).toEqual(first);
    expect(first.onBehalfOf?.id).toBe((await house.one<{ id: string }>(`select id from people where username = '23.head'`)).id);
    expect(await margin('23.head', letter)).toEqual(['دیده شد']);
  });

  it('is closed to whoever has no part in the letter or not that post, and stays as it is', async () => {
    const { letter } = await letters.delivered('23');
    expect(await refusal(write('24.head', letter, 'من هم'))).toBe('404 letter.not_found');
    expect(await refusal(post('24.head', `/api/letters/${letter}/notes`, { post: house.post('23.head'), text: 'من هم' }))).toBe(
      '403 auth.post_not_held',
    );
    await write(from, letter, 'می‌ماند');
    await expect(house.db.query(`update margin_notes set text = '' where letter_id = $1`, [letter])).rejects.toThrow('append-only');
    await expect(house.db.query(`delete from margin_notes where letter_id = $1`, [letter])).rejects.toThrow('append-only');
  });
});

describe('templates', () => {
  const list = async (username: string, kind = 'LETTER') =>
    (await get<TemplateList>(username, `/api/templates?post=${house.post(username === 'admin' ? 'hq.it.admin' : username)}&kind=${kind}`))
      .items;
  const titles = async (username: string, kind?: string) => (await list(username, kind)).map(({ title }) => title);
  const phrase = (username: string, scope: string, title: string) => ({
    kind: 'PHRASE',
    post: house.post(username),
    scope,
    title,
    text: 'متن',
  });

  it('come with the organisation: letters, and sentences for referrals', async () => {
    expect(await list(from)).toMatchObject(
      ['بخشنامه', 'پاسخ استعلام', 'نامهٔ همراه مدارک', 'یادآوری (پیرو)'].map((title) => ({
        title,
        scope: 'ORGANISATION',
        document: { type: 'doc' },
        mayChange: false,
      })),
    );
    expect((await list(from, 'PHRASE')).length).toBeGreaterThanOrEqual(10);
    expect((await list('admin')).every(({ mayChange }) => mayChange)).toBe(true);
  });

  it('are kept by each person, for a unit by its head, for all by the administration', async () => {
    await post(from, '/api/templates', phrase(from, 'PERSON', 'از من'));
    await post(signer, '/api/templates', phrase(signer, 'UNIT', 'از معاونت'));
    expect(await titles(from, 'PHRASE')).toEqual(expect.arrayContaining(['از من', 'از معاونت']));
    expect(await titles(signer, 'PHRASE')).not.toContain('از من');
    expect(await titles('23.head', 'PHRASE')).not.toContain('از معاونت');
    expect(await refusal(post(from, '/api/templates', phrase(from, 'UNIT', 'نه')))).toBe('403 auth.forbidden');
    expect(await refusal(post(signer, '/api/templates', phrase(signer, 'ORGANISATION', 'نه')))).toBe('403 auth.forbidden');
  });

  it('are changed and taken away by whoever keeps them', async () => {
    const mine = await post<TemplateView>(from, '/api/templates', { ...phrase(from, 'PERSON', 'الگو'), kind: 'PHRASE' });
    const person = await house.person(from);
    const changed = {
      kind: 'LETTER',
      post: house.post(from),
      title: 'الگوی نامه',
      subject: 'موضوع',
      document: { type: 'doc', content: [{ type: 'paragraph' }] },
    };
    expect(await person.put(`/api/templates/${mine.id}`, changed)).toMatchObject({
      id: mine.id,
      kind: 'LETTER',
      text: null,
      scope: 'PERSON',
    });
    const other = await house.person(signer);
    expect(await refusal(other.put(`/api/templates/${mine.id}`, { ...changed, post: house.post(signer) }))).toBe('404 template.not_found');
    expect(await refusal(other.delete(`/api/templates/${mine.id}`))).toBe('404 template.not_found');
    await person.delete(`/api/templates/${mine.id}`);
    expect(await titles(from)).not.toContain('الگوی نامه');
  });
});

describe('letters that belong together', () => {
  const chain = (username: string, id: string) => get<LetterChain>(username, `/api/letters/${id}/chain`);

  it('are one chain from whichever of them one comes, in the order of time', async () => {
    const { letter: first } = await letters.delivered('23', { draft: { subject: 'نخستین' } });
    const answer = await letters.sent({
      from: '23.head',
      signers: ['23.head'],
      to: [{ post: house.post(from) }],
      draft: { subject: 'پاسخ', answers: first },
    });
    const second = await letters.sent({ draft: { subject: 'پیرو', follows: first } });
    const expected = [
      { id: first, subject: 'نخستین', answersId: null, followsId: null },
      { id: answer, subject: 'پاسخ', answersId: first },
      { id: second, subject: 'پیرو', followsId: first },
    ];
    for (const id of [first, answer, second]) {
      const { items, more } = await chain(from, id);
      expect(items).toMatchObject(expected.map((letter) => ({ ...letter, isThis: letter.id === id, maySee: true })));
      expect(more).toBe(false);
    }
    expect((await get<LetterView>(from, `/api/letters/${first}`)).acts).toContain('forward');
  });

  it('keep to themselves what the reader has no part in', async () => {
    const hidden = await letters.sent({ to: [{ unit: house.unit('24') }], draft: { subject: 'پنهان' } });
    const { letter: shown } = await letters.delivered('23', { draft: { subject: 'پیدا', follows: hidden } });
    await letters.sent({ to: [{ unit: house.unit('24') }], draft: { subject: 'پنهان‌تر', follows: shown } });
    const { items } = await chain('23.head', shown);
    expect(items).toMatchObject([
      { id: hidden, maySee: false, subject: null, number: null, sender: null, kind: null },
      { id: shown, subject: 'پیدا', followsId: hidden, isThis: true },
    ]);
    expect(await refusal(chain('23.head', hidden))).toBe('404 letter.not_found');
  });
});

describe('a letter is found', () => {
  const ids = ({ items }: FoundLetters) => items.map(({ id }) => id);
  const lookup = async (username: string, number: string) =>
    ids(await get<FoundLetters>(username, `/api/letters/lookup?number=${encodeURIComponent(number)}`));
  const search = async (username: string, q: string) =>
    ids(await get<FoundLetters>(username, `/api/letters/search?q=${encodeURIComponent(q)}`));
  const persian = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

  it('by its number: on any keyboard, in either direction, by the number of one’s own book, by that of its outside sender', async () => {
    const { letter } = await letters.delivered('23', { draft: { subject: 'به شماره' } });
    const seen = await get<LetterView>('23.head', `/api/letters/${letter}`);
    const own = seen.numbers[0]!.number;
    expect(await lookup('23.head', seen.number!)).toEqual([letter]);
    expect(await lookup('23.head', ` ${persian(seen.number!).split('/').join(' / ')} `)).toEqual([letter]);
    expect(await lookup('23.head', seen.number!.split('/').reverse().join('/'))).toEqual([letter]);
    expect((await lookup('23.head', own))[0]).toBe(letter);
    expect(await lookup('23.head', persian(String(Number(own.split('/').at(-1)))))).toContain(letter);
    expect(await lookup('24.head', seen.number!)).toEqual([]);
    expect(await lookup('23.head', '%')).toEqual([]);
    const { processId } = await house.act(clerk, '/api/letters/incoming', {
      post: house.post(clerk),
      subject: 'از بیرون',
      sender: { name: 'شهرداری تهران', number: 'ب-۱۲/۷۷۱۹', date: '2026-01-01' },
      recipients: [{ post: house.post(signer) }],
    });
    expect(await lookup(signer, 'ب-12/7719')).toEqual([processId]);
    expect(await search(signer, 'شهرداري')).toEqual([processId]);
  });

  it('by words of subject and sender, in any spelling, by whoever has part in it', async () => {
    const { letter } = await letters.delivered('23', { draft: { subject: 'هماهنگی نمایشگاه اسناد هویتی قدیمی' } });
    for (const words of ['نمایشگاه', 'نمايشگاه قديمي', 'قدیمی اسناد', 'اسنادهویتی', 'نمایشگاه معاون'])
      expect([words, await search('23.head', words)]).toEqual([words, [letter]]);
    expect(await search('24.head', 'نمایشگاه')).toEqual([]);
    expect(await search('23.head', '٪_%')).toEqual([]);
    const { number } = await get<LetterView>('23.head', `/api/letters/${letter}`);
    expect((await search('23.head', persian(number!)))[0]).toBe(letter);
  });
});
