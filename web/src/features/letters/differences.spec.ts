import { differencesOf } from './differences';

describe('Differences of two versions', () => {
  it('are whole words', () => {
    expect(differencesOf('مهلت پاسخ دو روز است', 'مهلت پاسخ سه روز است')).toEqual([
      { text: 'مهلت پاسخ ', kind: 'same' },
      { text: 'دو', kind: 'removed' },
      { text: 'سه', kind: 'added' },
      { text: ' روز است', kind: 'same' },
    ]);
  });
  it('are none where nothing changed', () => {
    expect(differencesOf('متن', 'متن').every(({ kind }) => kind === 'same')).toBe(true);
  });
});
