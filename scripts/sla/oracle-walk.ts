/**
 * When something is due, found by walking minute by minute from its start. Slow, and on purpose without a line of the code it is held
 * against: its own reading of layers, the clock of Tehran from Intl, Jalali dates from Intl.
 */
export interface RawLayer {
  name: string;
  weeks: { from?: string; to?: string; hours: Record<string, [string, string][] | undefined> }[];
  exceptions: { from: string; to?: string; hours: [string, string][] }[];
}
export interface RawCase {
  start: string;
  unit: 'WORKING_MINUTE' | 'WORKING_HOUR' | 'WORKING_DAY' | 'CALENDAR_DAY' | 'MONTH';
  amount: number;
  pauses: { from: string; to: string }[];
}

const GIVE_UP_DAYS = 400;
const { floor } = Math; // looked up a million times, which is slow in Jest

/** @returns ISO instant; null when the office stays closed for more than a year */
export function walk(layers: readonly RawLayer[], { start, unit, amount, pauses }: RawCase): string | null {
  const begin = Date.parse(start) / 60_000;
  const stops = pauses.map(({ from, to }) => [Date.parse(from) / 60_000, Date.parse(to) / 60_000] as const).filter(([a, b]) => a < b);
  const isPaused = (minute: number) => {
    for (const [from, to] of stops) if (minute >= from && minute < to) return true;
    return false;
  };
  const iso = (minute: number) => new Date(minute * 60_000).toISOString();
  const openOn = new Map<number, Uint8Array>();
  const startDay = floor((begin + aheadAt(begin)) / 1440);
  const target = unit === 'MONTH' ? monthsOn(startDay, amount) : startDay + amount;

  let left = unit === 'WORKING_HOUR' ? amount * 60 : amount;
  let [day, first, last, closed] = [startDay, -1, -1, 0];
  for (let minute = begin; closed <= GIVE_UP_DAYS; minute++) {
    const local = minute + aheadAt(minute);
    const today = floor(local / 1440);
    if (today !== day) {
      closed = first < 0 ? closed + 1 : 0;
      if (first >= 0 && unit === 'WORKING_DAY' && day > startDay) {
        const [opening, closing] = [first, last + 1];
        if (!stops.some(([from, to]) => from < closing && to > opening) && --left === 0) return iso(closing);
      }
      if (first >= 0 && (unit === 'CALENDAR_DAY' || unit === 'MONTH') && day >= target) return iso(last + 1);
      [day, first, last] = [today, -1, -1];
    }
    let open = openOn.get(today);
    if (!open) openOn.set(today, (open = openMinutes(layers, today)));
    if (open[local - today * 1440] === 0) continue;
    if (first < 0) first = minute;
    last = minute;
    if ((unit === 'WORKING_MINUTE' || unit === 'WORKING_HOUR') && !isPaused(minute) && --left === 0) return iso(minute + 1);
  }
  return null;
}

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function openMinutes(layers: readonly RawLayer[], day: number): Uint8Array {
  const noon = new Date((day * 1440 + 720) * 60_000);
  const date = noon.toISOString().slice(0, 10);
  const weekday = names[noon.getUTCDay()]!;
  let hours: [string, string][] = [];
  for (const { weeks } of layers)
    for (const week of weeks)
      if ((week.from ?? '0') <= date && date <= (week.to ?? '9') && week.hours[weekday]) hours = week.hours[weekday];
  for (const { exceptions } of layers)
    for (const { from, to, hours: own } of exceptions) if (from <= date && date <= (to ?? from)) hours = own;
  const open = new Uint8Array(1440);
  for (const [opens, closes] of hours)
    for (let minute = 0; minute < 1440; minute++) if (opens <= label(minute) && label(minute) < closes) open[minute] = 1;
  return open;
}

const labels = Array.from({ length: 1440 }, (_, i) => new Date(i * 60_000).toISOString().slice(11, 16));
const label = (minute: number) => labels[minute]!;

const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tehran', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
const ahead = new Map<number, number>();

/** @returns minutes that clocks in Tehran are ahead of UTC; they change on the half hour only */
function aheadAt(minute: number): number {
  const half = floor(minute / 30);
  if (half === lastHalf) return lastAhead;
  let found = ahead.get(half);
  if (found === undefined) {
    const [, d, m, y, h, min] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(zone.format(half * 1_800_000))!.map(Number);
    ahead.set(half, (found = Date.UTC(y!, m! - 1, d!, h!, min!) / 60_000 - half * 30));
  }
  lastHalf = half;
  return (lastAhead = found);
}
let [lastHalf, lastAhead] = [NaN, 0];

const persian = new Intl.DateTimeFormat('en-US-u-ca-persian', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' });
const persianDays = new Map<number, readonly [year: number, month: number, day: number]>();

function persianOf(day: number): readonly [year: number, month: number, day: number] {
  let found = persianDays.get(day);
  if (!found) {
    const of = (wanted: string) => Number.parseInt(persian.formatToParts(day * 86_400_000).find(({ type }) => type === wanted)!.value, 10);
    persianDays.set(day, (found = [of('year'), of('month'), of('day')]));
  }
  return found;
}

/** Day after day until the month has changed so often, then on to the same day or the last one of that month. */
function monthsOn(start: number, months: number): number {
  const wanted = persianOf(start)[2];
  let day = start;
  for (let changed = 0; changed < months; day++) if (persianOf(day + 1)[1] !== persianOf(day)[1]) changed++;
  while (persianOf(day)[2] < wanted && persianOf(day + 1)[1] === persianOf(day)[1]) day++;
  return day;
}
