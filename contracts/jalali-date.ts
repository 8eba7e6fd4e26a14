import { DomainError } from './errors';
import { FIRST_YEAR, LAST_YEAR, yearStart } from './ids';
import { normaliseDigits } from './normalise-digits';
import { DAY } from './tehran-time';

/** `month` and `day` count from 1. */
export interface JalaliDate {
  year: number;
  month: number;
  day: number;
}

/** Days since 1970-01-01 on which the years begin, and the one after the last. Midnight was at most half an hour off +03:30. */
const newYears = Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, i) => Math.round((yearStart(FIRST_YEAR + i) + 12_600_000) / DAY));

/** @param days since 1970-01-01 · @throws DomainError `calendar.beyond_years` */
export function jalaliOf(days: number): JalaliDate {
  if (!(days >= newYears[0]! && days < newYears.at(-1)!)) throw new DomainError('calendar.beyond_years');
  let index = Math.max(0, Math.floor((days - newYears[0]!) / 365.2425) - 1); // never late, at most one early
  while (newYears[index + 1]! <= days) index++;
  const inYear = days - newYears[index]!;
  const month = inYear < 186 ? Math.floor(inYear / 31) : 6 + Math.floor((inYear - 186) / 30);
  return { year: FIRST_YEAR + index, month: month + 1, day: inYear - daysBefore(month) + 1 };
}

/** @returns days since 1970-01-01 · @throws DomainError `calendar.beyond_years`, also for a date that its year does not have */
export function dayOfJalali({ year, month, day }: JalaliDate): number {
  const start = newYears[year - FIRST_YEAR];
  if (start === undefined || year > LAST_YEAR || !(month >= 1 && month <= 12) || !(day >= 1 && day <= monthLength(year, month)))
    throw new DomainError('calendar.beyond_years');
  return start + daysBefore(month - 1) + day - 1;
}

/** The same day of a later Jalali month, or that month's last day when it is shorter. */
export function monthsLater(days: number, months: number): number {
  const { year, month, day } = jalaliOf(days);
  const count = month - 1 + months;
  const later = { year: year + Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return dayOfJalali({ ...later, day: Math.min(day, monthLength(later.year, later.month)) });
}

/** @returns YYYY/MM/DD, Latin digits */
export function jalaliText(days: number): string {
  const { year, month, day } = jalaliOf(days);
  return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('/');
}

/** @param text year, month and day, digits of any keyboard, parted by / or - · @returns days since 1970-01-01; undefined when there is no such day */
export function dayOfJalaliText(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(normaliseDigits(text.trim())) ?? [];
  try {
    return year ? dayOfJalali({ year: Number(year), month: Number(month), day: Number(day) }) : undefined;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

const daysBefore = (months: number): number => months * 31 - Math.max(0, months - 6);

function monthLength(year: number, month: number): number {
  if (month < 12) return month <= 6 ? 31 : 30;
  const [start, next] = [newYears[year - FIRST_YEAR], newYears[year - FIRST_YEAR + 1]];
  if (start === undefined || next === undefined) throw new DomainError('calendar.beyond_years');
  return next - start - 336;
}
