import { House, refusal } from '../support/house';
import { Letters, usual } from '../support/letters';

let house: House;
let letters: Letters;

beforeAll(async () => {
  house = await House.open();
  letters = new Letters(house);
}, 60_000);
afterAll(() => house.shut());

describe('a letter at its sender', () => {
  it('is drafted, approved, signed, held, registered, dispatched and closed with its last desk', async () => {
    const id = await letters.sent({ reviewers: [usual.reviewer] });
    expect(await house.state(id)).toBe('DISPATCHED');
    const { 23: delivery } = await house.children(id);
    await house.closeTask('23.head', delivery!, 'attend.1', { outcome: 'closed', note: 'اقدام شد' });
    expect(await house.state(id)).toBe('CLOSED');
    expect(await house.journal(id)).toEqual([
      'opened process', 'asked draft.1', 'answered draft.1', 'asked review.1.1', 'answered review.1.1', 'asked sign.1.1', 'answered sign.1.1',
      'asked hold.1.1', 'fired hold.1.1:hold', 'done register', 'done dispatch.1', 'done receipts', 'done close']);
  });
});
