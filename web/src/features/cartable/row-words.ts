import type { CartableRow } from '../../../../contracts/cartable';
import type { TaskKind } from '../../../../contracts/tasks';
import { letterKindWords } from '../../../../contracts/words';

const ofTask: Readonly<Record<TaskKind, string | null>> = {
  draft: 'پیش‌نویس',
  review: 'پاراف',
  sign: 'امضا',
  step: 'گام مسیر',
  register: 'ثبت',
  dispatch: 'ارسال',
  returned: 'عودت‌شده',
  attend: null,
  referral: 'ارجاع',
  notice: 'اعلام تأخیر',
  answer: 'استعلام',
  extension: 'درخواست تمدید',
  info: 'درخواست توضیح',
  retarget: 'عودت استعلام',
  conclude: 'جمع‌بندی',
};

/** What a row is, in a word. */
export function kindOf({ kind, title, letter }: CartableRow): string {
  if (title) return title;
  const task = ofTask[kind];
  if (task) return task;
  return letter.kind === 'LETTER' ? (letter.direction === 'INCOMING' ? 'نامهٔ وارده' : 'نامه') : (letterKindWords[letter.kind] ?? 'نامه');
}
