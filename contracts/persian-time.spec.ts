import { persianDate, persianDigits, persianDuration, persianInstant, persianMoment, persianNumber } from './persian-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('time as people here read it', () => {
  it('is Jalali, in Tehran, in Persian digits', () => {
    expect(persianDate('2026-03-20T20:29:59Z')).toBe('۲۹ اسفند ۱۴۰۴');
    expect(persianDate('2026-03-20T20:30:00Z')).toBe('۱ فروردین ۱۴۰۵');
    expect(persianInstant('2026-11-24T06:07:37.123Z')).toBe('۳ آذر ۱۴۰۵، ۰۹:۳۷');
    expect(persianMoment('2026-11-24T20:35:00Z')).toBe('چهارشنبه ۴ آذر ۱۴۰۵، ساعت ۰۰:۰۵');
  });

  it.each([
    [0, 'کمتر از یک دقیقه'],
    [59_999, 'کمتر از یک دقیقه'],
    [MINUTE, '۱ دقیقه'],
    [2 * HOUR + 5 * MINUTE, '۲ ساعت و ۵ دقیقه'],
    [DAY + 5 * MINUTE, '۱ روز'],
    [3 * DAY + 2 * HOUR + 59 * MINUTE, '۳ روز و ۲ ساعت'],
  ])('%d ms are «%s»', (ms, words) => expect(persianDuration(ms)).toBe(words));

  it('has numbers without separators, and those of letters with their signs', () => {
    expect(persianNumber(1405)).toBe('۱۴۰۵');
    expect(persianDigits('1405/ص/99/00012')).toBe('۱۴۰۵/ص/۹۹/۰۰۰۱۲');
  });
});
