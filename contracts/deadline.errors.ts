/** What calendars and clocks refuse. */
export const deadlineErrors = {
  'calendar.never_opens': 422,
  'calendar.no_weekly_hours': 422,
  'calendar.beyond_years': 422,
  'clock.not_started': 409,
  'clock.already_started': 409,
  'clock.out_of_order': 409,
  'clock.already_paused': 409,
  'clock.not_paused': 409,
  'clock.ended': 409,
} as const;

export const deadlineSentences: Record<keyof typeof deadlineErrors, string> = {
  'calendar.never_opens': 'این تقویم از آن روز تا {days} روز بعد هیچ ساعت کاری ندارد؛ مهلتی با آن حساب نمی‌شود.',
  'calendar.no_weekly_hours': 'برای این واحد تقویمی با ساعت کاری نیست؛ نخست ساعت کاری هفته را وارد کنید.',
  'calendar.beyond_years': 'این تاریخ بیرون از سال‌هایی است که تقویم می‌شناسد.',
  'clock.not_started': 'این ساعت هنوز آغاز نشده است.',
  'clock.already_started': 'این ساعت پیش‌تر آغاز شده است.',
  'clock.out_of_order': 'رویدادهای ساعت به ترتیب زمان نیستند.',
  'clock.already_paused': 'این ساعت هم‌اکنون ایستاده است.',
  'clock.not_paused': 'این ساعت ایستاده نیست که از نو به راه افتد.',
  'clock.ended': 'این ساعت پایان یافته است.',
};
