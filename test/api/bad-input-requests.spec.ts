import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Person } from '../../scripts/people/person';
import { House } from '../support/house';
import { usual } from '../support/letters';

const MB = 1024 * 1024;

let house: House;
let drafter: Person;
let draftId: string;

beforeAll(async () => {
  house = await House.open();
  drafter = await house.person(usual.from);
  draftId = (await house.act(usual.from, '/api/letters', { post: house.post(usual.from), subject: 'معرفی نماینده' })).processId;
}, 60_000);
afterAll(() => house?.shut());

describe('a request', () => {
  const raw = async (body: string | Buffer, headers: Record<string, string> = {}, path = '/api/letters') => {
    const before = await house.rows();
    const response = await fetch(house.baseUrl + path, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers: {
        cookie: (drafter as unknown as { cookie: string }).cookie,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
    });
    const { code } = (await response.json()) as { code: string };
    expect(await house.rows()).toEqual(before);
    return `${response.status} ${code}`;
  };
  const draft = () => JSON.stringify({ post: house.post(usual.from), subject: 'نامه' });

  it('of 10 MB is refused', async () =>
    expect(await raw(JSON.stringify({ post: house.post(usual.from), subject: 'نامه', body: 'x'.repeat(10 * MB) }))).toBe(
      '413 request.too_large',
    ));
  it('that is no JSON is refused', async () => expect(await raw('{"subject": ')).toBe('400 request.malformed'));
  it('that is a list is refused', async () => expect(await raw('[]')).toBe('400 request.invalid'));
  it('of another type is refused', async () =>
    expect(await raw('<letter/>', { 'content-type': 'application/xml' })).toBe('415 request.media_type_unsupported'));
  it('without a key is refused', async () => expect(await raw(draft(), { 'idempotency-key': '' })).toBe('400 request.key_missing'));
  it('with a key that is none is refused', async () =>
    expect(await raw(draft(), { 'idempotency-key': 'a b' })).toBe('400 request.key_invalid'));
  it('of somebody who is not signed in is refused', async () => expect(await raw(draft(), { cookie: '' })).toBe('401 auth.required'));
  it('for an address that is none is refused', async () => expect(await raw(draft(), {}, '/api/lettres')).toBe('404 request.not_found'));
});

describe('a file', () => {
  const upload = async (bytes: Buffer, name = 'سند.pdf') => {
    const before = await house.rows();
    const response = await fetch(`${house.baseUrl}/api/letters/${draftId}/attachments?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: {
        cookie: (drafter as unknown as { cookie: string }).cookie,
        'content-type': 'application/pdf',
        'idempotency-key': randomUUID(),
      },
    });
    const answer = (await response.json()) as { code?: string };
    if (!response.ok) expect(await house.rows()).toEqual(before);
    return `${response.status} ${answer.code ?? 'kept'}`;
  };
  const stored = () =>
    readdirSync(house.config.STORAGE_DIR, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

  it('of more than 25 MB is refused, and nothing of it stays on the disk', async () => {
    expect(await upload(Buffer.alloc(25 * MB, 'a'))).toBe('201 kept');
    const before = stored();
    expect(await upload(Buffer.alloc(25 * MB + 1, 'b'))).toBe('413 letter.file_too_large');
    expect(stored()).toBe(before);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'سند.pdf', '422 letter.file_empty'],
    ['no name', Buffer.from('x'), '...', '422 letter.file_name_invalid'],
    ['a name of dots and slashes', Buffer.from('x'), '../../', '422 letter.file_name_invalid'],
  ])('with %s is refused', async (_, bytes, name, code) => expect(await upload(bytes, name)).toBe(code));
});
