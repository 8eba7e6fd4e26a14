import type { TimeStep } from './board-measures';

/** Where the time of a question goes, on screen and in files. */
export const stepWords: Record<TimeStep, string> = {
  agreeing: 'پاراف استعلام',
  signing: 'امضای استعلام',
  secretariat: 'دبیرخانه (ثبت و ارسال)',
  unseenHead: 'دیده نشده نزد رئیس واحد',
  atHead: 'در دست رئیس واحد',
  unseenReferred: 'دیده نشده نزد ارجاع‌گیرنده',
  atReferred: 'در دست ارجاع‌گیرنده',
  wrongUnit: 'نزد واحدی که پس فرستاد',
  extension: 'در انتظار تصمیم تمدید',
};

/** Fewer answers than this say little: a share of them is shown as one of a few. */
export const FEW_ANSWERS = 20;
