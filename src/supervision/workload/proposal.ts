/** One desk of a unit, as the proposal sees it. */
export interface Desk {
  post: string;
  unit: string;
  /** 0 is the head; work goes to the same rank or to the next below */
  rank: number;
  open: number;
  /** tasks in a working day */
  pace: number;
  /** of whoever holds it; -1 when nobody does */
  clearance: number;
  /** neither gives nor gets: somebody stands in there, or it is not a desk for such work */
  isApart: boolean;
}

export interface Work {
  process: string;
  key: string;
  post: string;
  clearance: number;
}

export interface Move<W extends Work> {
  work: W;
  to: string;
}

const MOST = 100;

/** Days of work on a desk. */
export const daysOn = ({ open, pace }: Pick<Desk, 'open' | 'pace'>): number => open / pace;

/**
 * Evens out how many days of work lie on desks that may do each other's: one by one, from the desk with most to the one that would still have
 * least after it, as long as that one is then better off than the first was. Pure.
 * @param work what may move, first what is easiest to give away
 */
export function proposalOf<W extends Work>(desks: readonly Desk[], work: readonly W[]): Move<W>[] {
  const now = desks.filter(({ isApart }) => !isApart).map((desk) => ({ ...desk }));
  const left = new Map(now.map(({ post }) => [post, work.filter((each) => each.post === post)]));
  const moves: Move<W>[] = [];
  const done = new Set<string>();
  while (moves.length < MOST) {
    const giver = now.filter(({ post }) => !done.has(post)).sort((a, b) => daysOn(b) - daysOn(a))[0];
    if (!giver) return moves;
    const found = bestOf(giver, left.get(giver.post)!, now);
    if (!found) {
      done.add(giver.post);
      continue;
    }
    const { each, taker } = found;
    moves.push({ work: each, to: taker.post });
    left.set(giver.post, left.get(giver.post)!.filter((other) => other !== each)); // prettier-ignore
    giver.open -= 1;
    taker.open += 1;
  }
  return moves;
}

/** The first that somebody can take who is then better off than its desk is now. */
function bestOf<W extends Work>(giver: Desk, work: readonly W[], desks: readonly Desk[]): { each: W; taker: Desk } | undefined {
  const takers = desks
    .filter(({ post, unit, rank }) => post !== giver.post && unit === giver.unit && (rank === giver.rank || rank === giver.rank + 1))
    .filter((desk) => daysOn({ ...desk, open: desk.open + 1 }) < daysOn(giver))
    .sort((a, b) => daysOn({ ...a, open: a.open + 1 }) - daysOn({ ...b, open: b.open + 1 }));
  for (const each of work) {
    const taker = takers.find(({ clearance }) => clearance >= each.clearance);
    if (taker) return { each, taker };
  }
  return undefined;
}

/** Nobody is taken for slower than one task in two days: who got little has done little. */
const SLOWEST = 0.5;

/** Tasks in a working day, drawn half-way to what desks of the unit do on average. */
export const paceOf = (done: number, average: number, days: number): number => Math.max((done + average) / 2 / days, SLOWEST);
