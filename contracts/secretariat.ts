import { z } from 'zod';
import { Id, PostId } from './ids';
import { normaliseDigits } from './normalise-digits';
import { UnitRef } from './path';
import { EntryFilter } from './views';

const Moment = z.iso.datetime();
const Queue = z.object({
  total: z.int(),
  /** more urgent than normal */
  urgent: z.int(),
  unseen: z.int(),
  oldestAt: Moment.nullable(),
});

/** What waits for the secretariat of an office. Rows: `/api/cartable?kind=register`, `dispatch` or `returned`, with the clerk's post. */
export const SecretariatQueues = z.object({ office: UnitRef, post: PostId, register: Queue, dispatch: Queue, returned: Queue });
export type SecretariatQueues = z.infer<typeof SecretariatQueues>;

const Typed = (max: number) => z.string().trim().min(1).max(max).transform(normaliseDigits);

/** Query of the warning before a letter from outside is saved: by two of the three it may be found already. */
export const TwinsFilter = z
  .strictObject({ post: PostId.optional(), sender: Typed(300).optional(), number: Typed(60).optional(), date: z.iso.date().optional() })
  .refine(({ sender, number, date }) => [sender, number, date].filter(Boolean).length >= 2 && !!date, {
    error: 'تاریخ نامه و یکی از فرستنده و شماره لازم است.',
  });
export type TwinsFilter = z.output<typeof TwinsFilter>;

/** A letter that may be the one in the clerk's hand. `same`: all three agree, and registering it again needs `again`. */
export const Twin = z.object({
  same: z.boolean(),
  number: z.string().nullable(),
  registeredAt: Moment.nullable(),
  sender: z.string(),
  senderNumber: z.string(),
  senderDate: z.iso.date(),
  /** null above the clerk's clearance */
  letterId: Id.nullable(),
  subject: z.string().nullable(),
});
export type Twin = z.infer<typeof Twin>;

/** A year of a book: how far it went, and how many of its numbers are void. The newest first. */
export const BookYear = z.object({ year: z.int(), lastNo: z.int(), void: z.int() });
export type BookYear = z.infer<typeof BookYear>;

const No = z.coerce.number().int().min(1).max(999_999_999);
/** Query of a book: every filter narrows. `q` is a running number, or a number as it is printed; days are those of the registration. */
export const BookEntryFilter = EntryFilter.extend({
  q: Typed(60).optional(),
  fromNo: No.optional(),
  toNo: No.optional(),
  fromDay: z.iso.date().optional(),
  toDay: z.iso.date().optional(),
  void: z.stringbool().optional(),
});
export type BookEntryFilter = z.output<typeof BookEntryFilter>;
