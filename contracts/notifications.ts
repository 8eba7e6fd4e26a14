import { z } from 'zod';
import { Id, LetterId } from './ids';
import { PersonRef, PostRef, ProcessRef, UnitRef } from './path';
import { paging } from './views';

/** What happened to a letter of one's posts. The words are the screen's. */
export const NotificationCode = z.enum([
  // to a letter one sent
  'edited',
  'signed',
  'returned',
  'rejected',
  'registered',
  'dispatched',
  'delivery_returned',
  'voided',
  // to a question one asked
  'answered',
  'partly_answered',
  'question_returned',
  'redirected',
  'extension_asked',
  // to a question one is asked
  'extension_granted',
  'extension_denied',
  'info_supplied',
  // to what one referred
  'referral_closed',
  'referral_returned',
  // to what lies or lay on one's own desk
  'recalled',
  'cancelled',
  'moved_away',
  'reminded',
  'half_time',
  'reminder',
  'due',
]);
export type NotificationCode = z.infer<typeof NotificationCode>;

export const NotificationView = z.object({
  /** its place, `upTo` of `MarkRead` */
  id: z.int(),
  code: NotificationCode,
  at: z.iso.datetime(),
  read: z.boolean(),
  /** the post of the reader's it is for */
  post: PostRef,
  letter: z.object({ id: LetterId, number: z.string().nullable() }),
  process: ProcessRef,
  /** the task or clock it is about */
  key: z.string(),
  /** who did it; null when the office did */
  actor: PersonRef.nullable(),
  /** the unit where it happened, for deliveries and units asked */
  unit: UnitRef.nullable(),
});
export type NotificationView = z.infer<typeof NotificationView>;
export const NotificationPage = z.object({ items: z.array(NotificationView), unread: z.int(), next: z.string().nullable() });
export type NotificationPage = z.infer<typeof NotificationPage>;

export const NotificationFilter = z.strictObject({ unread: z.stringbool().optional(), post: Id.optional(), ...paging });
export type NotificationFilter = z.output<typeof NotificationFilter>;

/** Command: everything up to this one is read. */
export const MarkRead = z.strictObject({ upTo: z.int().min(0) });
export type MarkRead = z.infer<typeof MarkRead>;
