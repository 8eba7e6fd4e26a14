import type { SubstitutionScope, SubstitutionState } from '../../../../contracts/substitution';
import { count } from '../format/format';

export const scopeWords: Readonly<Record<SubstitutionScope, string>> = {
  EVERYTHING: 'همهٔ کارها، با امضا',
  WITHOUT_SIGNING: 'همهٔ کارها، بدون امضا و پاسخ نهایی',
  DESK: 'تنها نامه‌های رسیده و استعلام‌ها',
};

export const substitutionStateWords: Readonly<Record<SubstitutionState, string>> = {
  PROPOSED: 'در انتظار پذیرش جانشین',
  COMING: 'پذیرفته، آغازنشده',
  RUNNING: 'برقرار',
  ENDED: 'پایان‌یافته',
  DECLINED: 'نپذیرفته',
  WITHDRAWN: 'پس‌گرفته',
  LAPSED: 'بی‌پاسخ مانده',
};

export const substitutionWords = {
  title: 'جانشینی',
  intro:
    'هنگام مرخصی، جانشین به نام خود و به جانشینی از شما کارتابل سمت شما را پیش می‌برد. فرستندگان می‌بینند چه کسی جای شماست؛ مهلت‌ها نمی‌ایستند.',
  propose: 'پیشنهاد جانشین',
  none: 'هنوز جانشینی‌ای ثبت نشده است.',
  post: 'سمت',
  substitute: 'جانشین',
  substituteHint: 'سمت او را برگزینید؛ متصدی آن جانشین می‌شود.',
  substituteMissing: 'سمتی را برگزینید که متصدی دارد.',
  scope: 'محدوده',
  from: 'از روز',
  fromHint: 'خالی بگذارید: از همین اکنون',
  to: 'تا پایان روز',
  toMissing: 'روز پایان را برگزینید.',
  note: 'یادداشت برای جانشین (اختیاری)',
  proposed: 'پیشنهاد برای جانشین فرستاده شد.',
  accept: 'پذیرفتن',
  accepted: 'جانشینی پذیرفته شد.',
  decline: 'نپذیرفتن',
  declineHint: 'پیشنهاددهنده این علت را می‌خواند.',
  declined: 'پاسخ شما فرستاده شد.',
  withdraw: 'پس گرفتن پیشنهاد',
  withdrawn: 'پیشنهاد پس گرفته شد.',
  end: 'پایان دادن',
  endHint: 'جانشین از همین لحظه در این سمت کار نمی‌کند. آنچه کرده است می‌ماند.',
  ended: 'جانشینی پایان یافت.',
  reason: 'علت',
  pair: (substitute: string, absent: string) => `${substitute} به جانشینی از ${absent}`,
  span: (from: string, to: string) => `از ${from} تا ${to}`,
  proposedBy: (name: string) => `به پیشنهاد ${name}`,
  endedBy: (name: string, at: string) => `${name} در ${at} آن را پایان داد`,
  lowerClearance: 'سطح دسترسی جانشین پایین‌تر است؛ نامه‌های بالاتر از آن را نمی‌بیند.',
  hidden: (n: number) => `${count(n)} کار این سمت بالاتر از سطح دسترسی شماست و نشان داده نمی‌شود.`,
  acting: (absent: string, post: string, until: string) => `به جانشینی از ${absent} در سمت «${post}» کار می‌کنید؛ تا ${until}.`,
  asked: (name: string) => `${name} شما را به جانشینی خواسته است.`,
  answer: 'دیدن و پاسخ دادن',
} as const;
