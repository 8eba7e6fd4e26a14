import { yearStart } from './ids';

/** `[from, to)` in milliseconds: instants, or the clock of Tehran where it says local. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Minutes of the day's clock, `[opens, closes)`; 1440 is the end of the day. */
export type Segment = readonly [opens: number, closes: number];

const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;
const STANDARD = 210;
const SUMMER = 270;

/** From each instant on, how many minutes clocks in Tehran were ahead of UTC; before the first, local mean time. Held against the tz database. */
const changes: readonly (readonly [at: number, ahead: number])[] = [
  [Date.parse('1935-06-12T20:34:16Z'), STANDARD],
  [Date.parse('1977-03-21T19:30:00Z'), 270],
  [Date.parse('1977-10-20T19:30:00Z'), 240],
  [Date.parse('1978-03-24T20:00:00Z'), 300],
  [Date.parse('1978-08-04T20:00:00Z'), 240],
  [Date.parse('1978-11-10T20:00:00Z'), STANDARD],
  [Date.parse('1979-05-26T20:30:00Z'), SUMMER],
  [Date.parse('1979-09-18T19:30:00Z'), STANDARD],
  [Date.parse('1980-03-20T20:30:00Z'), SUMMER],
  [Date.parse('1980-09-22T19:30:00Z'), STANDARD],
  [Date.parse('1991-05-02T20:30:00Z'), SUMMER],
  [Date.parse('1991-09-21T19:30:00Z'), STANDARD],
  ...summers(1371, 1384),
  ...summers(1387, 1401),
];
const eras: readonly (Span & { ahead: number })[] = [
  { from: -Infinity, to: changes[0]![0], ahead: 12_344 / 60 },
  ...changes.map(([from, ahead], i) => ({ from, to: changes[i + 1]?.[0] ?? Infinity, ahead })),
];
const lastEra = eras.at(-1)!;

/** Clocks went from 00:00 to 01:00 at the beginning of 2 Farvardin, and from 24:00 back to 23:00 at the end of 30 Shahrivar. */
function summers(first: number, last: number): [number, number][] {
  return Array.from({ length: last - first + 1 }, (_, i) => yearStart(first + i)).flatMap((start): [number, number][] => [
    [start + DAY, SUMMER],
    [start + 185 * DAY - 60 * MINUTE, STANDARD],
  ]);
}

function eraAt(ms: number): number {
  if (ms >= lastEra.from) return eras.length - 1;
  let [low, high] = [0, eras.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (eras[middle]!.from <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @returns the clock of Tehran at an instant, as if it were UTC */
const localOf = (ms: number): number => ms + eras[eraAt(ms)]!.ahead * MINUTE;

/** @returns the date in Tehran as days since 1970-01-01 */
export const dayOf = (ms: number): number => Math.floor(localOf(ms) / DAY);

/** @returns the instant of another day at which clocks show what they show at `ms`; where that time was left out, the first one after it */
export const sameTimeOn = (day: number, ms: number): number =>
  day === dayOf(ms) ? ms : spansOf(day, [[(localOf(ms) - dayOf(ms) * DAY) / MINUTE, 1440]])[0]!.from;

/** @returns HH:MM on the clock of Tehran */
export const timeOf = (ms: number): string => clockOf(Math.floor((((localOf(ms) % DAY) + DAY) % DAY) / MINUTE));

/**
 * The instants at which the clock of Tehran shows a time of these segments on that day: where an hour was left out they are shorter, where
 * one came twice they are longer, or two.
 * @param segments in order · @returns in order, those that touch joined
 */
export function spansOf(day: number, segments: readonly Segment[]): Span[] {
  const found: Span[] = [];
  const last = eraAt((day + 2) * DAY);
  for (let era = eraAt((day - 1) * DAY); era <= last; era++) {
    const { from, to, ahead } = eras[era]!;
    for (const [opens, closes] of segments) {
      const begin = Math.max(from, day * DAY + (opens - ahead) * MINUTE);
      const end = Math.min(to, day * DAY + (closes - ahead) * MINUTE);
      const before = found.at(-1);
      if (begin >= end) continue;
      if (before?.to === begin) found[found.length - 1] = { from: before.from, to: end };
      else found.push({ from: begin, to: end });
    }
  }
  return found;
}

/** @param date YYYY-MM-DD · @returns days since 1970-01-01 */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** @returns YYYY-MM-DD · @param day days since 1970-01-01 */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** @param clock HH:MM, 24:00 being the end of the day */
export function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** @returns HH:MM · @param minute of the day's clock */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
