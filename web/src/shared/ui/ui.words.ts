export const stateWords = {
  loading: 'در حال خواندن…',
  failed: 'کاری که خواستید انجام نشد. دوباره بکوشید.',
  retry: 'تلاش دوباره',
  occurrence: 'کد پیگیری خطا:',
  more: 'بیشتر',
} as const;

export const uiWords = {
  close: 'بستن',
  cancel: 'انصراف',
  remove: 'برداشتن',
  clear: 'پاک کردن',
  required: 'الزامی',
  undo: 'بازگرداندن',
  today: 'امروز',
  calendar: 'باز کردن تقویم',
  messages: 'پیام‌های برنامه',
  more: 'کارهای بیشتر',
  pending: 'در حال انجام…',
  fillIn: 'این بخش را پر کنید.',
  reasonMissing: 'علت را بنویسید.',
  reload: 'خواندن دوبارهٔ نامه',
} as const;

export const stayedWords = {
  clocks: (n: string) => `مهلت ${n} کار حساب نشد و همان که بود ماند`,
  unnumbered: 'نامه‌ای که شماره‌اش به شما نشان داده نمی‌شود',
} as const;

export const tableWords = { sort: 'مرتب کردن بر پایهٔ این ستون' } as const;
