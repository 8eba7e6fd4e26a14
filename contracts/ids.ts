import { z } from 'zod';

/** Letters and processes have UUIDv7 ids, made by the application; units, posts and people of the seed have UUIDv8 ids. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

export const UnitId = Id;
export type UnitId = Id;
export const PostId = Id;
export type PostId = Id;
export const PersonId = Id;
export type PersonId = Id;
export const AssignmentId = Id;
export type AssignmentId = Id;
export const LetterId = Id;
export type LetterId = Id;
export const PolicyId = Id;
export type PolicyId = z.infer<typeof PolicyId>;
export const ProcessId = Id;
export type ProcessId = Id;

/** The years our calendar knows: both ends included. */
export const FIRST_YEAR = 1300;
export const LAST_YEAR = 1500;

/**
 * The leap years of the official calendar (30 days in Esfand): a table, because the rules of thumb are wrong for 1404 and 1437.
 * @see test/org-ids.spec.ts, which holds it against Intl and jalaali-js
 */
const leapYears = new Set([
  1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391,
  1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453, 1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486,
  1490, 1494, 1498,
]);

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Where Asia/Tehran stood at midnight of 1 Farvardin, by the tz database: local mean time until 1314, +04:00 in 1357, else +03:30. */
const offsetAtNewYear = (year: number) => (year < 1315 ? 12_344 : year === 1357 ? 14_400 : 12_600) * SECOND;

const starts: readonly number[] = (() => {
  const found: number[] = [];
  let midnight = Date.UTC(1921, 2, 21);
  for (let year = FIRST_YEAR; year <= LAST_YEAR + 1; year++) {
    found.push(midnight - offsetAtNewYear(year));
    midnight += (leapYears.has(year) ? 366 : 365) * DAY;
  }
  return found;
})();

/** @param year FIRST_YEAR to LAST_YEAR + 1 · @returns the first instant of that Jalali year in Tehran, milliseconds */
export function yearStart(year: number): number {
  const start = starts[year - FIRST_YEAR];
  if (start === undefined) throw new RangeError(`no table for the year ${year}`);
  return start;
}

/** @returns the Jalali year of an instant in Tehran; 0 outside FIRST_YEAR to LAST_YEAR, which is a year of nothing */
export function jalaliYear(at: Date | number): number {
  const ms = +at;
  const first = yearStart(FIRST_YEAR);
  if (!(ms >= first && ms < yearStart(LAST_YEAR + 1))) return 0;
  // never late, at most one early: a mean year is a little longer than a calendar year can drift
  let index = Math.max(0, Math.floor((ms - first) / (365.2425 * DAY)) - 1);
  while (starts[index + 1]! <= ms) index++;
  return FIRST_YEAR + index;
}

/**
 * The Jalali year in which a letter or process was opened: the `year` of every key it has, read from its UUIDv7.
 * @returns 0 for an id that holds no time within the table (nothing is stored under it)
 */
export const yearOf = (id: Id): number => jalaliYear(parseInt(id.replaceAll('-', '').slice(0, 12), 16));
