import type { LetterAct, TaskView } from '../../../../contracts/views';
import type { Outcome, TaskKind } from '../../../../contracts/tasks';

export type ActionId =
  | 'approve'
  | 'sign'
  | 'finish'
  | 'register'
  | 'dispatch'
  | 'acknowledge'
  | 'close'
  | 'reply'
  | 'refer'
  | 'return'
  | 'reject'
  | 'editAndApprove'
  | 'resend'
  | 'accept'
  | 'continueDraft'
  | 'discard'
  | 'takeBack'
  | 'recall'
  | 'void'
  | 'note'
  | 'forward'
  | 'follow'
  | 'followUp'
  | 'archive'
  | 'star'
  | 'unread'
  | 'print'
  | 'claim'
  | 'release';

export interface Planned {
  id: ActionId;
  place: 'main' | 'bar' | 'menu';
}

/** Which outcome of a task each button stands for, in the order they are read. */
const byOutcome: Partial<Record<Outcome, ActionId>> = {
  submitted: 'continueDraft',
  approved: 'approve',
  signed: 'sign',
  done: 'finish',
  registered: 'register',
  dispatched: 'dispatch',
  acknowledged: 'acknowledge',
  resent: 'resend',
  closed: 'close',
  returned: 'return',
  accepted: 'accept',
  edited: 'editAndApprove',
  rejected: 'reject',
  discarded: 'discard',
};

const inMenu: readonly ActionId[] = ['editAndApprove', 'reject', 'discard'];

/** What a person asked is done where inquiries are at home. */
const ofInquiries: readonly TaskKind[] = ['answer', 'extension', 'info', 'retarget', 'conclude'];

/** Sending it on leaves the duty where it is: an inquiry is answered here, and a step of a route is done here. */
export const staysOnDesk = ({ kind, process }: Pick<TaskView, 'kind'> & Partial<Pick<TaskView, 'process'>>): boolean =>
  ofInquiries.includes(kind) || process?.kind === 'letter';

/**
 * The buttons of a letter: what the server allows, in the order of use. The first that brings the task on is the main one.
 * @param me the reader: what a colleague has in hand is not offered
 */
export function planOf(acts: readonly LetterAct[], task: TaskView | undefined, me: string): Planned[] {
  const isTaken = !!task?.claimed && task.claimed.by.id !== me;
  const ofTask = task && !isTaken ? actionsOf(task, acts) : [];
  const main = ofTask.find((id) => !inMenu.includes(id) && id !== 'return' && !(id === 'refer' && staysOnDesk(task!)));
  const place = (id: ActionId): Planned['place'] => (id === main ? 'main' : inMenu.includes(id) ? 'menu' : 'bar');
  const has = (act: LetterAct) => acts.includes(act);
  const planned: (Planned | false)[] = [
    ...ofTask.map((id) => ({ id, place: place(id) })),
    has('takeBack') && { id: 'takeBack', place: main ? 'bar' : 'main' },
    has('edit') && !ofTask.includes('continueDraft') && { id: 'continueDraft', place: 'bar' },
    { id: 'archive', place: 'bar' },
    has('followUp') && { id: 'followUp', place: 'bar' },
    has('note') && { id: 'note', place: 'bar' },
    { id: 'print', place: 'bar' },
    has('forward') && { id: 'forward', place: 'menu' },
    has('follow') && { id: 'follow', place: 'menu' },
    { id: 'star', place: 'menu' },
    { id: 'unread', place: 'menu' },
    !!task && !isTaken && { id: task.claimed ? 'release' : 'claim', place: 'menu' },
    has('recall') && { id: 'recall', place: 'menu' },
    has('void') && { id: 'void', place: 'menu' },
  ];
  return planned.filter((action) => action !== false);
}

function actionsOf({ kind, possible, referrals }: TaskView, acts: readonly LetterAct[]): ActionId[] {
  const closing = ofInquiries.includes(kind)
    ? []
    : (Object.entries(byOutcome) as [Outcome, ActionId][]).flatMap(([outcome, id]) => (possible.includes(outcome) ? [id] : []));
  const mayReply = acts.includes('reply') && (kind === 'attend' || kind === 'referral');
  return [...(mayReply ? (['reply'] as const) : []), ...(referrals ? (['refer'] as const) : []), ...closing];
}
