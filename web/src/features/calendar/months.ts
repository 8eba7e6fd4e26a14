import { dayOfJalali, jalaliOf } from '../../../../contracts/jalali-date';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { monthWords } from '../../../../contracts/working-calendar.words';
import { persianDigits } from '../../shared/format/format';

/** A Jalali month; months count from 1. */
export interface Month {
  year: number;
  month: number;
}

export const monthOf = (now: number): Month => jalaliOf(dayOf(now));

/** As an address has it: 1405-10 */
export const monthKey = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;

/** @param key as `monthKey` writes it */
export function monthOfKey(key: string): Month {
  const [year = 0, month = 1] = key.split('-').map(Number);
  return { year, month };
}

export const monthsOn = ({ year, month }: Month, by: number): Month => {
  const months = year * 12 + month - 1 + by;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
};

/** «آذر ۱۴۰۵» */
export const monthName = ({ year, month }: Month): string => `${monthWords[month - 1]} ${persianDigits(String(year))}`;

/** Its first and last date, as ISO dates. */
export function rangeOf(month: Month): { from: string; to: string } {
  const first = dayOfJalali({ ...month, day: 1 });
  return { from: dateOfDay(first), to: dateOfDay(dayOfJalali({ ...monthsOn(month, 1), day: 1 }) - 1) };
}

/** The weeks of a list of days, from Saturday to Friday; null where a week reaches into another month. */
export function weeksOf<T extends { day: string }>(days: readonly T[]): (T | null)[][] {
  const [first] = days;
  if (!first) return [];
  const before = (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 1) % 7;
  const cells: (T | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
