import { randomUUID } from 'node:crypto';
import { type SavedView, type SavedViews, type Settings } from '../../contracts/settings';
import { defaultSettings } from '../../contracts/settings-defaults';
import type { Person } from '../../scripts/people/person';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;
let me: Person;
let colleague: Person;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
  [me, colleague] = [await house.person(usual.signer), await house.person('23.head')];
}, 60_000);
afterAll(() => house?.shut());

describe('settings', () => {
  const of = (person: Person) => person.get<Settings>('/api/me/settings');

  it('begin as everybody’s and are one’s own from then on', async () => {
    expect(await of(me)).toEqual(defaultSettings);
    const mine: Settings = { ...defaultSettings, theme: 'dark', textScale: 120, keys: { refer: 'KeyF' }, shortcuts: false };
    expect(await me.put('/api/me/settings', mine)).toEqual(mine);
    expect([await of(me), await of(colleague)]).toEqual([mine, defaultSettings]);
  });

  it('of an earlier release keep what is still understood', async () => {
    await house.db.query(`update personal_settings set version = 0, settings = '{"theme":"dark","textScale":900,"colour":"red"}'`);
    expect(await of(me)).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it.each([
    ['a size nobody can read', { textScale: 40 }],
    ['a key that is none', { keys: { refer: 'ر' } }],
    ['an act nobody knows', { keys: { dance: 'KeyD' } }],
    ['a setting nobody knows', { colour: 'red' }],
    ['no time to take a signature back', { holdSeconds: 0 }],
  ])('refuse %s', async (_, over) =>
    expect(await refusal(me.put('/api/me/settings', { ...defaultSettings, ...over }))).toBe('400 request.invalid'),
  );

  it('say how long one’s own signature can be taken back', async () => {
    await me.put('/api/me/settings', { ...defaultSettings, holdSeconds: 30 });
    const mine = await letters.held();
    await house.passHold();
    expect(await house.state(mine)).toBe('SIGNED');
    await house.moveClock(30_000 - house.config.HOLD_MS);
    expect(await house.state(mine)).not.toBe('SIGNED');
    await me.put('/api/me/settings', defaultSettings);
    const usualHold = await letters.sent();
    expect(await house.state(usualHold)).not.toBe('SIGNED');
  });
});

describe('saved views', () => {
  const views = async (person: Person) => (await person.get<SavedViews>('/api/me/views')).items;
  const save = (name: string, over: object = {}, key: string = randomUUID()) =>
    me.post<SavedView>('/api/me/views', { name, folder: 'received', filters: { unseen: true, priority: ['URGENT'] }, ...over }, { key });
  const names = async () => (await views(me)).map(({ name, position }) => `${position} ${name}`);

  it('stand in the order their owner gave them', async () => {
    const [first] = [await save('فوری‌ها'), await save('امضا', { folder: 'approve', filters: { sort: 'due' } })];
    await save('پیش از همه', { position: 0 });
    expect(await names()).toEqual(['0 پیش از همه', '1 فوری‌ها', '2 امضا']);
    expect((await views(me))[1]).toEqual({ ...first, position: 1 });
    await me.put(`/api/me/views/${first.id}`, { name: 'نادیده', folder: 'received', filters: { unseen: true }, position: 2 });
    expect(await names()).toEqual(['0 پیش از همه', '1 امضا', '2 نادیده']);
    expect(await me.put(`/api/me/views/${first.id}`, { name: 'نادیده', folder: 'inquiries', filters: {}, position: 0 })).toMatchObject({
      position: 0,
    });
    await me.delete(`/api/me/views/${first.id}`);
    await me.delete(`/api/me/views/${first.id}`);
    expect(await names()).toEqual(['0 پیش از همه', '1 امضا']);
    expect(await views(colleague)).toEqual([]);
  });

  it('are made once, however often that is asked', async () => {
    const key = randomUUID();
    expect(await save('یک بار', {}, key)).toEqual(await save('یک بار', {}, key));
    expect(await refusal(save('یک بار'))).toBe('409 view.name_taken');
  });

  it('are nobody else’s, and fifty at most', async () => {
    const [view] = await views(me);
    const change = { name: 'x', folder: 'received', filters: {} };
    expect(await refusal(colleague.put(`/api/me/views/${view!.id}`, change))).toBe('404 view.not_found');
    await colleague.delete(`/api/me/views/${view!.id}`);
    expect(await views(me)).toContainEqual(view);
    for (let n = (await views(me)).length; n < 50; n += 1) await save(`نما ${n}`);
    expect(await refusal(save('یکی بیش'))).toBe('422 view.too_many');
    expect(await refusal(save('نادرست', { filters: { cursor: 'AAAA' } }))).toBe('400 request.invalid');
  });
});
