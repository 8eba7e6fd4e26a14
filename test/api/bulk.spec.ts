import { randomUUID } from 'node:crypto';
import type { BulkVerdicts } from '../../contracts/bulk';
import type { CartablePage } from '../../contracts/cartable';
import { until } from '../../scripts/people/office';
import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house?.shut());

const bulk = (username: string, acts: object[], key: string = randomUUID()) =>
  house.act<BulkVerdicts>(username, '/api/desks/bulk', { acts }, key);
const preview = async (username: string, acts: object[]) =>
  (await house.person(username)).post<BulkVerdicts>('/api/desks/bulk/preview', { acts });
const verdicts = ({ items }: BulkVerdicts) => items.map(({ ok, problem }) => (ok ? 'done' : problem!.code));
const deliveries = async (unit: string, many: number) => {
  const found: string[] = [];
  for (let n = 0; n < many; n += 1) found.push((await letters.delivered(unit)).delivery);
  return found;
};
const closed = { outcome: 'closed' };
const NOBODY = '01a20c38-aa2b-7386-a1df-725cc453b17b';

describe('many tasks at once', () => {
  it('are told beforehand what will and what will not change, and nothing changes', async () => {
    const [first, second, third] = await deliveries('10', 3);
    await house.closeTask('10.head', second!, 'attend.1', closed);
    const acts = [
      { process: first, key: 'attend.1', close: closed },
      { process: second, key: 'attend.1', close: closed },
      { process: third, key: 'attend.1', close: { outcome: 'signed', version: 1 } },
      { process: NOBODY, key: 'attend.1', close: closed },
    ];
    const before = await house.rows();
    const expected = ['done', 'task.already_closed', 'task.outcome_not_possible', 'task.not_found'];
    expect(verdicts(await preview('10.head', acts))).toEqual(expected);
    expect(await house.rows()).toEqual(before);
    const done = await bulk('10.head', acts);
    expect(verdicts(done)).toEqual(expected);
    expect(done.items[1]!.problem).toEqual({ code: 'task.already_closed', title: expect.stringContaining('پیش‌تر') });
    expect([await house.state(first!), await house.state(third!)]).toEqual(['CLOSED', 'DELIVERED']);
  });

  it('happen once each, however often the whole is sent', async () => {
    const [first, second] = await deliveries('11', 2);
    const acts = [first, second].map((process) => ({ process, key: 'attend.1', close: closed }));
    const key = randomUUID();
    await bulk('11.head', acts.slice(0, 1), key); // cut off after the first
    const before = await house.journal(first!);
    expect(verdicts(await bulk('11.head', acts, key))).toEqual(['done', 'done']);
    expect(await house.journal(first!)).toEqual(before);
    expect(await house.state(second!)).toBe('CLOSED');
    const other = [{ process: first, key: 'attend.1', close: { outcome: 'closed', note: 'دیگر' } }];
    expect(verdicts(await bulk('11.head', other, key))).toEqual(['request.key_reused']);
  });

  it('are sent on together', async () => {
    const [first, second] = await deliveries('0701', 2);
    const refer = { to: [{ post: house.post('0701.expert1') }] };
    expect(
      verdicts(
        await bulk(
          '0701.head',
          [first, second].map((process) => ({ process, key: 'attend.1', refer })),
        ),
      ),
    ).toEqual(['done', 'done']);
    const { items } = await (await house.person('0701.expert1')).get<CartablePage>('/api/cartable');
    expect(items.map(({ process }) => process.id).sort()).toEqual([first, second].sort());
  });

  it('are signed together, each with the text that was read; nobody signs for another', async () => {
    const ids = [await letters.submitted({ reviewers: [] }), await letters.submitted({ reviewers: [] })];
    const acts = ids.map((process, i) => ({ process, key: 'sign.1.1', close: { outcome: 'signed', version: 1 + i } }));
    expect(verdicts(await bulk('0702.head', acts))).toEqual(['task.not_on_your_desk', 'task.not_on_your_desk']);
    expect(verdicts(await preview(usual.signer, acts))).toEqual(['done', 'letter.version_stale']);
    expect(verdicts(await bulk(usual.signer, acts))).toEqual(['done', 'letter.version_stale']);
    await until('the letter is held', async () => (await house.journal(ids[0]!)).includes('asked hold.1.1')); // bulk does not wait for that
    await house.passHold();
    expect(await house.one(`select number is not null as numbered from letters where id = $1`, [ids[0]])).toEqual({ numbered: true });
    expect(await house.open(ids[1]!)).toEqual(['sign.1.1']);
  });

  it.each([
    ['nothing', []],
    ['an act that says neither', [{ process: NOBODY, key: 'attend.1' }]],
    ['an act that says both', [{ process: NOBODY, key: 'attend.1', close: closed, refer: { to: [{ post: NOBODY }] } }]],
    ['more than 500', Array.from({ length: 501 }, () => ({ process: NOBODY, key: 'attend.1', close: closed }))],
  ])('are refused with %s', async (_, acts) => {
    expect(await refusal(bulk('10.head', acts))).toBe('400 request.invalid');
    expect(await refusal(preview('10.head', acts))).toBe('400 request.invalid');
  });
});
