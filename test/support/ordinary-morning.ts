import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, dayOfDate, minuteOf, spansOf } from '../../contracts/tehran-time';
import { weekdayOf } from '../../contracts/working-calendar';

const OPENS = minuteOf('10:00');
const LOOKS_AHEAD = 120;
const DAYS_BEFORE = 3;
const DAYS_AFTER = 13;

/** @returns the next Sunday at ten in Tehran with no holiday near, by the office's own table; where there is none, simply the next · @param after milliseconds */
export function ordinaryMorning(after: number): Date {
  const sundays = Array.from({ length: LOOKS_AHEAD }, (_, n) => dayOf(after) + 1 + n).filter((day) => weekdayOf(day) === 'sun');
  const known = holidays();
  const isCalm = (sunday: number) => !known.some((day) => day >= sunday - DAYS_BEFORE && day <= sunday + DAYS_AFTER);
  const day = sundays.find(isCalm) ?? sundays[0]!;
  return new Date(spansOf(day, [[OPENS, OPENS + 1]])[0]!.from);
}

/** Days since 1970-01-01. */
function holidays(): number[] {
  const table = readFileSync(join(__dirname, '../../data/iran-holidays-1403-1405.csv'), 'utf8');
  return [...table.matchAll(/^\d{4}-\d\d-\d\d,(\d{4}-\d\d-\d\d),/gm)].map(([, date = '']) => dayOfDate(date));
}
