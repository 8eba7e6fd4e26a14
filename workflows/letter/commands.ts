import type { Refs } from '../../contracts/journal';
import { isRouteCommand } from '../../contracts/route-catalogue';
import type { File } from '../shared/file';
import type { Office } from '../shared/procedure';
import type { LetterHands } from './letter.ports';

/**
 * What a command of a route needs of people and time before the office can say how it ended. The law stands here: a number needs a
 * signature that nobody took back, and what is sent needs a number.
 * @param at walk, job and how often, as they stand in the keys · @param isWanted whether the route still waits for it
 */
export async function carryOut(office: Office<LetterHands>, type: string, at: string, isWanted: () => boolean): Promise<void> {
  const { file, ask, until } = office;
  if (!isRouteCommand(type)) return;
  switch (type) {
    case 'letter.return':
      if (!isRegistered(file)) await ask(`draft.${at}`, 'draft', file.opened.post!);
      return;
    case 'letter.register':
      return registered(office, at, isWanted);
    case 'letter.dispatch':
    case 'inquiry.open':
      return isRegistered(file) ? dispatched(office, isWanted) : undefined;
    case 'letter.await':
    case 'inquiry.await':
      if (isDispatched(file)) await until(() => file.has('done', 'receipts') || !isWanted());
      return;
    case 'letter.notify':
    case 'letter.discard':
      return;
  }
}

async function dispatched({ file, ask, once }: Office<LetterHands>, isWanted: () => boolean): Promise<void> {
  for (let n = 1; isWanted() && (await once('dispatch', n)).more; n++);
  const { outside, clerk } = submission(file);
  if (outside && isWanted()) await ask('dispatch.1', 'dispatch', clerk!);
}

/** Time to think again, and the clerk who registers what goes outside. */
async function registered({ file, ask, hold }: Office<LetterHands>, at: string, isWanted: () => boolean): Promise<void> {
  const signed = file.last('answered', 'sign.', 'signed');
  if (!signed || isRegistered(file)) return;
  for (let n = 1; !(await hold(`hold.${at}.${n}`)); n++) {
    if (!isWanted()) return;
    const { outcome } = await ask(`sign.${at}.back.${n}`, 'sign', file.refsOf('asked', signed)!.post!);
    if (outcome !== 'signed') return;
  }
  const { clerk } = submission(file);
  if (clerk && isWanted()) await ask(`register.${at}`, 'register', clerk);
}

/** What the draft said when it was submitted last. */
export const submission = (file: File): Refs => file.refsOf('answered', file.last('answered', 'draft.', 'submitted')!)!;

export const isRegistered = (file: File): boolean =>
  file.has('done', 'register') || file.last('answered', 'register.', 'registered') !== undefined;
const isDispatched = (file: File): boolean => file.has('done', 'dispatch.1');
