import { randomUUID } from 'node:crypto';
import type { Page } from '../../contracts/org';
import type { AdminBook, NumberPreview } from '../../contracts/org-admin';
import { House, refusal } from '../support/house';
import { Letters } from '../support/letters';

let house: House;
let letters: Letters;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const books = async () => (await (await house.person('admin')).get<Page<AdminBook>>(`/api/admin/books?office=${house.unit('hq')}`)).items;
const internal = async () => (await books()).find(({ kind }) => kind === 'INTERNAL')!;
const preview = async (id: string, pattern: string) =>
  (await house.person('admin')).post<NumberPreview>(`/api/admin/books/${id}/preview`, { pattern });
const edit = async (id: string, change: object) => (await house.person('admin')).patch<AdminBook>(`/api/admin/books/${id}`, change);
const numberOf = async (letter: string) =>
  (await house.one<{ number: string }>(`select number from letters where id = $1`, [letter])).number;

describe('the number format of a book', () => {
  it('is tried before it is changed, and holds from the next number on', async () => {
    const before = await numberOf(await letters.sent());
    const book = await internal();
    expect(book.nextNumber).toBe(before.replace(/\d{5}$/, String(book.lastNo + 1).padStart(5, '0')));
    const pattern = '{sec}-{seq:03}-{jy2}';
    const tried = await preview(book.id, pattern);
    expect(tried).toMatchObject({ no: book.lastNo + 1, number: `99-${String(book.lastNo + 1).padStart(3, '0')}-05`, taken: false });
    expect(await internal()).toEqual(book);
    await edit(book.id, { pattern });
    const sent = await letters.sent();
    expect(await numberOf(sent)).toBe(tried.number);
    expect(await house.one(`select count(*)::int as n from numbers where number = $1`, [before])).toEqual({ n: 1 });
    const [change] = await house.db.query(`select before, after from org_changes where kind = 'BOOK' and ref = $1`, [book.id]);
    expect(change).toEqual({ before: { pattern: book.pattern }, after: { pattern } });
  });

  it('is refused when another book writes the same, or when it lacks the year or the number', async () => {
    const book = await internal();
    expect(await refusal(edit(book.id, { pattern: '{jy}/ص/{sec}/{seq:07}' }))).toBe('409 book.pattern_taken');
    expect(await preview(book.id, '{jy}/ص/{sec}/{seq:07}')).toMatchObject({ taken: true });
    expect(await refusal(edit(book.id, { pattern: '{jy}/{kind}/{sec}/{seq}' }))).toBe('done');
    for (const pattern of ['{jy}/{sec}', '{sec}/{seq}', '{jy}/{seq}/{name}', '{jy}/{seq:12}', '{jy}{seq}}'])
      expect([pattern, await refusal(edit(book.id, { pattern }))]).toEqual([pattern, '400 request.invalid']);
    expect(await refusal(edit(randomUUID(), { mode: 'CLERK' }))).toBe('404 book.not_found');
  });
});
