import { isLeapJalaaliYear, toGregorian } from 'jalaali-js';
import { FIRST_YEAR, jalaliYear, LAST_YEAR, yearOf, yearStart } from '../contracts/ids';
import { normaliseDigits } from '../contracts/normalise-digits';

const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => FIRST_YEAR + n);
const persian = new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
const dateOf = (ms: number) => persian.format(ms).replace(' AP', '');

describe('the table of Jalali years', () => {
  it('begins every year from 1300 to 1500 where the tz database and the Persian calendar of Intl do', () => {
    const wrong = years.filter((year) => dateOf(yearStart(year)) !== `1/1/${year}` || !dateOf(yearStart(year) - 1000).startsWith('12/'));
    expect(wrong).toEqual([]);
  });

  it('begins every year on the day of jalaali-js, which has the same leap years', () => {
    const wrong = years.filter((year) => {
      const { gy, gm, gd } = toGregorian(year, 1, 1);
      const days = (yearStart(year + 1) - yearStart(year)) / 86_400_000;
      return (
        Math.round((yearStart(year) + 12_600_000 - Date.UTC(gy, gm - 1, gd)) / 86_400_000) !== 0 ||
        Math.round(days) !== (isLeapJalaaliYear(year) ? 366 : 365)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('knows the year of every day, of its first and its last instant', () => {
    for (const year of years) {
      expect([yearStart(year), yearStart(year + 1) - 1].map(jalaliYear)).toEqual([year, year]);
    }
    for (let ms = yearStart(FIRST_YEAR) + 43_200_000; ms < yearStart(LAST_YEAR + 1); ms += 86_400_000) {
      if (jalaliYear(ms) !== years.findLast((year) => yearStart(year) <= ms)) throw new Error(new Date(ms).toISOString());
    }
  });

  it('turns the year at midnight in Tehran, not at the equinox: 1403 had 30 days of Esfand', () => {
    expect(jalaliYear(new Date('2025-03-20T20:29:59.999Z'))).toBe(1403);
    expect(jalaliYear(new Date('2025-03-20T20:30:00Z'))).toBe(1404);
  });

  it('has no year for what lies outside', () => {
    expect([yearStart(FIRST_YEAR) - 1, yearStart(LAST_YEAR + 1), Number.NaN].map(jalaliYear)).toEqual([0, 0, 0]);
  });
});

describe('the year of an id', () => {
  const idAt = (iso: string) =>
    Date.parse(iso)
      .toString(16)
      .padStart(12, '0')
      .replace(/(.{8})(.{4})/, '$1-$2-7abc-8def-0123456789ab');

  it('is read from the time in a UUIDv7', () => {
    expect(yearOf(idAt('2025-03-20T20:29:59.999Z'))).toBe(1403);
    expect(yearOf(idAt('2025-03-20T20:30:00.000Z'))).toBe(1404);
    expect(yearOf(idAt('2026-11-24T00:00:00.000Z').toUpperCase())).toBe(1405);
  });

  it('is a year of nothing for an id that holds no time of ours', () => {
    expect(yearOf('ffffffff-ffff-4fff-8fff-ffffffffffff')).toBe(0);
  });
});

describe('digits', () => {
  it.each(['0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩'])('of every keyboard become Latin: %s', (digits) => {
    expect(normaliseDigits(`الف ${digits}/ب`)).toBe('الف 0123456789/ب');
  });
});
