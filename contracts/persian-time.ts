/** Instants, durations and numbers as people here read them: Jalali dates, Tehran time, Persian digits. */
const numbers = new Intl.NumberFormat('fa-IR', { useGrouping: false });
const dates = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { timeZone: 'Asia/Tehran', day: 'numeric', month: 'long', year: 'numeric' });
const weekdays = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { timeZone: 'Asia/Tehran', weekday: 'long' });
const times = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const persianNumber = (n: number): string => numbers.format(n);

/** Latin digits of a letter's number in Persian ones; the rest stays. */
export const persianDigits = (text: string): string => text.replace(/[0-9]/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!);

/** «۳ آذر ۱۴۰۵» @param at ISO, UTC */
export const persianDate = (at: string): string => part(dates, at, ['day', 'month', 'year']);

/** «سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۱۰:۲۳» */
export const persianMoment = (at: string): string =>
  `${weekdays.format(new Date(at))} ${persianDate(at)}، ساعت ${times.format(new Date(at))}`;

/** «۳ آذر ۱۴۰۵، ۱۰:۲۳» */
export const persianInstant = (at: string): string => `${persianDate(at)}، ${times.format(new Date(at))}`;

const MINUTE = 60_000;

/** The two largest parts, or only the largest: «۲ روز و ۳ ساعت», «۵ دقیقه», «کمتر از یک دقیقه» */
export function persianDuration(ms: number, most: 1 | 2 = 2): string {
  const minutes = Math.floor(ms / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), 'روز'],
    [Math.floor(minutes / 60) % 24, 'ساعت'],
    [minutes % 60, 'دقیقه'],
  ] as const;
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return 'کمتر از یک دقیقه';
  return parts
    .slice(first, first + most)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${persianNumber(n)} ${unit}`)
    .join(' و ');
}

function part(format: Intl.DateTimeFormat, at: string, order: readonly Intl.DateTimeFormatPartTypes[]): string {
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return order.map((type) => parts.get(type)).join(' ');
}
