import type { LetterPath } from '../../contracts/path';
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

describe('the way of a letter', () => {
  it('is told from the draft to the last desk, with how long it lay at each', async () => {
    const id = await letters.sent({ reviewers: [usual.reviewer] });
    const { 23: delivery } = await house.children(id);
    await house.act('23.head', `/api/desks/${delivery}/attend.1/seen`);
    await house.moveClock(3_600_000);
    await house.act('23.head', `/api/desks/${delivery}/attend.1/referrals`, {
      to: [{ post: house.post('23.identity.head'), instruction: 'اقدام شود' }],
    });
    const path = await pathOf(id);

    expect(path.hops.map(({ what }) => what)).toEqual([
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
    ]);
  });
});
