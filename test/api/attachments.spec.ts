import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathOf } from '../../src/platform/storage/storage';
import { House } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

/** A request as a browser makes it, with bytes for a body. */
async function ask(username: string, method: string, path: string, bytes?: string) {
  const person = (await house.person(username)) as unknown as { cookie: string };
  return fetch(house.baseUrl + path, {
    method,
    ...(bytes !== undefined && { body: bytes }),
    headers: { cookie: person.cookie, 'idempotency-key': randomUUID(), ...(bytes !== undefined && { 'content-type': 'text/html' }) },
  });
}
const add = (letter: string, bytes: string, name = 'گزارش\u202e ماه.html', by: string = usual.from) =>
  ask(by, 'POST', `/api/letters/${letter}/attachments?name=${encodeURIComponent(name)}`, bytes);
const codeOf = async (response: Response) => `${response.status} ${((await response.json()) as { code: string }).code}`;

describe('a file that goes with a letter', () => {
  it('comes back as it was given, as a download under its own name, never as a page of ours', async () => {
    const letter = await letters.drafted();
    const { id, sha256 } = (await (await add(letter, '<script>1</script>')).json()) as { id: string; sha256: string };
    const response = await ask(usual.from, 'GET', `/api/letters/${letter}/attachments/${id}`);
    expect(await response.text()).toBe('<script>1</script>');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('گزارش ماه.html')}`);
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(existsSync(pathOf(house.config.STORAGE_DIR, sha256))).toBe(true);
  });

  it('is kept once, however often it is attached', async () => {
    const [one, two] = [await letters.drafted(), await letters.drafted()];
    const hashes = await Promise.all(
      [one, two].map(async (letter) => ((await (await add(letter, 'همان')).json()) as { sha256: string }).sha256),
    );
    expect(new Set(hashes).size).toBe(1);
    expect(await house.one(`select count(*)::int as n from attachments where sha256 = $1`, [hashes[0]])).toEqual({ n: 2 });
  });

  it('is added and taken away while the draft is on the desk, by its writer, and not afterwards', async () => {
    const letter = await letters.drafted();
    expect(await codeOf(await add(letter, 'x', 'الف.txt', '23.head'))).toBe('409 letter.not_editable');
    const { id } = (await (await add(letter, 'نخست')).json()) as { id: string };
    expect((await ask(usual.from, 'DELETE', `/api/letters/${letter}/attachments/${id}`)).status).toBe(200);
    const { id: kept } = (await (await add(letter, 'دوم')).json()) as { id: string };
    await letters.submit(letter);
    expect(await codeOf(await add(letter, 'سوم'))).toBe('409 letter.not_editable');
    expect(await codeOf(await ask(usual.from, 'DELETE', `/api/letters/${letter}/attachments/${kept}`))).toBe('409 letter.not_editable');
  });

  it('is read by whoever may see the letter, and by nobody else', async () => {
    const letter = await letters.drafted();
    const { id } = (await (await add(letter, 'محرمانه')).json()) as { id: string };
    await letters.submit(letter);
    const read = (by: string) => ask(by, 'GET', `/api/letters/${letter}/attachments/${id}`);
    expect((await read(usual.reviewer)).status).toBe(200);
    expect(await codeOf(await read('10.head'))).toBe('404 letter.not_found');
  });
});

describe('the scan of a letter from outside', () => {
  const { clerk } = usual;
  const typedIn = async (number: string) =>
    (
      await house.act<{ processId: string }>(clerk, '/api/letters/incoming', {
        post: house.post(clerk),
        subject: 'شکایت',
        sender: { name: 'دیوان عدالت اداری', number, date: '2025-06-01' },
        recipients: [{ unit: house.unit('hq.legal') }],
      })
    ).processId;
  const open = async (letter: string) => {
    const { 'hq.legal': delivery } = await house.children(letter);
    await (await house.person('hq.legal.head')).post(`/api/desks/${delivery}/attend.1/seen`);
  };

  it('is added by the clerk who typed it in, and by nobody else', async () => {
    const letter = await typedIn('1');
    const { id } = (await (await add(letter, 'اسکن', 'scan.pdf', clerk)).json()) as { id: string };
    expect(await codeOf(await add(letter, 'اسکن', 'scan.pdf', 'hq.legal.head'))).toBe('409 letter.not_editable');
    expect((await ask('hq.legal.head', 'GET', `/api/letters/${letter}/attachments/${id}`)).status).toBe(200);
    expect((await ask(clerk, 'DELETE', `/api/letters/${letter}/attachments/${id}`)).status).toBe(200);
  });

  it('that somebody has before them stays; one on its way still arrives, one that comes later does not', async () => {
    const letter = await typedIn('2');
    const { id } = (await (await add(letter, 'اسکن', 'scan.pdf', clerk)).json()) as { id: string };
    await open(letter);
    expect(await codeOf(await ask(clerk, 'DELETE', `/api/letters/${letter}/attachments/${id}`))).toBe('409 letter.not_editable');
    expect((await add(letter, 'صفحهٔ دوم', '2.pdf', clerk)).status).toBe(201);
    await house.moveClock(16 * 60_000);
    expect(await codeOf(await add(letter, 'صفحهٔ سوم', '3.pdf', clerk))).toBe('409 letter.not_editable');
  });

  it('comes later as well when nobody has opened the letter yet', async () => {
    const letter = await typedIn('3');
    await house.moveClock(60 * 60_000);
    expect((await add(letter, 'اسکن', 'scan.pdf', clerk)).status).toBe(201);
  });
});
