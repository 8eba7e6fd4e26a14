import { count } from '../../shared/format/format';
import type { NotificationCode } from '../../../../contracts/notifications';

export const shellWords = {
  skip: 'پرش به متن صفحه',
  navigation: 'بخش‌های برنامه',
  openNavigation: 'باز کردن فهرست بخش‌ها',
  compose: 'نامهٔ جدید',
  search: 'جست‌وجو: شماره، موضوع، فرستنده',
  searchShort: 'جست‌وجو',
  notifications: 'رویدادها',
  unreadNotifications: (n: string) => `رویدادها، ${n} خوانده‌نشده`,
  noNotifications: 'رویداد تازه‌ای نیست.',
  noNotificationsHint: 'وقتی نامه‌ای امضا، ثبت، عودت یا پاسخ داده شود، اینجا می‌بینید.',
  readAll: 'همه را خواندم',
  offline: 'ارتباط با سامانه قطع است. آنچه می‌نویسید نگه داشته می‌شود؛ فرستادن پس از برقراری ارتباط.',
  help: 'راهنما و میان‌برها',
} as const;

export const navigationWords = {
  mine: 'کارتابل من',
  received: 'دریافتی',
  approve: 'در انتظار تأیید و امضا',
  approveShort: 'امضا',
  inquiries: 'استعلام‌ها',
  inquiriesShort: 'استعلام',
  followUp: 'پیگیری',
  referred: 'ارجاع‌شده توسط من',
  sent: 'ارسال‌شده توسط من',
  drafts: 'پیش‌نویس‌ها',
  notices: 'آگاهی از تأخیر',
  overdue: 'معوّق',
  archive: 'بایگانی شخصی',
  secretariat: 'دبیرخانه',
  desk: 'میز ثبت و ارسال',
  incoming: 'ثبت نامهٔ وارده',
  books: 'دفترهای اندیکاتور',
  supervision: 'نظارت',
  board: 'استعلام‌های معوّق',
  administration: 'راهبری',
  units: 'واحدها و سمت‌ها',
  people: 'کارکنان',
  policies: 'سیاست‌های مهلت',
  inquiryTypes: 'نوع‌های استعلام',
  routes: 'مسیرها',
  incidents: 'نامه‌های گیرکرده',
  calendar: 'تقویم کاری',
  numbers: 'قالب شماره‌ها',
  changes: 'تاریخچهٔ تغییرات',
} as const;

export const notificationWords: Readonly<Record<NotificationCode, string>> = {
  edited: 'متن نامهٔ شما ویرایش و پاراف شد',
  signed: 'نامهٔ شما امضا شد',
  returned: 'نامهٔ شما برای اصلاح بازگشت',
  rejected: 'نامهٔ شما رد شد',
  registered: 'نامهٔ شما ثبت شد',
  dispatched: 'نامهٔ شما ارسال شد',
  delivery_returned: 'گیرنده نامهٔ شما را عودت داد',
  voided: 'نامه ابطال شد',
  answered: 'پاسخ استعلام رسید',
  partly_answered: 'بخشی از پاسخ استعلام رسید',
  question_returned: 'استعلام شما عودت شد',
  redirected: 'استعلام شما به واحد دیگری هدایت شد',
  extension_asked: 'برای پاسخ استعلام شما مهلت بیشتری خواسته شد',
  extension_granted: 'با تمدید مهلت موافقت شد',
  extension_denied: 'با تمدید مهلت موافقت نشد',
  info_supplied: 'پرسنده توضیحی را که خواسته بودید داد؛ مهلت ادامه یافت',
  referral_closed: 'ارجاع شما به انجام رسید',
  referral_returned: 'ارجاع شما بازگشت',
  recalled: 'نامه از میز شما بازپس گرفته شد',
  cancelled: 'کار روی میز شما لغو شد',
  moved_away: 'کار از میز شما به همکاری سپرده شد',
  reminded: 'ناظر یادآوری کرد که این کار مانده است',
  half_time: 'نیمی از مهلت گذشت',
  reminder: 'یادآوری مهلت',
  due: 'مهلت به پایان رسید',
};

export const digestWords = {
  title: 'گزارش صبح',
  read: 'دیدم',
  nothing: 'امروز کاری در مهلت نیست و چیزی منتظر شما نیست.',
  overdue: (n: number) => `${count(n)} کار گذشته از مهلت`,
  dueToday: (n: number) => `${count(n)} کار با مهلت امروز`,
  decisions: (n: number) => `${count(n)} کار منتظر تصمیم شما`,
  unseen: (n: number) => `${count(n)} کار دیده‌نشده`,
  standsIn: (n: number) => `جانشین در ${count(n)} سمت`,
} as const;

export const paletteWords = {
  title: 'جست‌وجو و فرمان‌ها',
  input: 'شماره، موضوع، فرستنده یا نام بخش',
  letters: 'نامه‌ها',
  commands: 'فرمان‌ها',
  nothing: 'چیزی یافت نشد.',
  hint: 'دست‌کم دو حرف یا رقم بنویسید.',
} as const;

export const helpWords = {
  title: 'راهنما و میان‌برهای صفحه‌کلید',
  intro:
    'هر نامه که به شما می‌رسد در «دریافتی» است. آن را باز کنید، بخوانید و یکی از کارهای بالای نامه را برگزینید: پاسخ، ارجاع، عودت یا ختم. نامه‌ای که نوشته‌اید پس از امضا خودبه‌خود ثبت و ارسال می‌شود و راه آن را کنار نامه می‌بینید.',
  off: 'میان‌برها خاموش است؛ در تنظیمات روشن کنید.',
  then: 'سپس',
} as const;
