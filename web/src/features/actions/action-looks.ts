import {
  Archive,
  ArchiveRestore,
  CalendarClock,
  Check,
  CheckCheck,
  CircleSlash,
  CornerUpLeft,
  Eye,
  FilePlus2,
  Forward,
  Hand,
  HandHelping,
  MailMinus,
  MailQuestionMark,
  MessageSquareText,
  PenLine,
  Printer,
  Quote,
  Reply,
  Send,
  Share2,
  Signature,
  SquarePen,
  Stamp,
  Star,
  Trash2,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { Shortcut } from '../../shared/shortcuts/keymap';
import { actionWords as w } from './actions.words';
import type { ActionId } from './possible-actions';

export interface ActionLook {
  label: string;
  icon: LucideIcon;
  shortcut?: Shortcut;
  isMirrored?: boolean;
  isDanger?: boolean;
}

/** How each button reads; keys are those of the brief: E brings it on, A answers, R refers, B returns. */
export const looks: Readonly<Record<ActionId, ActionLook>> = {
  approve: { label: w.approve, icon: Check, shortcut: 'approve' },
  sign: { label: w.sign, icon: Signature, shortcut: 'approve' },
  finish: { label: w.finish, icon: CheckCheck, shortcut: 'approve' },
  register: { label: w.register, icon: Stamp, shortcut: 'approve' },
  dispatch: { label: w.dispatch, icon: Send, shortcut: 'approve', isMirrored: true },
  acknowledge: { label: w.acknowledge, icon: Eye, shortcut: 'approve' },
  close: { label: w.close, icon: CheckCheck, shortcut: 'approve' },
  accept: { label: w.accept, icon: Check, shortcut: 'approve' },
  reply: { label: w.reply, icon: Reply, shortcut: 'answer', isMirrored: true },
  refer: { label: w.refer, icon: Forward, shortcut: 'refer', isMirrored: true },
  return: { label: w.returnForCorrection, icon: CornerUpLeft, shortcut: 'return', isMirrored: true },
  resend: { label: w.resend, icon: Share2, isMirrored: true },
  reject: { label: w.reject, icon: CircleSlash, isDanger: true },
  editAndApprove: { label: w.editAndApprove, icon: SquarePen },
  continueDraft: { label: w.continueDraft, icon: PenLine, shortcut: 'approve' },
  discard: { label: w.discard, icon: Trash2, isDanger: true },
  takeBack: { label: w.takeBack, icon: Undo2, isMirrored: true },
  recall: { label: w.recall, icon: MailMinus, isDanger: true },
  void: { label: w.void, icon: CircleSlash, isDanger: true },
  note: { label: w.note, icon: MessageSquareText },
  forward: { label: w.forward, icon: Quote },
  follow: { label: w.follow, icon: FilePlus2 },
  followUp: { label: w.followUp, icon: CalendarClock, shortcut: 'followUp' },
  archive: { label: w.archive, icon: Archive, shortcut: 'archive' },
  star: { label: w.star, icon: Star, shortcut: 'star' },
  unread: { label: w.unread, icon: MailQuestionMark, shortcut: 'unread' },
  print: { label: w.print, icon: Printer, shortcut: 'print' },
  claim: { label: w.claim, icon: Hand },
  release: { label: w.release, icon: HandHelping },
};

export const unarchiveIcon = ArchiveRestore;
