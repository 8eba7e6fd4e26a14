import type { ExceptionKind } from '../../contracts/working-calendar';

/** The columns of a calendar as a table; weekdays follow with their names. */
export const columnWords = {
  kind: 'نوع',
  from: 'از',
  to: 'تا',
  title: 'عنوان',
  hours: 'ساعت کاری',
  source: 'اعلام‌کننده',
  announcedAt: 'زمان اعلام',
} as const;

export const rowWords: Record<ExceptionKind | 'WEEK', string> = {
  WEEK: 'هفته',
  HOLIDAY: 'تعطیل رسمی',
  CLOSURE: 'تعطیلی',
  REMOTE: 'دورکاری',
  SHORT_DAY: 'ساعت دیگر',
};

const QUOTED = 60;
/** A cell of a file, as far as one needs it to know it again. */
const quoted = (text: string): string => `«${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}»`;

export const fileWords = {
  closed: 'تعطیل',
  week: 'برنامه هفتگی',
  columnMissing: (name: string) => `ستون «${name}» در سطر نخست نیست.`,
  columnUnknown: (name: string) => `ستون ${quoted(name)} شناخته نیست.`,
  columnTwice: (name: string) => `ستون ${quoted(name)} دو بار آمده است.`,
  kindUnknown: (text: string) => `نوع ${quoted(text)} شناخته نیست.`,
  dateUnknown: (text: string) => `تاریخ ${quoted(text)} در تقویم نیست؛ آن را مانند ۱۴۰۴/۰۱/۱۵ بنویسید.`,
  momentUnknown: (text: string) => `زمان ${quoted(text)} درست نیست؛ آن را مانند ۱۴۰۴/۰۱/۱۵ ۰۹:۳۰ بنویسید.`,
  hoursUnknown: (text: string) => `ساعت کاری ${quoted(text)} درست نیست؛ آن را مانند ۰۷:۳۰-۱۴:۳۰ یا «تعطیل» بنویسید.`,
  notMeant: (column: string, kind: string) => `ستون «${column}» برای «${kind}» باید خالی باشد.`,
  quoteOpen: 'یک نقل‌قول باز مانده است.',
  notACalendar: 'این پرونده iCalendar نیست.',
  timedEvent: (title: string) => `${quoted(title)} ساعت آغاز دارد؛ تنها رویدادهای تمام‌روز خوانده می‌شوند.`,
  eventDates: (title: string) => `تاریخ ${quoted(title)} درست نیست؛ آغاز و پایان باید روزهای تقویم باشند.`,
  recurringEvent: (title: string) => `${quoted(title)} تکرار می‌شود؛ هر روز آن را جدا بنویسید.`,
} as const;
