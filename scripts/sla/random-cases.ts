import type { RawCase, RawLayer } from './oracle-walk';

export interface RandomCase extends RawCase {
  layers: RawLayer[];
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const weekdays = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'];
const patterns: [string, string][][] = [
  [],
  [['07:30', '14:30']],
  [['06:30', '12:00']],
  [['08:00', '12:00'], ['13:00', '16:15']], // prettier-ignore
  [['13:00', '16:15'], ['08:00', '13:00']], // prettier-ignore
  [['00:00', '24:00']],
  [['22:00', '24:00']],
  [['00:00', '01:00']],
  [['00:30', '06:00'], ['23:15', '24:00']], // prettier-ignore
  [['09:59', '10:00']],
];
const bells = [0, 60, 450, 480, 720, 780, 870, 975, 1320, 1440];
const units = ['WORKING_MINUTE', 'WORKING_HOUR', 'WORKING_DAY', 'CALENDAR_DAY', 'MONTH'] as const;
const amounts = {
  WORKING_MINUTE: [1, 59, 60, 61, 420, 421, 900],
  WORKING_HOUR: [1, 2, 7, 8, 24, 40],
  WORKING_DAY: [1, 2, 3, 5, 10, 20],
  CALENDAR_DAY: [1, 2, 7, 10, 30],
  MONTH: [1, 2, 3, 6, 13],
};

/** A calendar of one to four layers around some day, often one on which clocks or years changed, and a deadline with up to three pauses. */
export function randomCase(random: () => number): RandomCase {
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => from[int(0, from.length - 1)]!;
  const year = int(1990, 2026);
  const around = pick([
    () => Date.UTC(year, 0, int(1, 365)),
    () => Date.UTC(year, 0, int(1, 365)),
    () => Date.UTC(year, 2, int(18, 23)),
    () => Date.UTC(year, 8, int(19, 24)),
    () => Date.UTC(pick([1992, 1996, 2000, 2004, 2009, 2013, 2017, 2021, 2025]), 2, int(17, 22)), // at the end of a leap year
  ])();
  const date = (days: number) => new Date(around + days * 86_400_000).toISOString().slice(0, 10);
  const range = (longest: number) => {
    const from = int(-20, 40);
    return { from: date(from), to: date(from + int(0, longest)) };
  };
  const hoursOf = (named: string[]) => Object.fromEntries(named.map((weekday) => [weekday, pick(patterns)]));
  const weeksOf = (count: number) =>
    Array.from({ length: count }, () => {
      const named = weekdays.filter(() => random() < 0.6);
      return { ...pick([{}, { from: range(0).from }, { to: range(0).from }, range(40)]), hours: hoursOf(named.length ? named : ['sat']) };
    });
  const exceptionsOf = (count: number) =>
    Array.from({ length: count }, () => ({
      ...pick([{ from: date(int(-5, 30)) }, range(6)]),
      hours: random() < 0.6 ? [] : pick(patterns),
    }));

  const national: RawLayer = {
    name: 'nation',
    weeks: [{ hours: { ...hoursOf(weekdays), mon: [['07:30', '14:30']] } }, ...weeksOf(int(0, 2))],
    exceptions: exceptionsOf(int(0, 10)),
  };
  const others = ['province', 'county', 'unit'].slice(0, int(0, 3));
  // where offices often open and close: what is decided by a minute happens there
  const bell = (days: number) => around / 60_000 + days * 1440 + pick(bells) - pick([210, 270]);
  const start = random() < 0.3 ? bell(int(0, 1)) : around / 60_000 + int(0, 1439);
  const iso = (minute: number) => `${new Date(minute * 60_000).toISOString().slice(0, 16)}:00Z`;
  const unit = pick(units);
  return {
    layers: [national, ...others.map((name) => ({ name, weeks: weeksOf(int(0, 2)), exceptions: exceptionsOf(int(0, 3)) }))],
    start: iso(start),
    unit,
    amount: pick(amounts[unit]),
    pauses: Array.from({ length: Math.max(0, int(-2, 3)) }, () => {
      const from = random() < 0.4 ? bell(int(0, 9)) : start + int(-600, 12_000);
      const to = random() < 0.3 ? bell(int(1, 10)) : from + pick([0, 1, 15, 60, 1440, 4320]);
      return { from: iso(from), to: iso(Math.max(from, to)) };
    }),
  };
}
