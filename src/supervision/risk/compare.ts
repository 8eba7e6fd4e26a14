import { breather } from '../../platform/process/breath';

/** One question at one moment at which somebody might have looked. */
export interface Looked {
  /** all of one moment are ordered among themselves; moments of one day belong together */
  moment: number;
  day: number;
  chance: number;
  /** what ordering by deadline goes by, and the chance that it alone would give */
  leftMs: number;
  chanceByLeft: number;
  missed: boolean;
}

/** How well one order puts those that miss their time first. */
export interface Order {
  /** that of two, of which one missed its time, this one comes first; 0.5 is chance */
  auc: number;
  /** how many of the first tenth, and of the first fifth, missed their time */
  at10: number;
  at20: number;
  /** mean squared error of the chance; smaller is better */
  brier: number;
}

export interface Comparison {
  looked: number;
  missed: number;
  risk: Order;
  deadline: Order;
  /** by how much risk orders better; with the range in which nine of ten resampled sets of days lie */
  gain: { auc: number; low: number; high: number };
  /** where a chance was told, how often it came true */
  calibration: { from: number; to: number; looked: number; told: number; came: number }[];
  /** whether it is worth showing */
  better: boolean;
}

/** Below this nobody can tell. */
const [LOOKED, MISSED, DAYS] = [200, 20, 10];
/** The least that is worth another column. */
const GAIN = 0.01;
const RESAMPLED = 200;
const PARTS = { at10: 0.1, at20: 0.2 } as const;

/** Ordering by risk against ordering by deadline, on what neither has seen. @param random 0 to 1, for resampling @param breathe between days */
export async function compare(
  cases: readonly Looked[],
  random: () => number,
  breathe: () => Promise<void> | void = breather(),
): Promise<Comparison> {
  const [risk, deadline]: [Tally[], Tally[]] = [[], []];
  for (const ofDay of groupBy(cases, ({ day }) => day).values()) {
    const moments = [...groupBy(ofDay, ({ moment }) => moment).values()];
    risk.push(tallyOf(moments, ({ chance }) => chance));
    deadline.push(tallyOf(moments, ({ leftMs }) => -leftMs));
    await breathe();
  }
  const gains = Array.from({ length: RESAMPLED }, () => {
    const chosen = risk.map(() => Math.floor(random() * risk.length));
    return aucOf(chosen.map((i) => risk[i]!)) - aucOf(chosen.map((i) => deadline[i]!));
  }).sort((a, b) => a - b);
  const missed = cases.filter((each) => each.missed).length;
  const orders = {
    risk: orderOf(risk, cases, ({ chance }) => chance),
    deadline: orderOf(deadline, cases, ({ chanceByLeft }) => chanceByLeft),
  };
  const low = gains[Math.floor(RESAMPLED * 0.05)] ?? 0;
  const better =
    cases.length >= LOOKED &&
    missed >= MISSED &&
    risk.length >= DAYS && // of one or two, resampling tells nothing
    low > GAIN &&
    orders.risk.at20 > orders.deadline.at20 &&
    orders.risk.brier < orders.deadline.brier;
  return {
    looked: cases.length,
    missed,
    ...orders,
    gain: { auc: orders.risk.auc - orders.deadline.auc, low, high: gains[Math.floor(RESAMPLED * 0.95)] ?? 0 },
    calibration: calibrationOf(cases),
    better,
  };
}

/** The chance that the time left alone tells: how often those that had about as much missed it before. Tenths of what was seen. */
export function chanceByLeft(seen: readonly Pick<Looked, 'leftMs' | 'missed'>[]): (leftMs: number) => number {
  const lefts = Float64Array.from(seen, ({ leftMs }) => leftMs).sort(); // numbers alone: there are hundreds of thousands
  const ends = Array.from({ length: lefts.length && 10 }, (_, i) => lefts[Math.ceil((lefts.length * (i + 1)) / 10) - 1]!);
  const tenths = ends.map(() => ({ looked: 0, missed: 0 }));
  const tenthOf = (leftMs: number) => tenths[ends.findIndex((end) => leftMs <= end)] ?? tenths.at(-1);
  for (const { leftMs, missed } of seen) {
    const tenth = tenthOf(leftMs)!;
    tenth.looked += 1;
    tenth.missed += Number(missed);
  }
  return (leftMs) => {
    const { looked, missed } = tenthOf(leftMs) ?? { looked: 0, missed: 0 };
    return ratio(missed, looked, 0);
  };
}

interface Tally {
  right: number;
  pairs: number;
  first: Record<keyof typeof PARTS, { missed: number; looked: number }>;
}

function tallyOf(moments: readonly (readonly Looked[])[], scoreOf: (each: Looked) => number): Tally {
  const tally: Tally = { right: 0, pairs: 0, first: { at10: { missed: 0, looked: 0 }, at20: { missed: 0, looked: 0 } } };
  for (const moment of moments) {
    const ordered = [...moment].sort((a, b) => scoreOf(b) - scoreOf(a));
    let inTime = 0;
    // from the end: each that missed its time is right before all in time that come after it, half right beside its equals
    for (let i = ordered.length - 1; i >= 0;) {
      let [missed, kept] = [0, 0];
      for (const score = scoreOf(ordered[i]!); i >= 0 && scoreOf(ordered[i]!) === score; i--) {
        if (ordered[i]!.missed) missed += 1;
        else kept += 1;
      }
      tally.right += missed * (inTime + kept / 2);
      inTime += kept;
    }
    const missed = ordered.filter((each) => each.missed).length;
    tally.pairs += missed * (ordered.length - missed);
    for (const at of ['at10', 'at20'] as const) {
      const first = ordered.slice(0, Math.ceil(ordered.length * PARTS[at]));
      tally.first[at].looked += first.length;
      tally.first[at].missed += first.filter((each) => each.missed).length;
    }
  }
  return tally;
}

const aucOf = (days: readonly Tally[]): number => ratio(sum(days.map(({ right }) => right)), sum(days.map(({ pairs }) => pairs)), 0.5);

const orderOf = (days: readonly Tally[], cases: readonly Looked[], chanceOf: (each: Looked) => number): Order => {
  const at = (part: keyof typeof PARTS) =>
    ratio(sum(days.map(({ first }) => first[part].missed)), sum(days.map(({ first }) => first[part].looked)), 0);
  return {
    auc: aucOf(days),
    at10: at('at10'),
    at20: at('at20'),
    brier: ratio(sum(cases.map((each) => (chanceOf(each) - Number(each.missed)) ** 2)), cases.length, 0),
  };
};

const EDGES = [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1];
const calibrationOf = (cases: readonly Looked[]): Comparison['calibration'] =>
  EDGES.slice(1).map((to, i) => {
    const from = EDGES[i]!;
    const within = cases.filter(({ chance }) => chance >= from && (chance < to || to === 1));
    return {
      from,
      to,
      looked: within.length,
      told: ratio(sum(within.map(({ chance }) => chance)), within.length, 0),
      came: share(within.map(({ missed }) => missed)),
    };
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const ratio = (part: number, whole: number, otherwise: number): number => (whole ? part / whole : otherwise);
const share = (flags: readonly boolean[]): number => ratio(flags.filter(Boolean).length, flags.length, 0);

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
