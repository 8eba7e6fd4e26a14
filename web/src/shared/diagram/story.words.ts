import type { RouteHappening } from '../../../../contracts/route-pictures';
import type { RouteNode } from '../../../../contracts/route-plan';
import { routeRefusalWords } from '../../../../contracts/route-catalogue.words';
import { outcomeWords } from '../../../../contracts/words';

type Kind = RouteNode['kind'];

export const kindWords: Readonly<Record<Kind, string>> = {
  process: 'مسیر',
  sub: 'زیرمسیر',
  handler: 'زیرمسیر رویداد',
  adhoc: 'گام‌های اختیاری',
  call: 'مسیر دیگر',
  start: 'آغاز',
  end: 'پایان',
  throw: 'رویداد',
  catch: 'انتظار',
  boundary: 'رویداد کنار گام',
  pass: 'گذر',
  user: 'کار',
  job: 'فرمان',
  receive: 'انتظار پیام',
  rule: 'تصمیم',
  script: 'محاسبه',
  exclusive: 'دوراهی',
  parallel: 'هم‌زمان',
  inclusive: 'چندراهی',
  race: 'هرکدام زودتر',
};

/** What an element is called; without a name, what it is. */
export const placeWord = ({ name, kind }: { name: string | null; kind?: string }): string =>
  name?.trim() || kindWords[kind as Kind] || storyWords.unnamed;

/** A button of a step: the office's words, or those of whoever drew the route. */
export const outcomeWord = (outcome: string): string =>
  outcome === 'done' ? 'انجام شد' : ((outcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome);

export const errorWord = (error: string): string => (routeRefusalWords as Readonly<Record<string, string>>)[error] ?? error;

export const storyWords = {
  unnamed: 'گام بی‌نام',
  then: (places: string) => `سپس: ${places}`,
  ended: { completed: 'مسیر به پایان رسید.', cancelled: 'مسیر لغو شد.' },
};

const at = (place: string) => `«${place}»`;

/** One thing that happened, in a sentence. */
export function happeningWords({ kind, element, detail, by }: RouteHappening, whoOf: (id: string) => string = (id) => id): string {
  const place = element ? at(placeWord(element)) : '';
  const who = by ? ` (${whoOf(by)})` : '';
  switch (kind) {
    case 'started':
      return 'آغاز مسیر';
    case 'taskCompleted':
      return detail ? `${place}: ${outcomeWord(detail)}${who}` : `${place} انجام شد${who}`;
    case 'taskUnassigned':
      return `برای ${place} کسی پیدا نشد`;
    case 'taskReassigned':
      return `${place} به دیگری سپرده شد`;
    case 'jobDone':
      return `${place} انجام شد`;
    case 'jobRefused':
      return `${place} پذیرفته نشد: ${errorWord(detail ?? '')}`;
    case 'jobFailed':
      return `${place} به خطا خورد: ${detail}`;
    case 'timerFired':
      return `زمان ${place} رسید`;
    case 'message':
      return `پیام «${detail}» به ${place} رسید`;
    case 'signal':
      return `علامت «${detail}» رسید`;
    case 'referred':
      return `${place} ارجاع شد`;
    case 'referralAnswered':
      return `ارجاع ${place} پاسخ گرفت`;
    case 'activated':
      return `از ${place} گامی برگزیده شد`;
    case 'closed':
      return `${place} بسته شد`;
    case 'retried':
      return `${place} دوباره آزموده شد`;
    case 'variablesSet':
      return `این مقدارها تعیین شد: ${detail ?? ''}`;
    case 'moved':
      return `از ${place} جابه‌جا شد`;
    case 'dropped':
      return `از ${place} برداشته شد`;
    case 'cancelled':
      return 'مسیر لغو شد';
    case 'migrated':
      return 'از این پس بر پایهٔ نسخهٔ دیگری از مسیر';
  }
}
