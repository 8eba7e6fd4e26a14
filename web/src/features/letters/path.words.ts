import type { Expected, Hop, HopKind, Place } from '../../../../contracts/path';
import { copyWords, purposeWords, taskWords } from '../../../../contracts/words';
import { count, listOf, persianDuration, persianInstant } from '../../shared/format/format';

type Says = (hop: Hop) => string;
const toUnit = ({ to }: Hop) => to?.unit?.name ?? 'واحدی دیگر';
const toPost = ({ to }: Hop) => to?.post?.title ?? 'سمتی دیگر';
const until = ({ dueAt }: Hop) => (dueAt ? `؛ تا ${persianInstant(dueAt)}` : '');
const withVersion =
  (words: string): Says =>
  ({ version, stale }) =>
    `${words}${version ? ` (نسخهٔ ${count(version)}${stale ? '؛ متن پس از آن تغییر کرده' : ''})` : ''}`;

const says: Readonly<Record<HopKind, string | Says>> = {
  drafted: 'تهیهٔ پیش‌نویس',
  typed_in: 'دریافت نامهٔ وارده',
  submitted: 'ارسال برای تأیید و امضا',
  discarded: 'کنار گذاشتن پیش‌نویس',
  approved: withVersion('پاراف'),
  edited: withVersion('ویرایش و پاراف'),
  returned_to_drafter: 'بازگشت برای اصلاح',
  rejected: 'رد پیش‌نویس',
  signed: withVersion('امضا'),
  taken_back: 'پس گرفتن امضا',
  held: 'پایان فرصت پس گرفتن امضا',
  step_done: ({ title }) => title ?? 'انجام گام مسیر',
  repaired: 'رفع اشکال مسیر به دست راهبر',
  route_changed: 'رفتن به نسخهٔ دیگر مسیر',
  option_begun: ({ title }) => (title ? `آغاز گام اختیاری ${title}` : 'آغاز گام اختیاری'),
  options_closed: ({ title }) => (title ? `پایان گام‌های اختیاری ${title}` : 'پایان گام‌های اختیاری'),
  registered: 'ثبت در دبیرخانه',
  dispatched: ({ count: n }) => (!n ? 'ارسال نامه' : `ارسال به ${count(n)} گیرنده`),
  sent_outside: 'ارسال به بیرون از سازمان',
  recalled: (hop) => `بازپس گرفتن از ${toUnit(hop)}`,
  voided: 'ابطال نامه',
  resent: (hop) => `ارسال دوباره به ${toUnit(hop)}`,
  return_accepted: 'پذیرفتن عودت',
  closed: 'مختومه شدن نامه',
  arrived: 'رسیدن به کارتابل',
  seen: 'دیده شدن',
  referred: (hop) =>
    `ارجاع ${copyWords[hop.copy ?? ''] ?? 'نامه'} به ${toPost(hop)}${hop.purpose ? `، ${purposeWords[hop.purpose] ?? hop.purpose}` : ''}${until(hop)}`,
  given_back: (hop) => `بازگشت اصل نامه به ${toPost(hop)}`,
  done: 'پایان رسیدگی',
  returned: 'عودت نامه',
  acknowledged: 'آگاهی از تأخیر',
  answered_by_letter: 'پاسخ با نامه',
  referral_recalled: 'بازپس گرفتن ارجاع',
  cancelled: 'برداشته شدن از کارتابل',
  ended: 'پایان کار در این واحد',
  reminded: 'یادآوری نیمهٔ مهلت',
  reminded_again: 'یادآوری مهلت',
  forewarned: (hop) => `هشدار مهلت به ${toPost(hop)}`,
  watched: (hop) => `نظارت ${toPost(hop)} بر نامه`,
  raised: ({ title }) => `فوری‌تر شد: ${title ?? ''}`,
  overdue: 'سررسید مهلت',
  escalated: (hop) => `اعلام تأخیر به ${toPost(hop)}`,
  retimed: (hop) => `تغییر مهلت به سبب «${hop.title ?? ''}»${until(hop)}`,
  reminded_by_hand: (hop) => `یادآوری به ${toPost(hop)}`,
  moved: (hop) => `سپردن کار ${hop.title ?? 'سمتی دیگر'} به ${toPost(hop)}`,
  asked: 'آغاز استعلام',
  partly_answered: 'پاسخ بخشی از استعلام',
  extension_asked: (hop) => `درخواست تمدید مهلت${until(hop)}`,
  extension_granted: (hop) => `تمدید مهلت${until(hop)}`,
  extension_denied: 'مخالفت با تمدید مهلت',
  answered: 'پاسخ نهایی استعلام',
  reply_registered: 'ثبت و ارسال پاسخ',
  redirected: (hop) => `هدایت استعلام به ${toUnit(hop)}`,
  asked_again: (hop) => `پرسش دوباره از ${toUnit(hop)}`,
  asked_another: (hop) => `پرسش از ${toUnit(hop)}`,
  info_asked: 'خواستن توضیح از پرسنده؛ توقف مهلت',
  info_supplied: 'دادن توضیح؛ ادامهٔ مهلت',
  enough_answers: 'رسیدن پاسخ‌های لازم',
  concluded: 'جمع‌بندی استعلام',
  withdrawn: 'پس گرفتن استعلام',
  inquiry_ended: 'پایان استعلام',
};
export const hopWords = (hop: Hop): string => {
  const said = says[hop.what];
  return typeof said === 'string' ? said : said(hop);
};

export const placeWords = ({ waiting, task, title, count: n }: Place): string => {
  switch (waiting) {
    case 'HOLD':
      return 'فرصت پس گرفتن امضا';
    case 'OFFICE':
      return 'در دست انجام سامانه';
    case 'RECIPIENTS':
      return `باز نزد ${count(n ?? 0)} گیرنده`;
    case 'ANSWERS':
      return `در انتظار پاسخ ${count(n ?? 0)} واحد`;
    case 'DESK':
      return `در انتظار ${title ? `«${title}»` : task ? taskWords[task] : 'رسیدگی'}`;
  }
};

export const expectedWords: Readonly<Record<Expected['what'], string>> = {
  submission: 'ارسال برای تأیید و امضا',
  review: 'پاراف',
  signature: 'امضا',
  end_of_hold: 'پایان فرصت پس گرفتن امضا',
  registration: 'ثبت و گرفتن شماره',
  dispatch: 'ارسال به گیرندگان',
  dispatch_outside: 'ارسال به بیرون از سازمان',
  attendance: 'رسیدگی گیرنده',
  answer: 'پاسخ استعلام',
  info: 'توضیح پرسنده',
  extension_decision: 'تصمیم دربارهٔ تمدید مهلت',
  retarget: 'تعیین تکلیف عودت',
  conclusion: 'جمع‌بندی استعلام',
  close: 'مختومه شدن نامه',
};

export const pathWords = {
  title: 'مسیر نامه',
  done: 'انجام‌شده',
  now: 'اکنون',
  expected: 'پیش‌بینی‌شده',
  you: 'در انتظار شما',
  since: (at: string) => `از ${at}`,
  stayed: (ms: number) => `${persianDuration(ms)} ماند`,
  waiting: (ms: number) => `${persianDuration(ms)} تاکنون`,
  onBehalf: (name: string, of: string) => `${name} به جای ${of}`,
  standingIn: (name: string, of: string) => `${name} به جانشینی از ${of}`,
  away: (until: string, substitute: string) => `در مرخصی تا ${until}؛ جانشین: ${substitute}`,
  due: (at: string) => `مهلت: ${at}`,
  number: 'شماره:',
  times: (n: number) => `${count(n)} بار`,
  units: (n: number) => `${count(n)} واحد`,
  between: (n: number) => `نمایش ${count(n)} گام میانی`,
  unseen: 'هنوز دیده نشده',
  seen: 'دیده شده',
  claimed: (name: string) => `در دست ${name}`,
  details: 'جزئیات',
  detailsHint: 'همهٔ رویدادها، به ترتیب وقوع',
  tree: 'درخت ارجاع',
  noTree: 'این نامه هنوز به کارتابلی نرسیده است.',
  acted: (outcome: string, who: string | undefined) => (who ? `${outcome}، ${who}` : outcome),
  open: 'در دست اقدام',
  recipients: (n: number) => `${count(n)} گیرنده`,
  /** of more than three the first two, and how many more */
  some: (units: readonly string[]) => listOf(units.length > 3 ? [...units.slice(0, 2), `${count(units.length - 2)} واحد دیگر`] : units),
} as const;
