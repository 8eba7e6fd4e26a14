/** Fields that several screens share: files of a letter, and a letter found by its number. */
export const fileWords = {
  attach: 'افزودن پیوست',
  dropHere: 'فایل‌ها را اینجا رها کنید',
  dropHint: 'یا فایل را روی این بخش بکشید',
  sending: (share: string) => `در حال فرستادن، ${share}`,
  removeFile: (name: string) => `برداشتن پیوست ${name}`,
} as const;

export const lookupWords = {
  number: 'شمارهٔ نامهٔ پیشین',
  none: 'نامه‌ای با این شماره در دفترهای اداره و نامه‌های شما یافت نشد.',
  noNumber: 'بی‌شماره',
} as const;
