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

export const fileWords = {
  closed: 'تعطیل',
  week: 'برنامه هفتگی',
  columnMissing: (name: string) => `ستون «${name}» در سطر نخست نیست.`,
  columnUnknown: (name: string) => `ستون «${name}» شناخته نیست.`,
  columnTwice: (name: string) => `ستون «${name}» دو بار آمده است.`,
  kindUnknown: (text: string) => `نوع «${text}» شناخته نیست.`,
  dateUnknown: (text: string) => `تاریخ «${text}» در تقویم نیست؛ آن را مانند ۱۴۰۴/۰۱/۱۵ بنویسید.`,
  momentUnknown: (text: string) => `زمان «${text}» درست نیست؛ آن را مانند ۱۴۰۴/۰۱/۱۵ ۰۹:۳۰ بنویسید.`,
  hoursUnknown: (text: string) => `ساعت کاری «${text}» درست نیست؛ آن را مانند ۰۷:۳۰-۱۴:۳۰ یا «تعطیل» بنویسید.`,
  notMeant: (column: string, kind: string) => `ستون «${column}» برای «${kind}» باید خالی باشد.`,
  quoteOpen: 'یک نقل‌قول باز مانده است.',
  notACalendar: 'این پرونده iCalendar نیست.',
  timedEvent: (title: string) => `«${title}» ساعت آغاز دارد؛ تنها رویدادهای تمام‌روز خوانده می‌شوند.`,
  eventDates: (title: string) => `تاریخ «${title}» درست نیست؛ آغاز و پایان باید روزهای تقویم باشند.`,
  recurringEvent: (title: string) => `«${title}» تکرار می‌شود؛ هر روز آن را جدا بنویسید.`,
} as const;
