import type { CalendarChange, Closure, LayerScope } from '../../../../contracts/calendar-admin';
import { dayOfDate } from '../../../../contracts/tehran-time';
import { count, persianDate, persianDigits, persianMoment } from '../../shared/format/format';

export const calendarWords = {
  title: 'تقویم کاری',
  subtitle: 'ساعت کار، تعطیلات و تعطیلی‌های اعلام‌شده؛ مهلت همهٔ کارها با این تقویم حساب می‌شود.',
  layer: 'تقویم',
  scopes: { NATION: 'کشور', PROVINCE: 'استان', COUNTY: 'شهرستان', UNIT: 'واحد' } satisfies Record<LayerScope, string>,
  /** «کشور», «استان تهران», «شهرستان ری», «واحد: دبیرخانه مرکزی» */
  layerName: (scope: LayerScope, name: string) =>
    scope === 'UNIT' ? `${calendarWords.scopes.UNIT}: ${name}` : name.replace(/^اداره (کل )?ثبت احوال /, ''),
  previousMonth: 'ماه پیش',
  nextMonth: 'ماه بعد',
  thisMonth: 'ماه جاری',
  monthTable: (month: string) => `روزهای ${month}`,
  closed: 'تعطیل',
  special: 'روزهای ویژهٔ این ماه',
  noSpecial: 'در این ماه تعطیلی یا ساعت دیگری نیست.',
  by: (source: string) => `اعلام‌کننده: ${source}`,
  weeks: 'برنامهٔ هفتگی',
  always: 'همیشه',
  from: (day: string) => `از ${persianDate(`${day}T12:00:00Z`)}`,
  to: (day: string) => `تا ${persianDate(`${day}T12:00:00Z`)}`,
  untitled: 'بی‌عنوان',
  addWeek: 'برنامهٔ هفتگی تازه',
  withdraw: 'برداشتن',
  withdrawTitle: (name: string) => `برداشتن «${name}»`,
  withdrawText: 'این از تقویم برداشته می‌شود و مهلت‌ها از نو حساب می‌شوند؛ بعد هم می‌توان آن را بازگرداند.',
  coming: 'روزهای ویژهٔ پیش رو',
  past: 'روزهای ویژهٔ گذشته',
  noComing: 'روز ویژه‌ای در پیش نیست.',
  addDay: 'افزودن روز',
  change: 'تغییر',
  showPast: 'نمایش روزهای گذشته',
  on: (day: string) => persianDate(`${day}T12:00:00Z`),
  noWeeks: 'این تقویم برنامهٔ هفتگی ندارد و از تقویم بالاتر پیروی می‌کند.',
  announce: 'اعلام تعطیلی',
  importFile: 'ورود از پرونده',
  exportCsv: 'دریافت CSV',
  exportIcs: 'دریافت iCalendar',
} as const;

export const closureWords = {
  title: 'اعلام تعطیلی یا ساعت کاری دیگر',
  scope: 'کجا',
  kinds: { CLOSURE: 'تعطیلی', REMOTE: 'دورکاری', SHORT_DAY: 'ساعت کاری دیگر' } satisfies Record<Closure['kind'], string>,
  preview: 'پیش‌نمایش اثر',
  again: (save: string) => `هنوز چیزی ثبت نشده است؛ اگر همین اثر را می‌خواهید، بار دیگر «${save}» را بزنید.`,
  save: 'اعلام',
  done: 'تغییر تقویم ثبت شد؛ مهلت‌ها از نو حساب می‌شوند.',
} as const;

export const dayWords = {
  from: 'از روز',
  to: 'تا روز',
  announcedOn: 'روز اعلام',
  kind: 'چه چیزی',
  hours: 'ساعت کار',
  hoursHint: 'مانند ۰۷:۳۰-۱۲:۰۰',
  wrongHours: 'ساعت‌ها را مانند ۰۷:۳۰-۱۲:۰۰ بنویسید.',
  reason: 'عنوان',
  reasonHint: 'در مسیر نامه‌ها به همین نام خوانده می‌شود؛ مانند «آلودگی هوا».',
  source: 'اعلام‌کننده',
  sourceHint: 'مانند استانداری تهران',
  missing: 'این را پر کنید.',
  endsBeforeBeginning: 'روز پایان پیش از روز آغاز است.',
  /** the days in words, as a slip of one digit is not seen in a date. @param today ISO date, as the others */
  says: (from: string, to: string, today: string) => {
    const ahead = dayOfDate(from) - dayOfDate(today);
    const when = ahead < 0 ? ' (گذشته)' : ([' (امروز)', ' (فردا)', ' (پس‌فردا)'][ahead] ?? ` (${count(ahead)} روز دیگر)`);
    if (from === to) return `${withWeekday(from)}${when}`;
    return `از ${withWeekday(from)}${when} تا ${withWeekday(to)}، ${count(dayOfDate(to) - dayOfDate(from) + 1)} روز`;
  },
} as const;

/** «یکشنبه ۶ دی ۱۴۰۵»; noon in Tehran is never another day */
const withWeekday = (day: string): string => persianMoment(`${day}T08:30:00Z`).split('،')[0]!;

export const exceptionFormWords = {
  add: 'افزودن روز ویژه به تقویم',
  change: 'تغییر روز ویژهٔ تقویم',
  saveNew: 'افزودن به تقویم',
  saveChange: 'ثبت تغییر',
} as const;

export const effectWords = {
  title: 'اثر بر کارهای باز',
  clocks: (n: number) => `${count(n)} کار باز با این تقویم حساب می‌شود`,
  moved: (n: number) => (n === 0 ? 'مهلت هیچ‌یک جابه‌جا نمی‌شود.' : `مهلت ${count(n)} کار جابه‌جا می‌شود.`),
  onlySteps: (n: number) => `در ${count(n)} کار دیگر مهلت همان است و تنها یادآوری‌ها و گام‌های پس از سررسید جابه‌جا می‌شود.`,
  stayed: (n: number) => `مهلت ${count(n)} کار حساب نمی‌شود و همان که هست می‌ماند.`,
  nearer: (n: number) => `${count(n)} کار زودتر از پیش سر می‌رسد.`,
  moves: 'جابه‌جایی',
  move: (days: number) => (days === 0 ? 'کمتر از یک روز' : days > 0 ? `${count(days)} روز دیرتر` : `${count(-days)} روز زودتر`),
  units: 'واحدها',
  letters: 'چند نمونه',
  letter: 'نامه',
  unit: 'واحد',
  before: 'مهلت کنونی',
  after: 'مهلت تازه',
  hidden: 'در دسترس شما نیست',
  tasks: 'کار',
} as const;

export const changesWords = {
  title: 'تغییرهای تقویم',
  none: 'هنوز تغییری ثبت نشده است.',
  change: 'تغییر',
  layer: 'تقویم',
  by: 'چه کسی و کی',
  progress: 'حساب دوبارهٔ مهلت‌ها',
  running: (looked: number, total: number) => `${count(looked)} از ${count(total)} کار`,
  finished: (moved: number) => (moved === 0 ? 'انجام شد؛ مهلتی جابه‌جا نشد' : `انجام شد؛ مهلت یا گام‌های ${count(moved)} کار جابه‌جا شد`),
  undo: 'بازگرداندن',
  undone: 'بازگردانده شده',
  undoTitle: 'بازگرداندن این تغییر',
  days: ({ from, to }: { from: string; to: string }) =>
    from === to ? calendarWords.on(from) : `${calendarWords.from(from)} ${calendarWords.to(to)}`,
  undoText: (title: string) => `«${title}» از تقویم برداشته می‌شود و مهلت‌ها به همان که بودند برمی‌گردند.`,
  acts: {
    CLOSE: 'اعلام',
    ADD_WEEK: 'برنامهٔ هفتگی تازه',
    ADD_EXCEPTION: 'روز تازه',
    CHANGE_EXCEPTION: 'تغییر روز',
    WITHDRAW_WEEK: 'برداشتن برنامهٔ هفتگی',
    WITHDRAW_EXCEPTION: 'برداشتن روز',
    IMPORT: 'ورود پرونده',
    UNDO: 'بازگرداندن',
    MOVE_UNIT: 'جابه‌جایی واحد',
  } satisfies Record<CalendarChange['act'], string>,
} as const;

export const fileWords = {
  title: 'ورود تقویم از پرونده',
  into: (layer: string) => `آنچه در پرونده است به تقویم «${layer}» افزوده می‌شود.`,
  hint: 'پروندهٔ CSV (همان که از همین صفحه گرفته می‌شود) یا iCalendar، با رمزگذاری UTF-8.',
  choose: 'برگزیدن پرونده',
  replace: 'آنچه در پرونده نیست برداشته شود',
  save: 'ورود',
  broken: 'این پرونده متن UTF-8 نیست.',
} as const;

export const weekWords = {
  title: 'برنامهٔ هفتگی تازه',
  name: 'عنوان',
  from: 'از روز',
  to: 'تا روز',
  hint: 'مانند ۰۷:۳۰-۱۴:۳۰؛ روز خالی از برنامه‌های دیگر پیروی می‌کند و «تعطیل» یعنی بسته.',
  closed: 'تعطیل',
  wrong: 'ساعت‌ها را مانند ۰۷:۳۰-۱۴:۳۰ بنویسید.',
} as const;

export const hoursText = (hours: readonly (readonly string[])[]): string =>
  persianDigits(hours.map(([opens, closes]) => `${opens}–${closes}`).join('، '));
