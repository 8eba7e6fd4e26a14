/**
 * How long answers took, as counts of 64 stretches of clock time, each 17 % longer than the one before: a median or p90 read from them is
 * at most 8.2 % away from the exact one (below five minutes it is told as some four and a half), and days of any number of places are added without reading one answer again.
 */
export const STRETCHES = 64;
const SHORTEST_MS = 5 * 60_000;
const GROWTH = 1.17;

/** Where each stretch but the first begins, in whole ms: five minutes to 58 days. */
const edgesMs: readonly number[] = Array.from({ length: STRETCHES - 1 }, (_, i) => Math.round(SHORTEST_MS * GROWTH ** i));

/** SQL of the stretch in which a length lies. @param ms SQL of a float8 */
export const stretchOf = (ms: string): string => `width_bucket(${ms}, '{${edgesMs.join()}}'::float8[])`;

/** Names of the columns that keep them. */
export const stretchColumns: readonly string[] = Array.from({ length: STRETCHES }, (_, i) => `h${i}`);

/** Answers of a place in a period, in clock time from asking to answering. */
export interface Answers {
  answered: number;
  withinDay: number;
  /** by the due time of each, which counts working time; of those that had one */
  withinPolicy: number;
  withPolicy: number;
  sumMs: number;
  /** closed so many days after the day they were due: one to five, then six or more; given up ones too */
  late: number[];
  stretches: number[];
}

export const noAnswers = (): Answers => ({
  answered: 0,
  withinDay: 0,
  withinPolicy: 0,
  withPolicy: 0,
  sumMs: 0,
  late: new Array<number>(LATE_DAYS).fill(0),
  stretches: new Array<number>(STRETCHES).fill(0),
});
export const LATE_DAYS = 6;

export function addTo(sum: Answers, more: Answers): Answers {
  for (const count of ['answered', 'withinDay', 'withinPolicy', 'withPolicy', 'sumMs'] as const) sum[count] += more[count];
  for (const counts of ['late', 'stretches'] as const) more[counts].forEach((n, i) => (sum[counts][i]! += n));
  return sum;
}

export const sumOfAll = (parts: Iterable<Answers>): Answers => [...parts].reduce(addTo, noAnswers());

/**
 * @param share 0.5 is the median, 0.9 the p90
 * @returns ms, the middle of the stretch in which the answer of that rank lies; null of none
 */
export function quantileMs({ answered, stretches }: Pick<Answers, 'answered' | 'stretches'>, share: number): number | null {
  let left = Math.max(1, Math.ceil(share * answered));
  for (const [i, count] of stretches.entries()) if ((left -= count) <= 0) return Math.round(middleMs(i));
  return null;
}

const middleMs = (i: number): number => (edgesMs[i - 1] ?? SHORTEST_MS / GROWTH) * Math.sqrt(GROWTH);
