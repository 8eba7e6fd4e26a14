import type { RouteCommand, RouteForm, routeVariables } from './route-catalogue';

/** What a route asks and commands, in the words of the office. */
export const routeFormWords: Record<RouteForm, string> = {
  'letter.review': 'بررسی و پاراف',
  'letter.sign': 'امضا',
};

export const routeCommandWords: Record<RouteCommand, string> = {
  'letter.return': 'بازگرداندن به نویسنده برای اصلاح',
  'letter.register': 'ثبت و شماره‌گذاری',
  'letter.dispatch': 'ارسال به گیرندگان',
  'inquiry.open': 'پرسیدن از واحدها',
  'letter.await': 'انتظار تا پایان کار همهٔ گیرندگان',
  'inquiry.await': 'انتظار تا جمع‌بندی استعلام',
  'letter.notify': 'آگاهی دادن به پست‌ها',
  'letter.discard': 'کنار گذاشتن نامه',
};

/** Why a command was refused. */
export const routeRefusalWords = {
  'letter.unsigned': 'نامه هنوز امضا نشده است.',
  'letter.returned': 'امضاکننده نامه را بازگرداند.',
  'letter.rejected': 'امضاکننده نامه را نپذیرفت.',
  'letter.unregistered': 'نامه هنوز شماره ندارد.',
  'letter.registered': 'نامه شماره گرفته است و بازگردانده یا کنار گذاشته نمی‌شود.',
  'inquiry.none': 'این نامه استعلام نیست.',
  'post.unknown': 'پستی برای آگاهی دادن پیدا نشد.',
} as const;

/** What a route knows of its letter, as a noun. */
export const routeVariableWords: Readonly<Record<(typeof routeVariables)[number], string>> = {
  letterId: 'شناسهٔ نامه',
  kind: 'نوع نامه',
  inquiryType: 'نوع استعلام',
  classification: 'طبقه‌بندی',
  priority: 'فوریت',
  sender: 'فرستنده',
  unit: 'واحد فرستنده',
  office: 'ادارهٔ فرستنده',
  recipients: 'واحدهای گیرنده',
  copies: 'واحدهای رونوشت',
  outside: 'گیرندهٔ بیرونی',
  reviewers: 'بررسی‌کنندگانی که نویسنده نام برده است',
  signers: 'امضاکنندگانی که نویسنده نام برده است',
  outcome: 'نتیجه',
};
