import type { CartablePage } from '../../contracts/cartable';
import type { BookYear, SecretariatQueues, Twin } from '../../contracts/secretariat';
import type { BookView, EntryPage } from '../../contracts/views';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
const { clerk } = usual;
beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const get = async <T>(username: string, path: string) => (await house.person(username)).get<T>(path);
const sender = { name: 'دیوان عدالت اداری', number: '۱۲/۳۴۵', date: '2025-06-01' };
const incoming = (over: object = {}) =>
  house.act<{ processId: string; number: string }>(clerk, '/api/letters/incoming', {
    post: house.post(clerk),
    subject: 'شکایت',
    sender,
    recipients: [{ unit: house.unit('hq.legal') }],
    ...over,
  });

describe('the desk of the secretariat', () => {
  const queues = (username: string = clerk) => get<SecretariatQueues[]>(username, '/api/secretariat/queues');

  it('counts what waits to be registered, dispatched and sent on, and the cartable lists the same', async () => {
    const outside = () => letters.sent({ to: [{ outside: 'شهرداری تهران' }], draft: { priority: 'URGENT' } });
    const first = await outside();
    await outside();
    await house.closeTask(clerk, first, 'register.1', { outcome: 'registered' });
    const [queue] = await queues();
    expect(queue).toMatchObject({
      office: { id: house.unit('hq') },
      post: house.post(clerk),
      register: { total: 1, urgent: 1, unseen: 1, oldestAt: expect.stringMatching(/Z$/) },
      dispatch: { total: 1, urgent: 1 },
      returned: { total: 0, urgent: 0, unseen: 0, oldestAt: null },
    });
    for (const kind of ['register', 'dispatch'])
      expect((await get<CartablePage>(clerk, `/api/cartable?kind=${kind}&post=${house.post(clerk)}`)).items).toHaveLength(1);
  });

  it('tells to whom each letter goes: all while it is registered, whoever is outside when it is sent', async () => {
    const waiting = async (kind: string, id: string) =>
      (await get<CartablePage>(clerk, `/api/cartable?kind=${kind}&post=${house.post(clerk)}`)).items.find(({ letter }) => letter.id === id)
        ?.to;
    const inside = { unit: house.unit('23') };
    const id = await letters.sent({
      to: [{ role: 'CC', outside: 'وزارت کشور' }, inside, { outside: 'شهرداری تهران' }, { role: 'BCC', outside: 'بانک ملی ایران' }],
    });
    const name = (await get<{ name: string }>(clerk, `/api/org/units/${inside.unit}`)).name;
    expect(await waiting('register', id)).toEqual({ name, isOutside: false, others: 3 });
    await house.closeTask(clerk, id, 'register.1', { outcome: 'registered' });
    expect(await waiting('dispatch', id)).toEqual({ name: 'شهرداری تهران', isOutside: true, others: 2 });
    const { items } = await get<CartablePage>('hq.supervisor', `/api/offices/${house.unit('hq')}/tasks?kind=dispatch`);
    expect(new Set(items.map(({ to }) => to))).toEqual(new Set([null])); // whoever only looks on is not told
  });

  it('is that of the secretariat only', async () => {
    expect(await refusal(queues('hq.legal.head'))).toBe('403 auth.forbidden');
    expect((await queues('23.secretariat'))[0]).toMatchObject({ office: { id: house.unit('23') }, register: { total: 0 } });
  });
});

describe('a letter in the hand of the clerk', () => {
  const twins = (query: Record<string, string>, username: string = clerk) =>
    get<Twin[]>(username, `/api/secretariat/incoming/twins?${new URLSearchParams(query)}`);

  it('is found in the books before it is saved, whatever keyboard it was typed on; the very same one first', async () => {
    const same = await incoming({ sender: { ...sender, name: 'شرکت گاز', number: '۱۲۳/۴' } });
    await incoming({ sender: { ...sender, name: 'شرکت گاز', number: '999' }, subject: 'دیگر' });
    const found = await twins({ sender: 'شركت  گاز', number: '123/4', date: sender.date });
    expect(found.map(({ same, subject }) => [same, subject])).toEqual([
      [true, 'شکایت'],
      [false, 'دیگر'],
    ]);
    expect(found[0]).toMatchObject({ number: same.number, letterId: same.processId, senderNumber: '۱۲۳/۴', senderDate: sender.date });
    expect(await twins({ number: '123/4', date: sender.date })).toHaveLength(1);
    expect(await twins({ sender: 'شرکت گاز', number: '123/4', date: '2025-06-02' })).toEqual([]);
    expect(await twins({ sender: 'شرکت گاز', number: '123/4', date: sender.date }, '23.secretariat')).toEqual([]);
  });

  it('is asked about by secretariats, with a date and one thing more', async () => {
    expect(await refusal(twins({ sender: 'شرکت گاز', date: sender.date }, 'hq.legal.head'))).toBe('403 auth.forbidden');
    expect(await refusal(twins({ sender: 'شرکت گاز', date: sender.date, post: house.post('23.secretariat') }))).toBe('403 auth.forbidden');
    expect(await refusal(twins({ date: sender.date }))).toBe('400 request.invalid');
    expect(await refusal(twins({ sender: 'شرکت گاز', number: '1' }))).toBe('400 request.invalid');
  });
});

describe('a book', () => {
  const outgoing = async () => (await get<BookView[]>(clerk, '/api/secretariat/books')).find(({ kind }) => kind === 'OUTGOING')!;
  const entries = async (query: string) =>
    (await get<EntryPage>(clerk, `/api/secretariat/books/${(await outgoing()).id}/entries?${query}`)).items;

  it('is kept by years; a void number stays in it with its reason, and is found by its number', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const id = await letters.sent({ to: [{ outside: 'شهرداری تهران' }] });
      await house.closeTask(clerk, id, 'register.1', { outcome: 'registered' });
      ids.push(id);
    }
    await house.act(clerk, `/api/letters/${ids[1]}/void`, { reason: 'به اشتباه صادر شد' });
    const book = await outgoing();
    const years = await get<BookYear[]>(clerk, `/api/secretariat/books/${book.id}/years`);
    expect(years).toEqual([{ year: book.year, lastNo: book.lastNo, void: 1 }]);

    const [, second] = await entries('limit=3');
    expect(second).toMatchObject({ isVoid: true, voidReason: 'به اشتباه صادر شد', letterId: ids[1] });
    expect(await entries('void=true')).toEqual([second]);
    const persian = second!.number.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);
    for (const q of [second!.number, persian, String(second!.no)])
      expect(await entries(new URLSearchParams({ q }).toString())).toEqual([second]);
    expect((await entries(`fromNo=${second!.no}&toNo=${second!.no + 1}`)).map(({ no }) => no)).toEqual([second!.no + 1, second!.no]);
    const day = (await house.one<{ day: string }>(`select office_today()::text as day`)).day;
    expect(await entries(`fromDay=${day}&toDay=${day}`)).toHaveLength(book.lastNo);
    expect(await entries(`toDay=2020-01-01`)).toEqual([]);
    expect(await entries(`year=${book.year - 1}`)).toEqual([]);
    expect(await refusal(get('23.secretariat', `/api/secretariat/books/${book.id}/years`))).toBe('404 book.not_found');
  });
});
