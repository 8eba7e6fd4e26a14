import { count } from '../../shared/format/format';

export const routeOptionWords = {
  title: 'گام‌های اختیاری',
  hint: 'این گام‌ها را اگر لازم می‌دانید آغاز کنید؛ هر کدام بر میز کسی می‌نشیند که در مسیر نوشته شده است.',
  unnamed: 'گام بی‌نام',
  inHand: 'در دست انجام',
  done: (times: number) => (times === 1 ? 'انجام شده' : `${count(times)} بار انجام شده`),
  begin: 'آغاز گام‌ها',
  begun: 'گام‌های اختیاری آغاز شد',
  enough: 'کافی است',
  enoughTitle: 'پایان گام‌های اختیاری',
  enoughSays: 'گام تازه‌ای از این فهرست آغاز نمی‌شود و نامه در مسیر خود پیش می‌رود.',
  enoughTakes: (steps: string) => `آنچه هنوز در دست است از میزها برداشته می‌شود: ${steps}.`,
  closed: 'گام‌های اختیاری به پایان رسید',
} as const;
