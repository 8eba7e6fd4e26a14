import { count, persianDuration, persianMoment } from '../../shared/format/format';

const HOUR = 3_600_000;

export const readerWords = {
  letter: 'نامه',
  back: 'بازگشت به فهرست',
  number: 'شماره:',
  noNumber: 'هنوز بی‌شماره',
  date: 'تاریخ:',
  attachment: 'پیوست:',
  has: 'دارد',
  hasNot: 'ندارد',
  from: 'از:',
  inName: 'بسمه تعالی',
  organisation: 'سازمان ثبت احوال کشور',
  subject: 'موضوع:',
  to: (name: string) => `به: ${name}`,
  toMany: (n: number) => `و ${count(n)} گیرندهٔ دیگر`,
  copies: 'رونوشت:',
  hiddenCopies: 'رونوشت مخفی:',
  applicant: 'متقاضی:',
  nationalId: 'شمارهٔ ملی:',
  tracking: 'کد رهگیری:',
  bookNumber: (office: string) => `شمارهٔ ثبت در ${office}:`,
  standingIn: (name: string) => `به جانشینی از ${name}`,
  signedElectronically: 'امضای الکترونیکی',
  unsigned: 'هنوز امضا نشده است',
  inspector: 'مسیر و سوابق نامه',
  void: 'این نامه ابطال شده است.',
  closedMeanwhile: 'این کار دیگر در کارتابل شما باز نیست. وضعیت تازهٔ نامه را می‌بینید.',
  margin: (post: string, author: string) => `هامش ${author}، ${post}:`,
  marginOnBehalf: (author: string, principal: string, post: string) => `هامش ${author} به جای ${principal}، ${post}:`,
  instruction: (who: string) => `دستور ${who}:`,
  instructionPlain: 'دستور ارجاع:',
} as const;

export const deadlineWords = {
  explain: 'مهلت چگونه حساب شد؟',
  calendarOf: (unit: string) => `به تقویم کاری ${unit}`,
  over: (text: string) => `${text} از مهلت گذشته است.`,
  left: (text: string) => `${text} تا پایان مهلت مانده است.`,
  due: (at: string) => `مهلت: ${persianMoment(at)}`,
  /** in hours: a day of work is not a day */
  working: (ms: number) => `${ms < HOUR ? persianDuration(ms) : `${count(Math.floor(ms / HOUR))} ساعت`} کاری مانده`,
  provisional: 'این مهلت موقت است؛ تقویم رسمی آن سال هنوز نیامده است.',
  extensionRequested: 'درخواست تمدید مهلت در انتظار تصمیم است.',
  extensionGranted: 'مهلت تمدید شده است.',
  extensionDenied: 'با تمدید مهلت موافقت نشده است.',
  stopped: 'ساعت این مهلت ایستاده است.',
  progress: 'گذشته از مهلت',
} as const;

export const attachmentWords = {
  title: (n: number) => `پیوست‌ها (${count(n)})`,
  preview: (name: string) => `دیدن «${name}»`,
  download: (name: string) => `بارگیری «${name}»`,
  downloadShort: 'بارگیری',
  page: (n: number, of: number) => `صفحهٔ ${count(n)} از ${count(of)}`,
  failed: 'نمایش این پرونده ممکن نشد. می‌توانید آن را بارگیری کنید.',
} as const;

export const historyWords = {
  path: 'مسیر',
  referrals: 'ارجاع‌ها',
  history: 'سوابق',
  chain: 'عطف و پیرو',
  noChain: 'این نامه به نامهٔ دیگری عطف یا پیرو ندارد.',
  more: 'نامه‌های دورتر این زنجیره نشان داده نشده‌اند.',
  hidden: 'نامه‌ای که دسترسی آن را ندارید',
  answers: 'عطف به نامهٔ پیش',
  follows: 'پیرو نامهٔ پیش',
  thisLetter: 'همین نامه',
  versions: 'نسخه‌ها',
  version: (no: number) => `نسخهٔ ${count(no)}`,
  autosave: 'ذخیرهٔ خودکار',
  current: 'نسخهٔ کنونی',
  compare: (no: number) => `دیدن و سنجیدن نسخهٔ ${count(no)}`,
  compareTitle: (from: number, to: number) => `تفاوت نسخهٔ ${count(from)} با نسخهٔ ${count(to)}`,
  with: 'سنجش با',
  added: 'افزوده',
  removed: 'برداشته',
  same: 'متن این دو نسخه یکی است.',
  subject: 'موضوع',
  body: 'متن',
  open: 'دیدن و سنجیدن',
} as const;

export const printWords = {
  title: 'چاپ نامه',
  paper: 'کاغذ',
  print: 'چاپ',
  back: 'بازگشت به نامه',
  page: (n: number, of: number) => `صفحهٔ ${count(n)} از ${count(of)}`,
} as const;
