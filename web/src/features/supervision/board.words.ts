import type { Board } from '../../../../contracts/board';
import { count, persianDuration } from '../../shared/format/format';

export const boardWords = {
  title: 'استعلام‌های سررسیدگذشته',
  wholeCountry: 'سراسر کشور',
  updated: (at: string) => `به‌روز در ساعت ${at}`,
  live: 'زنده',
  notLive: 'ارتباط زنده قطع است؛ هر دقیقه تازه می‌شود',
  refresh: 'تازه کردن',
  tabs: { board: 'اکنون', measures: 'سنجه‌ها و مقایسه', time: 'زمان کجا می‌گذرد', posts: 'پست‌ها (رسوب)' },
  tabsOf: 'نماهای نظارت',
  type: 'نوع استعلام',
  everyType: 'همهٔ نوع‌ها',
  export: 'خروجی',
  exports: {
    xlsx: 'این نما، فایل اکسل (XLSX)',
    csv: 'این نما، فایل CSV',
    letters: 'نامه‌های این نما، فایل اکسل (XLSX)',
    print: 'چاپ یا PDF',
  },
  way: 'جای این صفحه در کشور',

  overdue: 'سررسیدگذشته',
  dueToday: 'تا پایان امروز',
  dueTomorrow: (n: number) => `فردا ${count(n)} استعلام دیگر`,
  withinPolicy: (share: string) => `${share} در مهلت`,
  p90: (ms: number) => `صدک ۹۰: ${persianDuration(ms)}`,
  within24h: 'پاسخ در ۲۴ ساعت (۳۰ روز)',
  median: 'میانهٔ زمان پاسخ (۳۰ روز)',
  open: 'در انتظار پاسخ',
  moreThanYesterday: (n: number) => `${count(n)} بیشتر از دیروز`,
  lessThanYesterday: (n: number) => `${count(n)} کمتر از دیروز`,
  asYesterday: 'به اندازهٔ دیروز',
  ofOpen: (n: number) => `از ${count(n)} استعلام باز`,
  ofAnswered: (n: number) => `از ${count(n)} پاسخ`,
  oldest: 'کهنه‌ترین',
  oldestIs: (ms: number) => `کهنه‌ترین: ${persianDuration(ms)} گذشته`,
  noAnswers: 'در این ۳۰ روز پاسخی نبوده است',
  none: 'ندارد',

  map: 'نقشهٔ سررسیدگذشته‌ها به تفکیک استان',
  mapSays: 'نقشهٔ ۳۱ استان؛ پررنگ‌تر یعنی سررسیدگذشتهٔ بیشتر. همین شمارش‌ها در جدول «استان‌ها» آمده است.',
  mapHint: 'برای دیدن شهرستان‌های هر استان، آن را در نقشه یا جدول برگزینید.',
  zero: 'بدون تأخیر',
  range: (from: number, to: number) => (from === to ? count(from) : `${count(from)} تا ${count(to)}`),
  above: (n: number) => `بیش از ${count(n)}`,

  parts: { country: 'استان‌ها', province: 'اداره‌های استان', county: 'واحدهای اداره', unit: 'واحد' },
  part: { country: 'استان', province: 'اداره', county: 'واحد', unit: 'واحد' },
  provincialOffice: 'ادارهٔ کل استان',
  ofOpenShare: 'سهم از باز',
  medianShort: 'میانهٔ پاسخ',

  trend: 'هفت روز گذشته',
  trendSays: 'شمار سررسیدگذشته‌ها در پایان هر روز',
  now: 'اکنون',

  letters: 'نامه‌ها',
  states: { overdue: 'سررسیدگذشته', dueToday: 'تا پایان امروز', soon: 'تا پایان فردا', open: 'همهٔ مهلت‌دارها' },
  noLetters: {
    overdue: 'هیچ استعلامی از مهلت نگذشته است.',
    dueToday: 'مهلت هیچ استعلامی امروز نیست.',
    soon: 'مهلت هیچ استعلامی امروز یا فردا نیست.',
    open: 'استعلام بازی نیست.',
  },
  show: 'نمایش',
  onlyFirst: 'این فهرست ادامه دارد؛ همهٔ آن در فایل اکسل (از «خروجی») هست.',
  ofType: (title: string) => `تنها «${title}»`,
  toDesks: 'کار میزهای این واحد',
  noNumber: 'بی‌شماره',
  hidden: 'نامه در سطح دسترسی شما نیست',
  noSubject: 'موضوع برای شما نمایش داده نمی‌شود',
  asker: 'پرسنده',
  asked: 'از',
  kind: 'نوع',
  deadline: 'مهلت',
  desk: 'روی میز',
  noDesk: 'روی هیچ میزی نیست',
  seen: 'دیده شده',
  unseen: 'دیده نشده',

  noPlace: 'نظارت برای سمت شما باز نیست',
  noPlaceSays: 'این صفحه را ناظران و رئیسان واحدها می‌بینند. اگر باید ببینید، از راهبر سامانه بخواهید سمت شما را بررسی کند.',
} as const;

/**
 * A part of a place in a column that says what parts they are: «همدان» of the country or a province, «اداره کل استان» of a province for its own
 * office, «دبیرخانه اداره شهرستان تهران» of an office. @param place where its own parts are; null at the last step
 */
export function partName(name: string, place: { level: Board['place']['level'] } | null): string {
  if (!place || place.level === 'unit') return name.replace(/(اداره( کل)?) ثبت احوال /, '$1 ');
  if (place.level === 'county' && name.startsWith('اداره کل ثبت احوال استان ')) return boardWords.provincialOffice;
  return name.replace(/^اداره (کل )?ثبت احوال (استان|شهرستان) /, '');
}

/** «استان همدان», «اداره شهرستان ملایر», «اداره کل استان همدان» for its own units. */
export const placeTitle = ({ level, name }: Board['place']): string => {
  if (level === 'country') return boardWords.wholeCountry;
  return level === 'province' ? name.replace(/^اداره کل ثبت احوال /, '') : name.replace(/^(اداره( کل)?) ثبت احوال /, '$1 ');
};
