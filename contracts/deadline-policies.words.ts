import type { LadderAct, LadderInstant, LadderTell } from './deadline-ladder';
import type { DeadlinePolicy, DeadlineUnit } from './org';

/** Persian of policies and ladders, for the API's sentences and the screens. */
export const policyWords = {
  holderOnlyReminded: 'دارندهٔ کار را تنها می‌توان یادآوری کرد؛ ناظر و گیرندهٔ تازه باید کسی بالاتر از او باشد.',
  reassignToHead: 'کار از اداره بیرون نمی‌رود؛ تنها به رئیس واحد سپرده می‌شود.',
  stepTooLate: 'گامی این‌همه پس از مهلت به کار کسی نمی‌آید.',
  noExtensionNoLength: 'وقتی تمدیدی در کار نیست، بیشینه‌ای هم ندارد.',
};

export const unitWords: Record<DeadlineUnit, string> = {
  WORKING_MINUTE: 'دقیقهٔ کاری',
  WORKING_HOUR: 'ساعت کاری',
  WORKING_DAY: 'روز کاری',
  CALENDAR_DAY: 'روز',
  MONTH: 'ماه',
};

export const tellWords: Record<LadderTell, string> = {
  holder: 'دارندهٔ کار',
  head: 'رئیس واحد',
  province: 'مدیر کل استان',
  headquarters: 'ناظر ستاد',
};

const digits = new Intl.NumberFormat('fa-IR', { useGrouping: false });

export const lengthWords = ({ unit, amount }: DeadlinePolicy): string => `${digits.format(amount)} ${unitWords[unit]}`;

export const instantWords = (at: LadderInstant): string =>
  'after' in at
    ? `${lengthWords(at.after)} پس از سررسید`
    : at.share === 1
      ? 'در سررسید'
      : at.share === 0.5
        ? 'در نیمهٔ مهلت'
        : `پس از ${digits.format(Math.round(at.share * 100))} درصد مهلت`;

const actWords: Record<LadderAct, (who: string) => string> = {
  remind: (who) => `به ${who} یادآوری می‌شود`,
  watch: (who) => `${who} ناظر نامه می‌شود`,
  reassign: (who) => `کار به ${who} سپرده می‌شود`,
  raise: () => 'فوریت نامه یک درجه بالا می‌رود',
};

/** One step as a sentence. */
export const stepWords = ({ at, tell, act }: { at: LadderInstant; tell: LadderTell; act: LadderAct }): string =>
  `${instantWords(at)} ${actWords[act](tellWords[tell])}.`;
