import { daysOn, paceOf, proposalOf, type Desk, type Work } from './proposal';

const desk = (post: string, open: number, rest: Partial<Desk> = {}): Desk => ({
  post,
  unit: 'u',
  rank: 2,
  open,
  pace: 2,
  clearance: 1,
  isApart: false,
  ...rest,
});
const workOf = (post: string, n: number, clearance = 1): Work[] =>
  Array.from({ length: n }, (_, i) => ({ process: `${post}${i}`, key: 'answer.1', post, clearance }));
const after = (desks: Desk[], work: Work[]) => {
  const open = new Map(desks.map(({ post, open }) => [post, open]));
  for (const { work: each, to } of proposalOf(desks, work)) {
    open.set(each.post, open.get(each.post)! - 1);
    open.set(to, open.get(to)! + 1);
  }
  return Object.fromEntries(open);
};

describe('a proposal to even out work', () => {
  it('goes by how long what lies there will take, not by how much it is', () => {
    expect(after([desk('a', 12), desk('b', 0)], workOf('a', 12))).toEqual({ a: 6, b: 6 });
    expect(after([desk('a', 12), desk('b', 0, { pace: 1 })], workOf('a', 12))).toEqual({ a: 8, b: 4 });
    expect(after([desk('a', 3), desk('b', 2)], workOf('a', 3))).toEqual({ a: 3, b: 2 });
    expect([paceOf(0, 20, 10), paceOf(40, 20, 10), paceOf(0, 0, 10)]).toEqual([1, 3, 0.5]);
    expect(daysOn(desk('a', 12))).toBe(6);
  });

  it('gives nothing to whoever is away, may not see it, is of another unit, or is above', () => {
    const full = desk('a', 10);
    for (const other of [{ isApart: true }, { clearance: 0 }, { clearance: -1 }, { unit: 'v' }, { rank: 1 }, { rank: 4 }])
      expect(proposalOf([full, desk('b', 0, other)], workOf('a', 10))).toEqual([]);
    expect(proposalOf([desk('a', 10, { isApart: true }), desk('b', 0)], workOf('a', 10))).toEqual([]);
    expect(proposalOf([full, desk('b', 0, { rank: 3 })], workOf('a', 10))).not.toEqual([]);
  });

  it('moves what may be moved, each once, and ends', () => {
    const desks = [desk('a', 400), desk('b', 30), desk('c', 0), desk('d', 7)];
    const moves = proposalOf(desks, [...workOf('a', 400), ...workOf('b', 30)]);
    expect([moves.length, new Set(moves.map(({ work }) => work)).size]).toEqual([100, 100]);
    expect(after([desk('a', 10), desk('b', 0)], workOf('a', 2))).toEqual({ a: 8, b: 2 });
  });
});
