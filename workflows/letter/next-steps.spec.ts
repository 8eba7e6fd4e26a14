import { stepsOf } from './next-steps';

describe('who is next', () => {
  it('are the reviewers in their order, then the signers in theirs', () => {
    expect(stepsOf({ reviewers: ['a', 'b'], signers: ['c', 'd'] })).toEqual([
      { kind: 'review', n: 1, post: 'a' },
      { kind: 'review', n: 2, post: 'b' },
      { kind: 'sign', n: 1, post: 'c' },
      { kind: 'sign', n: 2, post: 'd' },
    ]);
  });

  it('is the signer at once where nobody reviews', () => {
    expect(stepsOf({ signers: ['c'] })).toEqual([{ kind: 'sign', n: 1, post: 'c' }]);
  });
});
