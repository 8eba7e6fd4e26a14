import type { ExceptionKind, Weekday } from './working-calendar';

/** What is said of calendars: why one is refused, and how its days are called. */
export const calendarWords = {
  clockInvalid: 'ساعت باید به شکل ۰۷:۳۰ و میان ۰۰:۰۰ تا ۲۴:۰۰ باشد.',
  endBeforeStart: 'پایان ساعت کاری باید پس از آغاز آن باشد.',
  hoursOverlap: 'ساعت‌های کاری یک روز نباید روی هم بیفتند.',
  rangeReversed: 'روز پایان پیش از روز آغاز است.',
  textInvalid: 'این نوشته باید یک سطر و بی نویسه‌های کنترلی باشد.',
  weekEmpty: 'در برنامه هفتگی دست‌کم یک روز هفته باید آمده باشد.',
  closureInPast: 'این تعطیلی در گذشته است و مهلت‌های گذشته را تغییر نمی‌دهد.',
  yearWithoutHolidays: 'تعطیلات رسمی این سال هنوز وارد نشده است و مهلت‌ها موقت حساب می‌شوند.',
} as const;

/** The layer that every office has. */
export const nationWord = 'کشور';

export const weekdayWords: Record<Weekday, string> = {
  sat: 'شنبه',
  sun: 'یکشنبه',
  mon: 'دوشنبه',
  tue: 'سه‌شنبه',
  wed: 'چهارشنبه',
  thu: 'پنجشنبه',
  fri: 'جمعه',
};

export const monthWords = ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'] as const;

export const exceptionWords: Record<ExceptionKind, string> = {
  HOLIDAY: 'تعطیل رسمی',
  CLOSURE: 'تعطیلی اعلام‌شده',
  REMOTE: 'دورکاری',
  SHORT_DAY: 'ساعت کاری دیگر',
};
