/** A long list of which the beginning has been read and, after End, the last part too. */
export interface Joined<T> {
  /** places in the list now: rows that are there, and some empty ones where more will come */
  size: number;
  rowAt(index: number): T | undefined;
  /** place in the whole list, from 1 */
  placeOf(index: number): number;
  indexOf(key: string): number;
  rows: readonly T[];
}

/** Empty places shown where rows are still missing; enough to fill a screen while they come. */
const PLACEHOLDERS = 20;

/** @param total rows there are, exactly @param headEnds nothing follows the head */
export function join<T>(
  head: readonly T[],
  tail: readonly T[],
  total: number,
  headEnds: boolean,
  keyOf: (row: T) => string,
): Joined<T> & { gapFrom: number; gapTo: number } {
  const known = new Map<string, number>();
  for (const [i, row] of head.entries()) known.set(keyOf(row), i);
  const rest = headEnds ? [] : tail.filter((row) => !known.has(keyOf(row)));
  const meets = headEnds || (tail.length > 0 && rest.length < tail.length);
  const missing = meets ? 0 : Math.max(1, total - head.length - rest.length);
  const gap = Math.min(missing, PLACEHOLDERS);
  const tailAt = head.length + gap;
  rest.forEach((row, i) => known.set(keyOf(row), tailAt + i));
  return {
    size: tailAt + rest.length,
    rowAt: (index) => (index < head.length ? head[index] : rest[index - tailAt]),
    placeOf: (index) => (index < tailAt ? index + 1 : index + 1 + missing - gap),
    indexOf: (key) => known.get(key) ?? -1,
    rows: rest.length > 0 ? [...head, ...rest] : head,
    gapFrom: head.length,
    gapTo: tailAt,
  };
}
