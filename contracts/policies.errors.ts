/** What policies of deadlines refuse. */
export const policiesErrors = {
  'policy.not_found': 404,
  'policy.silence_never_confirms': 422,
  'policy.in_the_past': 422,
  'policy.ends_before_it_begins': 422,
  'policy.no_calendar': 422,
  'policy.unfit_respondent': 422,
  'policy.withdrawn_already': 409,
  'policy.not_in_force': 409,
  'policy.applied_already': 409,
  'inquiry.no_extension': 422,
  'inquiry.extension_too_long': 422,
  'inquiry.extension_reason_required': 422,
} as const;

export const policiesSentences: Record<keyof typeof policiesErrors, string> = {
  'policy.not_found': 'چنین سیاست مهلتی ثبت نشده است.',
  'policy.silence_never_confirms': 'سکوت هرگز هویت کسی را تأیید یا رد نمی‌کند؛ پس از مهلت تنها به مقام بالاتر گزارش می‌شود.',
  'policy.in_the_past': 'سیاست تازه از امروز یا پس از آن برقرار می‌شود، نه از گذشته.',
  'policy.ends_before_it_begins': 'پایان سیاست باید پس از آغاز آن باشد.',
  'policy.no_calendar': 'برای این پاسخ‌دهنده تقویمی با ساعت کاری نیست؛ سیاست بی‌تقویم مهلتی نمی‌سازد.',
  'policy.unfit_respondent': 'هیچ واحدی با این سطح و استان نیست.',
  'policy.withdrawn_already': 'این سیاست پیش‌تر برداشته شده است.',
  'policy.not_in_force': 'تنها سیاستی که هم‌اکنون برقرار است بر کارهای باز اعمال می‌شود.',
  'policy.applied_already': 'این سیاست پیش‌تر بر کارهای باز اعمال شده است.',
  'inquiry.no_extension': 'سیاست مهلت این استعلام تمدید نمی‌پذیرد.',
  'inquiry.extension_too_long': 'این تمدید از بیشینه‌ای که سیاست مهلت روا می‌دارد بلندتر است.',
  'inquiry.extension_reason_required': 'برای خواستن تمدید باید دلیل آن گفته شود.',
};
