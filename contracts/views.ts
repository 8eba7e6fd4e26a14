import { z } from 'zod';
import { Classification } from './classification';
import { LetterDocument } from './document';
import { Id } from './ids';
import { InquiryTerms } from './inquiries';
import { Priority } from './letters';
import { NoteView } from './notes';
import { ClockView, PersonRef, PostRef, ProcessRef, UnitRef } from './path';
import { ReplyField } from './org';
import { Outcome, TaskKind } from './tasks';

const Moment = z.iso.datetime();

/** A place in a list; the answer's `next` is the `cursor` of the page after it. */
export const paging = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) };

/** What the reader may do now. `command` is where the task is closed with one of the outcomes; `referrals` where it is sent on. */
export const TaskView = z.object({
  process: ProcessRef,
  key: z.string(),
  kind: TaskKind,
  post: PostRef,
  purpose: z.string().nullable(),
  copy: z.string().nullable(),
  instruction: z.string().nullable(),
  /** of a step of a route: what it is called there, and the answers it takes, where it names them */
  title: z.string().nullable(),
  choices: z.array(z.string()).nullable(),
  openedAt: Moment,
  dueAt: Moment.nullable(),
  overdue: z.boolean(),
  /** its clock stands still since then: the asker is to say something first */
  pausedSince: Moment.nullable(),
  seenAt: Moment.nullable(),
  claimed: z.object({ by: PersonRef, until: Moment }).nullable(),
  possible: z.array(Outcome),
  command: z.string(),
  referrals: z.string().nullable(),
});
export type TaskView = z.infer<typeof TaskView>;

/**
 * What may be done with a letter beside its tasks. `forward`: write another letter that quotes it; `follow`: write its sender's next letter on the
 * matter (پیرو); `followUp`: put it on one's own follow-up list; `note`: write on its margin.
 */
export const LetterAct = z.enum(['edit', 'takeBack', 'recall', 'void', 'reply', 'withdraw', 'note', 'forward', 'follow', 'followUp']);
export type LetterAct = z.infer<typeof LetterAct>;

export const RecipientView = z.object({
  role: z.enum(['MAIN', 'CC', 'BCC']),
  unit: UnitRef.nullable(),
  post: PostRef.nullable(),
  outside: z.string().nullable(),
  note: z.string().nullable(),
  dispatchedAt: Moment.nullable(),
  method: z.string().nullable(),
  reference: z.string().nullable(),
});
export type RecipientView = z.infer<typeof RecipientView>;

/** `autosave`: the editor saved it, and it goes when its author goes on writing. Numbers that are missing went so. */
const VersionLine = z.object({ no: z.int(), author: PersonRef, post: PostRef.nullable(), at: Moment, autosave: z.boolean() });
export const VersionNo = z.coerce.number().int().min(1).max(100_000);
export const VersionView = VersionLine.extend({ subject: z.string(), body: z.string(), document: LetterDocument, isCurrent: z.boolean() });
export type VersionView = z.infer<typeof VersionView>;

/** A letter as its reader sees it. Drafting is shown to the sender's side only; hidden recipients to it and to themselves. */
export const LetterView = z.object({
  id: Id,
  kind: z.string(),
  direction: z.string(),
  state: z.string(),
  classification: Classification,
  priority: Priority,
  subject: z.string(),
  body: z.string(),
  /** of a letter that was written as plain text: its lines */
  document: LetterDocument,
  version: z.int(),
  isSigned: z.boolean(),
  number: z.string().nullable(),
  registeredAt: Moment.nullable(),
  createdAt: Moment,
  closedAt: Moment.nullable(),
  office: UnitRef,
  /** who writes it */
  post: PostRef.nullable(),
  /** whom it comes from: whoever signed it last once it is registered, until then who writes it; null where it comes from outside or is an answer without a letter of its own */
  from: PostRef.nullable(),
  drafter: PersonRef.nullable(),
  outside: z.object({ name: z.string(), number: z.string(), date: z.iso.date() }).nullable(),
  applicant: z.object({ name: z.string(), nationalId: z.string().nullable() }).nullable(),
  trackingCode: z.string().nullable(),
  voidReason: z.string().nullable(),
  recipients: z.array(RecipientView),
  attachments: z.array(z.object({ id: Id, name: z.string(), mime: z.string(), size: z.int() })),
  /** a letter the reader may not see has no subject and number here */
  related: z.array(
    z.object({
      relation: z.enum(['ANSWERS', 'FOLLOWS', 'ANSWERED_BY', 'FOLLOWED_BY']),
      letterId: Id,
      number: z.string().nullable(),
      subject: z.string().nullable(),
      at: Moment.nullable(),
    }),
  ),
  /** in the books of the reader's offices */
  numbers: z.array(z.object({ office: UnitRef, book: z.string(), number: z.string(), at: Moment, isVoid: z.boolean() })),
  versions: z.array(VersionLine),
  inquiryId: Id.nullable(),
  /** for the sender's side: whom the drafter chose last, and what an inquiry asks for */
  route: z.object({ reviewers: z.array(PostRef), signers: z.array(PostRef) }).nullable(),
  inquiry: InquiryTerms.nullable(),
  /** oldest first */
  notes: z.array(NoteView),
  tasks: z.array(TaskView),
  acts: z.array(LetterAct),
});
export type LetterView = z.infer<typeof LetterView>;

/** Lists of letters one's posts have part in. `done`: somebody in these posts closed a task of it. */
export const LetterFilter = z.strictObject({
  role: z.enum(['sent', 'drafts', 'received', 'done']).default('sent'),
  post: Id.optional(),
  ...paging,
});
export type LetterFilter = z.output<typeof LetterFilter>;

export const LetterRow = z.object({
  id: Id,
  kind: z.string(),
  direction: z.string(),
  state: z.string(),
  classification: Classification,
  priority: Priority,
  subject: z.string(),
  number: z.string().nullable(),
  at: Moment,
  sender: z.string(),
  recipients: z.int(),
});
export type LetterRow = z.infer<typeof LetterRow>;
export const LetterPage = z.object({ items: z.array(LetterRow), next: z.string().nullable() });
export type LetterPage = z.infer<typeof LetterPage>;

const Fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const ReplyView = z.object({
  n: z.int(),
  round: z.int(),
  partial: z.boolean(),
  fields: Fields,
  text: z.string(),
  author: PersonRef,
  at: Moment,
});

/** A unit that is asked. `replies` are for the asker and for that unit; null to everybody else. */
export const RespondentView = z.object({
  id: Id,
  unit: UnitRef,
  state: z.string(),
  number: z.string().nullable(),
  round: z.int(),
  askedAt: Moment,
  closedAt: Moment.nullable(),
  seenAt: Moment.nullable(),
  clock: ClockView.nullable(),
  reply: z.object({ letterId: Id, number: z.string().nullable(), at: Moment }).nullable(),
  redirectedFrom: UnitRef.nullable(),
  redirectedTo: UnitRef.nullable(),
  replies: z.array(ReplyView).nullable(),
});
export type RespondentView = z.infer<typeof RespondentView>;

export const InquiryView = z.object({
  id: Id,
  letterId: Id,
  subject: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  type: z.object({ code: z.string(), title: z.string(), fields: z.array(ReplyField) }),
  rule: z.string(),
  atLeast: z.int().nullable(),
  within: z.object({ unit: z.string(), amount: z.int() }).nullable(),
  nationalId: z.string().nullable(),
  openedAt: Moment,
  closedAt: Moment.nullable(),
  asked: z.int(),
  answered: z.int(),
  overdue: z.int(),
  respondents: z.array(RespondentView),
  tasks: z.array(TaskView),
  acts: z.array(z.enum(['withdraw', 'askAgain'])),
});
export type InquiryView = z.infer<typeof InquiryView>;

/** A letter's position without its content, for whoever brings its tracking code. */
export const TrackingView = z.object({
  code: z.string(),
  state: z.string(),
  stateWord: z.string(),
  openedAt: Moment,
  places: z.array(z.object({ unit: z.string(), since: Moment })),
  expected: z.array(z.object({ what: z.string(), dueAt: Moment.nullable() })),
  text: z.array(z.string()),
});
export type TrackingView = z.infer<typeof TrackingView>;

export const BookView = z.object({
  id: Id,
  office: UnitRef,
  kind: z.enum(['INTERNAL', 'OUTGOING', 'INCOMING']),
  mode: z.string(),
  pattern: z.string(),
  lastNo: z.int(),
  year: z.int(),
});
export type BookView = z.infer<typeof BookView>;
export const EntryFilter = z.strictObject({ year: z.coerce.number().int().min(1300).max(1500).optional(), ...paging });
export type EntryFilter = z.output<typeof EntryFilter>;
/** An entry of a book; a letter above the reader's clearance, or one nobody of theirs has part in, keeps its subject to itself. */
export const BookEntry = z.object({
  no: z.int(),
  number: z.string(),
  at: Moment,
  isVoid: z.boolean(),
  voidReason: z.string().nullable(),
  letterId: Id.nullable(),
  subject: z.string().nullable(),
  sender: z.string().nullable(),
});
export type BookEntry = z.infer<typeof BookEntry>;
export const EntryPage = z.object({ items: z.array(BookEntry), next: z.string().nullable() });
export type EntryPage = z.infer<typeof EntryPage>;
