import type { MigrationView } from '../../../../../contracts/route-migrations';
import { elementsInDoubt, isOf, offeredFor, refusedIn } from './mapping';

const dry = {
  from: 1,
  to: 2,
  elements: { look: 'see' },
  refused: [
    { element: 'look', name: 'بررسی', code: 'unmapped', sentence: '', count: 2 },
    { element: 'look', name: 'بررسی', code: 'other_loop', sentence: '', count: 1 },
    { element: '', name: null, code: 'ended', sentence: '', count: 1 },
  ],
} as unknown as MigrationView;

describe('a migration that is being prepared', () => {
  it('asks once for each step where letters were refused, and goes on showing what was chosen', () => {
    expect(elementsInDoubt(dry, {})).toEqual(['look']);
    expect(elementsInDoubt({ refused: [] }, { look: 'see' })).toEqual(['look']);
  });

  it('offers steps of the same kind only', () => {
    const to = [
      { id: 'see', name: 'دیدن', kind: 'user' as const },
      { id: 'tell', name: 'خبر', kind: 'job' as const },
    ];
    expect(offeredFor('look', [{ id: 'look', name: 'بررسی', kind: 'user' }], to).map(({ id }) => id)).toEqual(['see']);
    expect(offeredFor('unknown', [], to)).toEqual([]);
  });

  it('may go on only as it was tried', () => {
    expect(isOf(dry, { from: 1, to: 2, elements: { look: 'see' } })).toBe(true);
    expect(isOf(dry, { from: 1, to: 2, elements: {} })).toBe(false);
    expect(isOf(dry, { from: 1, to: 2, elements: { look: 'other' } })).toBe(false);
    expect(isOf(dry, { from: 2, to: 1, elements: { look: 'see' } })).toBe(false);
  });

  it('counts every letter that stays', () => expect(refusedIn(dry)).toBe(4));
});
