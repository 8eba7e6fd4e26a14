import { z } from 'zod';
import { Classification } from './classification';
import { Id } from './ids';
import { Priority } from './letters';

const Moment = z.iso.datetime();

/** By number, as it is typed on any keyboard and in either order of its parts; the running number alone finds it in one's own books. */
export const LookupFilter = z.strictObject({ number: z.string().trim().min(1).max(60) });
export type LookupFilter = z.output<typeof LookupFilter>;

/** By words of subject, number and sender; every word has to be there. */
export const SearchFilter = z.strictObject({
  q: z.string().trim().min(2).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type SearchFilter = z.output<typeof SearchFilter>;

/** A letter that was found; the reader may see it. `bookNumber`: its number in a book of the reader's own office, where that is another. */
export const FoundLetter = z.object({
  id: Id,
  kind: z.string(),
  direction: z.string(),
  state: z.string(),
  classification: Classification,
  priority: Priority,
  number: z.string().nullable(),
  bookNumber: z.string().nullable(),
  subject: z.string(),
  sender: z.string(),
  at: Moment,
});
export type FoundLetter = z.infer<typeof FoundLetter>;
export const FoundLetters = z.object({ items: z.array(FoundLetter) });
export type FoundLetters = z.infer<typeof FoundLetters>;

/**
 * A letter of the chain. `maySee` is false for one that a letter of the chain refers to and the reader has no part in: it keeps everything but its
 * instant to itself. `answersId` (عطف) and `followsId` (پیرو) name the letters it refers to.
 */
export const ChainLetter = z.object({
  id: Id,
  maySee: z.boolean(),
  isThis: z.boolean(),
  kind: z.string().nullable(),
  direction: z.string().nullable(),
  state: z.string().nullable(),
  number: z.string().nullable(),
  subject: z.string().nullable(),
  sender: z.string().nullable(),
  at: Moment.nullable(),
  answersId: Id.nullable(),
  followsId: Id.nullable(),
});
export type ChainLetter = z.infer<typeof ChainLetter>;
/** Oldest first; `more` when the chain is longer than what is shown, which is what lies nearest. */
export const LetterChain = z.object({ items: z.array(ChainLetter), more: z.boolean() });
export type LetterChain = z.infer<typeof LetterChain>;
