/** What supervisors' commands refuse. */
export const supervisionErrors = {
  'reassignment.not_found': 404,
  'reassignment.nothing': 422,
  'reassignment.not_reversible': 409,
  'reminder.today_already': 409,
} as const;

export const supervisionSentences: Record<keyof typeof supervisionErrors, string> = {
  'reassignment.not_found': 'چنین جابه‌جایی‌ای یافت نشد.',
  'reassignment.nothing': 'در این کارتابل کاری برای سپردن نیست.',
  'reminder.today_already': 'امروز برای این کار یادآوری شده است.',
  'reassignment.not_reversible': 'این جابه‌جایی بازگرداندنی نیست: آزمایشی بوده، هنوز در جریان است، یا پیش‌تر بازگردانده شده است.',
};
