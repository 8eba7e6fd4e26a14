/** How instants, durations, counts and lists are read on screen. Jalali, Tehran, Persian digits; what is stored stays Latin and ISO. */
import { persianDate, persianDigits, persianDuration, persianInstant, persianMoment } from '../../../../contracts/persian-time';

export { persianDate, persianDigits, persianDuration, persianInstant, persianMoment };

const grouped = new Intl.NumberFormat('fa-IR');
const percents = new Intl.NumberFormat('fa-IR', { style: 'percent', maximumFractionDigits: 1 });
const parts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'Asia/Tehran',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** «۱۲٬۸۳۴» */
export const count = (n: number): string => grouped.format(n);

/** «۹۳٫۴٪» @param share between 0 and 1 */
export const percent = (share: number): string => percents.format(share);

/** «الف، ب و پ» */
export function listOf(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join('، ')} و ${names.at(-1)!}`;
}

/** The Jalali day of an instant in Tehran, as numbers. */
export function jalaliParts(at: string | Date): { year: number; month: number; day: number; hour: number; minute: number } {
  const of = Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return { year: parseInt(of.year!), month: Number(of.month), day: Number(of.day), hour: Number(of.hour), minute: Number(of.minute) };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** «۱۴۰۵/۰۹/۰۲» */
export function shortDate(at: string | Date): string {
  const { year, month, day } = jalaliParts(at);
  return persianDigits(`${year}/${two(month)}/${two(day)}`);
}

/** «۱۰:۴۲» */
export function clock(at: string | Date): string {
  const { hour, minute } = jalaliParts(at);
  return persianDigits(`${two(hour)}:${two(minute)}`);
}

/** In a list: today's clock, this year's «۲۸ آبان», else «۱۴۰۴/۱۱/۰۳». */
export function listMoment(at: string, now: number): string {
  const [then, today] = [jalaliParts(at), jalaliParts(new Date(now))];
  if (then.year !== today.year) return shortDate(at);
  if (then.month === today.month && then.day === today.day) return clock(at);
  return persianDate(at).replace(/ [۰-۹]+$/, '');
}

/** «۳۴۱ کیلوبایت» */
export function fileSize(bytes: number): string {
  const [n, unit] = bytes < 1000 ? [bytes, 'بایت'] : bytes < 1_000_000 ? [bytes / 1000, 'کیلوبایت'] : [bytes / 1_000_000, 'مگابایت'];
  return `${grouped.format(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))} ${unit}`;
}
