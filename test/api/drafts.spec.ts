import type { LetterDocument } from '../../contracts/document';
import type { LetterView, VersionView } from '../../contracts/views';
import type { Audit } from '../../src/audit/audit';
import { signatures } from '../../src/audit/content.checks';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { from, reviewer, signer } = usual;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const view = async (id: string, username: string = from) => (await house.person(username)).get<LetterView>(`/api/letters/${id}`);
const edit = async (id: string, change: object, username: string = from) =>
  (await (await house.person(username)).put<{ version: number }>(`/api/letters/${id}/draft`, change)).version;
const kept = async (id: string) =>
  (await house.db.query(`select no from versions where letter_id = $1 order by no`, [id])).map(({ no }: { no: number }) => no);
/** What the doctor says of texts and signatures. */
const findings = () =>
  signatures.run({
    saw: () => undefined,
    countInYears: async () => 0,
    inYears: (sql: string) => house.db.query(sql.replaceAll('$1', 'jalali_year(office_now())')),
  } as unknown as Audit);

const written: LetterDocument = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1, textAlign: 'center' }, content: [{ type: 'text', text: 'گزارش' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'با سلام', marks: [{ type: 'bold' }] }] },
  ],
};

describe('a text written in the editor', () => {
  it('is kept as it was written, with its words as plain text, through every version', async () => {
    const id = await letters.drafted({ draft: { body: undefined, document: written } });
    expect(await view(id)).toMatchObject({ body: 'گزارش\nبا سلام', document: written, versions: [{ no: 1, autosave: false }] });
    expect(await edit(id, { version: 1, subject: 'عنوان دیگر' })).toBe(2);
    expect(await view(id)).toMatchObject({ subject: 'عنوان دیگر', document: written });
    expect(await edit(id, { version: 2, body: 'خط یک\nخط دو' })).toBe(3);
    expect(await view(id)).toMatchObject({
      body: 'خط یک\nخط دو',
      document: { content: [{ content: [{ text: 'خط یک' }] }, { content: [{ text: 'خط دو' }] }] },
    });
    const first = await (await house.person(from)).get<VersionView>(`/api/letters/${id}/versions/1`);
    expect(first).toMatchObject({ document: written, body: 'گزارش\nبا سلام', isCurrent: false });
  });

  it('is changed by a reviewer, signed and sent; its form is under the signature', async () => {
    const id = await letters.submitted({ reviewers: [reviewer] });
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'edited', version: 1, document: written });
    await house.closeTask(signer, id, 'sign.1.1', { outcome: 'signed', version: 2 });
    await house.passHold();
    expect(await view(id, '23.head')).toMatchObject({ document: written, isSigned: true });
    expect(await findings()).toEqual([]);
    await house.db.query(`update versions set document = $2 where letter_id = $1 and no = 2`, [
      id,
      JSON.stringify({ ...written, content: [written.content[1]] }),
    ]);
    expect(await findings()).toContainEqual({
      where: `letter ${id} version 2`,
      what: 'its hash is not that of its text',
    });
  });

  it('is refused in two forms at once, and with what no letter holds', async () => {
    const create = (draft: object) => refusal(letters.drafted({ draft }));
    expect(await create({ document: written })).toBe('400 request.invalid');
    expect(await create({ body: undefined, document: { type: 'doc', content: [{ type: 'image' }] } })).toBe('400 request.invalid');
  });
});

describe('a draft that the editor saves by itself', () => {
  it('keeps the last of what one person went on writing, and counts on', async () => {
    const id = await letters.drafted();
    expect(await edit(id, { version: 1, body: 'ب', autosave: true })).toBe(2);
    expect(await edit(id, { version: 2, body: 'با', autosave: true })).toBe(3);
    expect(await kept(id)).toEqual([1, 3]);
    expect(await edit(id, { version: 3, body: 'با', autosave: true })).toBe(3);
    expect(await refusal(edit(id, { version: 2, body: 'بر', autosave: true }))).toBe('409 letter.version_stale');
    expect(await edit(id, { version: 3, body: 'با سلام' })).toBe(4);
    expect(await edit(id, { version: 4, body: 'با سلام و احترام', autosave: true })).toBe(5);
    expect((await view(id)).versions.map(({ no, autosave }) => [no, autosave])).toEqual([
      [1, false],
      [4, false],
      [5, true],
    ]);
  });

  it('keeps a text that was submitted', async () => {
    const id = await letters.drafted();
    await edit(id, { version: 1, body: 'ب', autosave: true });
    await letters.submit(id, { version: 2 });
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'returned', reason: 'کوتاه است' });
    expect(await edit(id, { version: 2, body: 'بلندتر', autosave: true })).toBe(3);
    expect(await kept(id)).toEqual([1, 2, 3]);
    expect((await view(id)).versions.map(({ autosave }) => autosave)).toEqual([false, false, true]);
  });
});

describe('what a draft remembers', () => {
  it('its relation, applicant and route, changed and taken away', async () => {
    const { letter: received } = await letters.delivered('23');
    const own = await letters.drafted();
    await edit(own, {
      version: 1,
      follows: received,
      applicant: { name: 'نام نمونه', nationalId: '۰۰۱۰۳۵۰۸۲۹' },
      reviewers: [house.post(reviewer)],
      signers: [house.post(signer)],
    });
    const draft = await view(own);
    expect(draft).toMatchObject({
      version: 1,
      applicant: { name: 'نام نمونه', nationalId: '0010350829' },
      related: [{ relation: 'FOLLOWS', letterId: received }],
      route: { reviewers: [{ id: house.post(reviewer) }], signers: [{ id: house.post(signer) }] },
    });
    expect(draft.trackingCode).toBeTruthy();
    await edit(own, { version: 1, follows: null, applicant: null, reviewers: [] });
    expect(await view(own)).toMatchObject({
      applicant: null,
      related: [],
      route: { reviewers: [], signers: [{ id: house.post(signer) }] },
    });
    expect(await refusal(edit(own, { version: 1, answers: own }))).toBe('422 letter.related_not_found');
    expect(await refusal(edit(own, { version: 1, signers: [house.unit('23')] }))).toBe('422 post.unknown');
  });

  it('the route it was submitted with, when it comes back; nobody but its side is told', async () => {
    const id = await letters.submitted();
    await house.closeTask(reviewer, id, 'review.1.1', { outcome: 'returned', reason: 'کوتاه است' });
    expect((await view(id)).route).toMatchObject({ reviewers: [{ id: house.post(reviewer) }], signers: [{ id: house.post(signer) }] });
    const { letter } = await letters.delivered('23');
    expect((await view(letter, '23.head')).route).toBeNull();
  });

  it('the terms of its inquiry; a letter that is none takes no terms', async () => {
    const [{ code }] = await house.db.query(`select code from inquiry_types order by code limit 1`);
    const [{ code: other }] = await house.db.query(`select code from inquiry_types order by code offset 1 limit 1`);
    const id = await letters.drafted({ draft: { kind: 'INQUIRY', inquiry: { type: code, rule: 'ALL' } } });
    expect((await view(id)).inquiry).toEqual({ type: code, rule: 'ALL' });
    const changed = { type: other, rule: 'AT_LEAST', atLeast: 1, within: { unit: 'WORKING_DAY', amount: 3 } };
    await edit(id, { version: 1, inquiry: changed });
    expect((await view(id)).inquiry).toEqual(changed);
    expect(await refusal(edit(await letters.drafted(), { version: 1, inquiry: changed }))).toBe('422 letter.not_an_inquiry');
  });
});
