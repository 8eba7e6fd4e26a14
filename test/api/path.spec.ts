import { randomUUID } from 'node:crypto';
import type { Hop, LetterPath } from '../../contracts/path';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const pathOf = async (letter: string, username: string = usual.from) =>
  (await house.person(username)).get<LetterPath>(`/api/letters/${letter}/path`);
const kinds = ({ hops }: LetterPath) => hops.map(({ what }) => what);
const hop = ({ hops }: LetterPath, what: Hop['what']) => hops.find((each) => each.what === what)!;
const HOUR = 3_600_000;

describe('the way of a letter', () => {
  it('is told from the draft to the last desk, with how long it lay at each', async () => {
    const id = await letters.sent({ reviewers: [usual.reviewer] });
    const { 23: delivery } = await house.children(id);
    const desk = `/api/desks/${delivery}`;
    await house.act('23.head', `${desk}/attend.1/seen`);
    await house.moveClock(HOUR);
    await house.act('23.assistant', `${desk}/attend.1/referrals`, {
      to: [{ post: house.post('23.identity.head'), instruction: 'اقدام شود' }],
    });
    const [key] = await house.open(delivery!);
    await house.moveClock(2 * HOUR);
    await house.act('23.identity.head', `${desk}/${key}`, { outcome: 'closed', note: 'انجام شد' });

    const path = await pathOf(id);
    expect(kinds(path)).toEqual([
      'drafted',
      'submitted',
      'approved',
      'signed',
      'held',
      'registered',
      'dispatched',
      'arrived',
      'seen',
      'referred',
      'done',
      'closed',
    ]);
    expect(hop(path, 'registered').number).toBe(path.letter.number);
    expect(hop(path, 'arrived')).toMatchObject({
      post: { title: 'مدیرکل ثبت احوال استان تهران' },
      unit: { id: house.unit('23') },
      actor: null,
      number: expect.stringMatching(/^1405\/و\/23\//),
    });
    const referred = hop(path, 'referred');
    expect(referred.actor?.name).not.toBe(referred.onBehalfOf?.name); // the assistant, for the director
    expect(referred.stayedMs).toBeGreaterThanOrEqual(HOUR);
    expect(referred.stayedMs).toBeLessThan(HOUR + 60_000);
    expect(hop(path, 'done').stayedMs).toBeGreaterThanOrEqual(2 * HOUR);
    expect(path.children).toEqual([
      expect.objectContaining({
        state: 'CLOSED',
        role: 'MAIN',
        desks: [
          expect.objectContaining({
            key: 'attend.1',
            outcome: 'passed_on',
            children: [expect.objectContaining({ key, outcome: 'closed', children: [] })],
          }),
        ],
      }),
    ]);
    expect([path.now, path.next, path.groups.map(({ state, count }) => [state, count])]).toEqual([[], [], [['CLOSED', 1]]]);
  });

  it('says where it is and what follows, at every step', async () => {
    const position = async (id: string) => {
      const { now, next } = await pathOf(id);
      return [now.map(({ waiting, task }) => task ?? waiting), next.map(({ what, count }) => (count ? `${what} ${count}` : what))];
    };
    const id = await letters.drafted({ to: [{ unit: house.unit('23') }, { unit: house.unit('24'), role: 'CC' }] });
    expect(await position(id)).toEqual([['draft'], ['submission', 'dispatch 2']]);
    await letters.submit(id);
    expect(await position(id)).toEqual([['review'], ['signature', 'end_of_hold', 'registration', 'dispatch 2']]);
    await house.closeTask(usual.reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 });
    expect(await position(id)).toEqual([['sign'], ['end_of_hold', 'registration', 'dispatch 2']]);
    await house.closeTask(usual.signer, id, 'sign.1.1', { outcome: 'signed', version: 1 });
    expect(await position(id)).toEqual([['HOLD'], ['end_of_hold', 'registration', 'dispatch 2']]);
    await house.passHold();
    expect(await position(id)).toEqual([
      ['RECIPIENTS', 'attend', 'attend'],
      ['attendance', 'close'],
    ]);
  });

  it('shows which paraphs went stale, and tells the reasons of drafting to the sender only', async () => {
    const second = 'hq.identity.events.head';
    const id = await letters.submitted({ reviewers: [usual.reviewer, second] });
    await house.closeTask(usual.reviewer, id, 'review.1.1', { outcome: 'approved', version: 1 });
    await house.closeTask(second, id, 'review.1.2', { outcome: 'edited', version: 1, body: 'متن دوم' });
    await house.closeTask(usual.signer, id, 'sign.1.1', { outcome: 'returned', reason: 'لحن آن تند است' });
    await (await house.person(usual.from)).put(`/api/letters/${id}/draft`, { version: 2, body: 'متن سوم' });
    await letters.submit(id, { round: 2, version: 3, reviewers: [] });
    await house.closeTask(usual.signer, id, 'sign.2.1', { outcome: 'signed', version: 3 });
    await house.passHold();
    const path = await pathOf(id);
    expect(path.hops.filter(({ version }) => version).map(({ what, version, stale }) => [what, version, stale])).toEqual([
      ['approved', 1, true],
      ['edited', 2, true],
      ['signed', 3, false],
    ]);
    expect(hop(path, 'returned_to_drafter').note).toBe('لحن آن تند است');
    const received = await pathOf(id, '23.head');
    expect(kinds(received)).toEqual(kinds(path));
    expect(hop(received, 'returned_to_drafter').note).toBeNull();
  });

  it('keeps hidden recipients and the words of other units to those whom they concern', async () => {
    const id = await letters.sent({
      to: [{ unit: house.unit('17') }, { unit: house.unit('18') }, { unit: house.unit('19'), role: 'BCC' }],
    });
    const { 17: delivery } = await house.children(id);
    await house.act('17.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: house.post('17.identity.head'), instruction: 'محرمانه بماند' }],
    });
    const units = async (username: string) => (await pathOf(id, username)).children.map(({ unit }) => unit.id);
    const of = (...codes: string[]) => codes.map((code) => house.unit(code));
    expect(new Set(await units(usual.from))).toEqual(new Set(of('17', '18', '19')));
    expect(new Set(await units('19.head'))).toEqual(new Set(of('17', '18', '19')));
    expect(new Set(await units('17.head'))).toEqual(new Set(of('17', '18')));
    expect(hop(await pathOf(id, '18.head'), 'dispatched').count).toBe(2);
    expect(JSON.stringify(await pathOf(id, '18.head'))).not.toMatch(new RegExp(house.unit('19')));
    const instruction = async (username: string) => hop(await pathOf(id, username), 'referred').note;
    expect([
      await instruction('17.head'),
      await instruction('17.identity.head'),
      await instruction('18.head'),
      await instruction(usual.from),
    ]).toEqual(['محرمانه بماند', 'محرمانه بماند', null, null]);
  });

  it('tells how the due time of a desk came about to whoever is told of that desk', async () => {
    const letter = await letters.sent({ to: [{ unit: house.unit('17') }, { unit: house.unit('19'), role: 'BCC' }] });
    const { 19: hidden } = await house.children(letter);
    await house.act('19.head', `/api/desks/${hidden}/attend.1/referrals`, {
      to: [{ post: house.post('19.identity.head'), withinDays: 2 }],
    });
    const key = (await house.open(hidden!)).find((open) => open.startsWith('ref'))!;
    const asked = async (username: string) => refusal((await house.person(username)).get(`/api/deadlines/${hidden}/${key}`));
    expect([await asked('19.head'), await asked(usual.from), await asked('17.head')]).toEqual(['done', 'done', '404 task.not_found']);
  });

  it('is not there for outsiders', async () => {
    const id = await letters.sent();
    expect(await refusal(pathOf(id, '0702.head'))).toBe('404 letter.not_found');
    expect(await refusal(pathOf(id, 'admin'))).toBe('404 letter.not_found');
    expect(await refusal(pathOf(randomUUID()))).toBe('404 letter.not_found');
  });

  it('tells a return with its reason, and where it was sent instead', async () => {
    const { letter, delivery } = await letters.delivered('21');
    await house.closeTask('21.head', delivery, 'attend.1', { outcome: 'returned', reason: 'در صلاحیت ما نیست' });
    const [key] = await house.open(letter);
    await house.closeTask(usual.from, letter, key!, { outcome: 'resent', unit: house.unit('22') });
    const path = await pathOf(letter);
    expect(kinds(path).slice(-4)).toEqual(['arrived', 'returned', 'resent', 'arrived']);
    expect(hop(path, 'returned').note).toBe('در صلاحیت ما نیست');
    expect(hop(path, 'resent').to?.unit?.id).toBe(house.unit('22'));
    expect(hop(path, 'dispatched').count).toBe(1);
  });

  it('is read as plain text, a line each, in Persian with Jalali dates', async () => {
    const id = await letters.sent({ reviewers: [usual.reviewer] });
    const { text } = await pathOf(id);
    const told = await (await house.person(usual.from)).text(`/api/letters/${id}/path?format=text`);
    expect(told).toBe(`${text.join('\n')}\n`);
    expect(told).toMatch(/^نامه شماره ۱۴۰۵\/۹۹\/[۰-۹]{5} به تاریخ [۰-۹]{1,2} \S+ ۱۴۰۵: «معرفی نماینده»\n/);
    expect(told).toMatch(/رئیس اداره کل اسناد هویتی \([^)]+\): متن را پاراف کرد \(نسخه ۱\)/);
    expect(told).toMatch(/• در کارتابل مدیرکل ثبت احوال استان تهران \([^)]+\): رسیدگی؛/);
    expect(told).not.toMatch(/[a-zA-Z0-9]|undefined/);
  });

  it('takes as many statements for five hundred recipients as for one', async () => {
    const offices: { id: string }[] = await house.db.query(`select id from units where kind = 'OFFICE' and code <> 'hq'`);
    const many = await letters.sent({ draft: { kind: 'CIRCULAR' }, to: offices.map(({ id }) => ({ unit: id })) });
    const one = await letters.sent();
    expect(await statements(() => pathOf(many))).toBe(await statements(() => pathOf(one)));
    const path = await pathOf(many);
    expect(path.children).toHaveLength(513);
    expect(path.next).toContainEqual(expect.objectContaining({ what: 'attendance', count: 513 }));
    expect(path.text.length).toBeLessThan(30); // by state, not one by one
    const started = performance.now();
    await pathOf(many);
    expect(performance.now() - started).toBeLessThan(1500);
  }, 120_000);
});

/** How many statements the database was asked. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const asked = jest.spyOn(house.db, 'query');
  await work();
  const count = asked.mock.calls.length;
  asked.mockRestore();
  return count;
}
