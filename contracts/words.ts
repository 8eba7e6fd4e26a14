import type { CompletionRule } from './inquiries';
import type { Classification } from './classification';
import type { Outcome, TaskKind } from './tasks';

/** What people read for the words the system thinks in. Sentences of refusals stand beside their codes. */

/** The state of a process; letters, deliveries, inquiries and units asked share the words they have in common. */
export const stateWords: Readonly<Record<string, string>> = {
  DRAFTING: 'در دست تهیه',
  IN_REVIEW: 'در گردش تأیید و امضا',
  RETURNED_FOR_CORRECTION: 'بازگشته برای اصلاح',
  SIGNED: 'امضا شده',
  REGISTERED: 'ثبت شده',
  DISPATCHING: 'در نوبت ارسال',
  DISPATCHED: 'ارسال شده',
  CLOSED: 'مختومه',
  VOIDED: 'ابطال شده',
  RECALLED: 'بازپس گرفته',
  DISCARDED: 'کنار گذاشته',
  DELIVERED: 'رسیده',
  ANSWERED: 'پاسخ داده',
  RETURNED: 'عودت شده',
  CANCELLED: 'لغو شده',
  OPEN: 'در انتظار پاسخ',
  PARTIALLY_ANSWERED: 'پاسخ ناتمام',
  WITHDRAWN: 'پس گرفته',
  INFO_REQUESTED: 'منتظر توضیح پرسنده',
  EXTENSION_REQUESTED: 'در انتظار تمدید',
  EXTENDED: 'تمدید شده',
  RETURNED_WRONG_UNIT: 'عودت شده (واحد نامرتبط)',
  REDIRECTED: 'هدایت شده به واحد دیگر',
  REOPENED: 'دوباره پرسیده',
};
export const stateWord = (state: string): string => stateWords[state] ?? state;

/** The same where the state of an inquiry as a whole is meant. */
export const inquiryStateWords: Readonly<Record<string, string>> = {
  ...stateWords,
  PARTIALLY_ANSWERED: 'بخشی از پاسخ‌ها رسیده',
  ANSWERED: 'پاسخ‌ها رسیده',
};

/** What a task asks of whoever has it. */
export const taskWords: Readonly<Record<TaskKind, string>> = {
  draft: 'تهیه پیش‌نویس',
  review: 'بررسی و پاراف',
  step: 'گام مسیر',
  sign: 'امضا',
  register: 'ثبت در دبیرخانه',
  dispatch: 'ارسال به بیرون',
  returned: 'تعیین تکلیف نامه عودت‌شده',
  attend: 'رسیدگی',
  referral: 'رسیدگی به ارجاع',
  notice: 'آگاهی از تأخیر',
  answer: 'پاسخ به استعلام',
  extension: 'تصمیم درباره تمدید مهلت',
  info: 'توضیح به واحد پرسش‌شده',
  retarget: 'تعیین واحد دیگر برای استعلام',
  conclude: 'جمع‌بندی استعلام',
};

/** What became of a task; on a button, what it does. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  submitted: 'فرستادن برای تأیید و امضا',
  discarded: 'کنار گذاشتن پیش‌نویس',
  approved: 'پاراف',
  edited: 'ویرایش و پاراف',
  returned: 'عودت',
  rejected: 'رد',
  signed: 'امضا',
  done: 'انجام شد',
  taken_back: 'پس گرفتن امضا',
  registered: 'ثبت',
  dispatched: 'ارسال',
  resent: 'فرستادن به واحد دیگر',
  accepted: 'پذیرفتن عودت',
  closed: 'ختم رسیدگی',
  passed_on: 'ارجاع اصل نامه',
  replied: 'پاسخ با نامه',
  acknowledged: 'آگاه شدم',
  answered: 'پاسخ نهایی',
  redirected: 'هدایت به واحد دیگر',
  supplied: 'دادن توضیح',
  granted: 'موافقت با تمدید',
  denied: 'مخالفت با تمدید',
  concluded: 'جمع‌بندی و ختم',
  recalled: 'بازپس گرفته',
  cancelled: 'لغو',
};

export const roleWords: Readonly<Record<string, string>> = { MAIN: 'گیرنده اصلی', CC: 'رونوشت', BCC: 'رونوشت مخفی' };

export const purposeWords: Readonly<Record<string, string>> = {
  FOR_ACTION: 'جهت اقدام',
  FOR_INFORMATION: 'جهت اطلاع',
  FOR_NOTICE_UPWARD: 'جهت استحضار',
  FOR_OPINION: 'جهت بررسی و اظهارنظر',
  FOR_DRAFTING: 'جهت تهیه پاسخ',
  FOR_APPROVAL: 'جهت تأیید',
  FOR_SIGNATURE: 'جهت امضا',
  FOR_FOLLOW_UP: 'جهت پیگیری',
  FOR_INSTRUCTION: 'جهت دستور',
  FOR_DISCUSSION: 'مذاکره شود',
  FOR_ARCHIVE: 'جهت بایگانی',
};

export const copyWords: Readonly<Record<string, string>> = { ORIGINAL: 'اصل', COPY: 'رونوشت' };

export const ruleWords: Readonly<Record<CompletionRule, string>> = {
  ALL: 'پاسخ همه واحدها',
  ANY: 'پاسخ یک واحد بس است',
  AT_LEAST: 'پاسخ شماری از واحدها بس است',
  REQUESTER_DECIDES: 'به تشخیص پرسنده',
};

export const classificationWords: Readonly<Record<Classification, string>> = {
  UNCLASSIFIED: 'عادی',
  CONFIDENTIAL: 'محرمانه',
  HIGHLY_CONFIDENTIAL: 'خیلی محرمانه',
  SECRET: 'سری',
  TOP_SECRET: 'به‌کلی سری',
};

export const priorityWords: Readonly<Record<string, string>> = {
  NORMAL: 'عادی',
  URGENT: 'فوری',
  VERY_URGENT: 'خیلی فوری',
  IMMEDIATE: 'آنی',
};
export const letterKindWords: Readonly<Record<string, string>> = {
  LETTER: 'نامه',
  CIRCULAR: 'بخشنامه',
  INQUIRY: 'استعلام',
  REPLY: 'پاسخ استعلام',
};
export const bookWords: Readonly<Record<string, string>> = { INTERNAL: 'دفتر داخلی', OUTGOING: 'دفتر صادره', INCOMING: 'دفتر وارده' };

export const methodWords: Readonly<Record<string, string>> = {
  BY_HAND: 'دستی',
  COURIER: 'پیک',
  APPLICANT: 'به دست ارباب رجوع',
  POST: 'پست',
  EXPRESS_POST: 'پست پیشتاز',
  FAX: 'دورنگار',
  EMAIL: 'رایانامه',
  ECE: 'تبادل الکترونیکی',
};

/** How somebody works in a post. */
export const seatWords: Readonly<Record<string, string>> = { HOLDER: 'متصدی', ACTING: 'سرپرست', ASSISTANT: 'منشی', SUBSTITUTE: 'جانشین' };
