/** What inquiries refuse. */
export const inquiriesErrors = {
  'inquiry.not_found': 404,
  'inquiry.type_unknown': 422,
  'inquiry.asks_units': 422,
  'inquiry.at_least_too_many': 422,
  'inquiry.fields_invalid': 422,
  'inquiry.redirect_to_oneself': 422,
  'inquiry.already_asked': 409,
  'inquiry.extended_already': 409,
  'inquiry.extension_not_longer': 422,
  'inquiry.not_answered_yet': 409,
  'inquiry.over': 409,
  'practice.not_allowed': 403,
  'practice.backwards': 422,
} as const;

export const inquiriesSentences: Record<keyof typeof inquiriesErrors, string> = {
  'inquiry.not_found': 'چنین استعلامی یافت نشد.',
  'inquiry.type_unknown': 'نوع استعلام شناخته نیست.',
  'inquiry.asks_units': 'استعلام از واحد پرسیده می‌شود، نه از یک سمت.',
  'inquiry.at_least_too_many': 'تعداد پاسخ لازم بیش از تعداد واحدهای پرسیده‌شده است.',
  'inquiry.fields_invalid': 'پاسخ با فیلدهای این نوع استعلام نمی‌خواند: {fields}',
  'inquiry.redirect_to_oneself': 'استعلام را نمی‌توان به همان واحد هدایت کرد.',
  'inquiry.already_asked': 'از آن واحد پیش‌تر پرسیده شده است.',
  'inquiry.extended_already': 'تمدید مهلت تنها یک بار ممکن است.',
  'inquiry.extension_not_longer': 'مهلت تازه باید پس از مهلت کنونی باشد.',
  'inquiry.not_answered_yet': 'این واحد هنوز پاسخ نداده است.',
  'inquiry.over': 'این استعلام پایان یافته است.',
  'practice.not_allowed': 'ساعت تنها در دفتر تمرینی جابه‌جا می‌شود.',
  'practice.backwards': 'ساعت تنها به جلو می‌رود.',
};
