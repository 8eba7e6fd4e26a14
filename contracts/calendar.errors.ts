import { calendarAdminWords } from './calendar-admin.words';

/** What is refused when calendars are changed. */
export const calendarErrors = {
  'calendar.layer_not_found': 404,
  'calendar.place_unknown': 422,
  'calendar.too_long': 422,
  'calendar.hours_missing': 422,
  'calendar.rule_not_found': 404,
  'calendar.rule_withdrawn': 409,
  'calendar.change_not_found': 404,
  'calendar.change_undone': 409,
  'calendar.changed_since': 409,
  'calendar.undo_of_undo': 409,
  'calendar.unit_moved': 409,
} as const;

export const calendarSentences: Record<keyof typeof calendarErrors, string> = {
  'calendar.layer_not_found': 'این لایه تقویم پیدا نشد.',
  'calendar.place_unknown': 'این جا در سازمان نیست یا چنین لایه‌ای برای آن معنا ندارد.',
  'calendar.too_long': calendarAdminWords.tooLong,
  'calendar.hours_missing': calendarAdminWords.hoursOfKind,
  'calendar.rule_not_found': 'این روز یا برنامه هفتگی در تقویم نیست.',
  'calendar.rule_withdrawn': 'این روز یا برنامه هفتگی پیش‌تر برداشته شده است.',
  'calendar.change_not_found': 'این تغییر تقویم پیدا نشد.',
  'calendar.change_undone': 'این تغییر پیش‌تر بازگردانده شده است.',
  'calendar.changed_since': 'این روز پس از این تغییر باز هم تغییر کرده است؛ نخست تغییر تازه‌تر را بازگردانید.',
  'calendar.undo_of_undo': 'بازگرداندن را نمی‌توان بازگرداند؛ تغییر را از نو وارد کنید.',
  'calendar.unit_moved': 'این تغییر از جابه‌جایی یک واحد است؛ آن واحد را در نمودار سازمان به جای خود برگردانید.',
};
