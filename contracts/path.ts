import { z } from 'zod';
import { Id } from './ids';
import { Outcome, ProcessKind, TaskKind } from './tasks';

const Moment = z.iso.datetime();

export const UnitRef = z.object({ id: Id, name: z.string() });
export type UnitRef = z.infer<typeof UnitRef>;
export const PostRef = z.object({ id: Id, title: z.string() });
export type PostRef = z.infer<typeof PostRef>;
export const PersonRef = z.object({ id: Id, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;
/** Who stands in for whoever works in a post, and until when: what senders are told. */
export const StandIn = z.object({ substitute: PersonRef, until: Moment });
export type StandIn = z.infer<typeof StandIn>;
export const ProcessRef = z.object({ id: Id, kind: ProcessKind });
export type ProcessRef = z.infer<typeof ProcessRef>;

/** What happened at one place on the way; the words of each stand in `src/letters/path-words.ts`. */
export const HopKind = z.enum([
  // at the sender
  'drafted',
  'typed_in',
  'submitted',
  'discarded',
  'approved',
  'edited',
  'returned_to_drafter',
  'rejected',
  'signed',
  'taken_back',
  'held',
  'step_done',
  'repaired',
  'route_changed',
  'option_begun',
  'options_closed',
  'registered',
  'dispatched',
  'sent_outside',
  'recalled',
  'voided',
  'resent',
  'return_accepted',
  'closed',
  // at whoever received it
  'arrived',
  'seen',
  'referred',
  'given_back',
  'done',
  'returned',
  'acknowledged',
  'answered_by_letter',
  'referral_recalled',
  'cancelled',
  'ended',
  // clocks
  'reminded',
  'overdue',
  'reminded_again',
  'forewarned',
  'escalated',
  'watched',
  'raised',
  'moved',
  'retimed',
  'reminded_by_hand',
  // a question
  'asked',
  'partly_answered',
  'info_asked',
  'info_supplied',
  'extension_asked',
  'extension_granted',
  'extension_denied',
  'answered',
  'reply_registered',
  'redirected',
  'asked_again',
  'asked_another',
  'enough_answers',
  'concluded',
  'withdrawn',
  'inquiry_ended',
]);
export type HopKind = z.infer<typeof HopKind>;

/** One stop on the way, done by a person or (without an actor) by the office itself. */
export const Hop = z.object({
  at: Moment,
  process: ProcessRef,
  /** the task, step or clock it is about */
  key: z.string(),
  what: HopKind,
  /** of a step of a route: what it is called there, and the answer that was given; of optional ones, what was begun or closed; of a task that was moved: the post it lay with; of a new due time: what changed the calendar */
  title: z.string().nullable(),
  unit: UnitRef.nullable(),
  post: PostRef.nullable(),
  actor: PersonRef.nullable(),
  onBehalfOf: PersonRef.nullable(),
  /** as their substitute; else as an assistant */
  asSubstitute: z.boolean(),
  /** where it went from here */
  to: z.object({ unit: UnitRef.nullable(), post: PostRef.nullable() }).nullable(),
  /** reason, note or instruction; null also when it is not for the reader */
  note: z.string().nullable(),
  purpose: z.string().nullable(),
  copy: z.string().nullable(),
  /** how long it lay on that desk until then, in all and in working time of that unit */
  stayedMs: z.int().nullable(),
  workingStayedMs: z.int().nullable(),
  dueAt: Moment.nullable(),
  /** the text that was approved or signed; stale when it was changed afterwards */
  version: z.int().nullable(),
  stale: z.boolean(),
  /** the number it got here, in the book of this office */
  number: z.string().nullable(),
  /** recipients of a dispatch */
  count: z.int().nullable(),
});
export type Hop = z.infer<typeof Hop>;

/** A desk and those it was sent on to: the referral tree. */
export interface Desk {
  key: string;
  kind: TaskKind;
  unit: UnitRef | null;
  post: PostRef;
  purpose: string | null;
  copy: string | null;
  instruction: string | null;
  openedAt: string;
  seenAt: string | null;
  closedAt: string | null;
  dueAt: string | null;
  overdue: boolean;
  outcome: Outcome | null;
  closedBy: PersonRef | null;
  /** until it was closed, or until now */
  stayedMs: number;
  workingStayedMs: number;
  children: Desk[];
}
export const Desk: z.ZodType<Desk> = z.object({
  key: z.string(),
  kind: TaskKind,
  unit: UnitRef.nullable(),
  post: PostRef,
  purpose: z.string().nullable(),
  copy: z.string().nullable(),
  instruction: z.string().nullable(),
  openedAt: Moment,
  seenAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  dueAt: Moment.nullable(),
  overdue: z.boolean(),
  outcome: Outcome.nullable(),
  closedBy: PersonRef.nullable(),
  stayedMs: z.int(),
  workingStayedMs: z.int(),
  get children() {
    return z.array(Desk);
  },
});

/** The clock of a unit that is asked, or of a referral with a deadline. */
export const ClockView = z.object({
  startedAt: Moment,
  halfAt: Moment.nullable(),
  dueAt: Moment,
  /** no table of holidays for that year yet */
  provisional: z.boolean(),
  overdue: z.boolean(),
  /** until due, negative when over; null once it has stopped */
  remainingMs: z.int().nullable(),
  remainingWorkingMs: z.int().nullable(),
  stoppedAt: Moment.nullable(),
  /**
   * Stands still since then, while the asker is to say something. `dueAt` is then what it would be if that came now; with days and months
   * of the year it is due all the same, and `moves` is false.
   */
  paused: z.object({ since: Moment, moves: z.boolean(), reason: z.string().nullable() }).nullable(),
  extension: z.object({ state: z.enum(['REQUESTED', 'GRANTED', 'DENIED']), dueAt: Moment, reason: z.string().nullable() }).nullable(),
});
export type ClockView = z.infer<typeof ClockView>;

/** The letter at one unit that received it or is asked. */
export const Stop = z.object({
  process: ProcessRef,
  unit: UnitRef,
  role: z.enum(['MAIN', 'CC', 'BCC']),
  state: z.string(),
  number: z.string().nullable(),
  openedAt: Moment,
  closedAt: Moment.nullable(),
  stayedMs: z.int(),
  seenAt: Moment.nullable(),
  clock: ClockView.nullable(),
  reply: z.object({ letterId: Id, number: z.string().nullable(), at: Moment }).nullable(),
  /** the unit it came from or went to by redirection */
  redirectedFrom: UnitRef.nullable(),
  redirectedTo: UnitRef.nullable(),
  desks: z.array(Desk),
});
export type Stop = z.infer<typeof Stop>;

/** Where it is at this moment: an open desk, or what it waits for by itself. */
export const Place = z.object({
  process: ProcessRef,
  waiting: z.enum(['DESK', 'HOLD', 'OFFICE', 'RECIPIENTS', 'ANSWERS']),
  key: z.string().nullable(),
  task: TaskKind.nullable(),
  /** of a step of a route: what it is called there */
  title: z.string().nullable(),
  unit: UnitRef.nullable(),
  post: PostRef.nullable(),
  holders: z.array(PersonRef),
  /** who stands in there while they are away */
  standIn: StandIn.nullable(),
  since: Moment,
  forMs: z.int(),
  seen: z.boolean().nullable(),
  dueAt: Moment.nullable(),
  overdue: z.boolean(),
  claimedBy: PersonRef.nullable(),
  /** how many are still open, where it waits for several */
  count: z.int().nullable(),
});
export type Place = z.infer<typeof Place>;

/** What is expected after that. */
export const Expected = z.object({
  what: z.enum([
    'submission',
    'review',
    'signature',
    'end_of_hold',
    'registration',
    'dispatch',
    'dispatch_outside',
    'attendance',
    'answer',
    'extension_decision',
    'info',
    'retarget',
    'conclusion',
    'close',
  ]),
  unit: UnitRef.nullable(),
  post: PostRef.nullable(),
  dueAt: Moment.nullable(),
  count: z.int().nullable(),
});
export type Expected = z.infer<typeof Expected>;

/** The whole way of a letter or inquiry, as far as the reader may see it. */
export const LetterPath = z.object({
  letter: z.object({
    id: Id,
    kind: z.string(),
    direction: z.string(),
    subject: z.string(),
    number: z.string().nullable(),
    registeredAt: Moment.nullable(),
    state: z.string(),
    office: UnitRef,
    post: PostRef.nullable(),
    outside: z.string().nullable(),
  }),
  inquiry: z
    .object({
      id: Id,
      state: z.string(),
      type: z.string(),
      title: z.string(),
      rule: z.string(),
      atLeast: z.int().nullable(),
      asked: z.int(),
      answered: z.int(),
    })
    .nullable(),
  /** the route it is on, or went last; drawn: `contracts/letter-picture.ts` */
  route: z.object({ name: z.string() }).nullable(),
  asOf: Moment,
  hops: z.array(Hop),
  now: z.array(Place),
  next: z.array(Expected),
  children: z.array(Stop),
  /** the same by state, for letters to many */
  groups: z.array(z.object({ state: z.string(), count: z.int(), units: z.array(UnitRef) })),
  /** the same in words, a line each */
  text: z.array(z.string()),
});
export type LetterPath = z.infer<typeof LetterPath>;

export const PathQuery = z.strictObject({ format: z.enum(['json', 'text']).default('json') });
export type PathQuery = z.output<typeof PathQuery>;
