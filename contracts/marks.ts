import { z } from 'zod';
import { LetterId } from './ids';

/** What one person keeps about a letter, apart from its journal: nobody else sees it, and it changes nothing of the letter. */
export const Marks = z.object({
  /** to be read again; apart from `seenAt` of a task, which is evidence */
  unread: z.boolean(),
  starred: z.boolean(),
  archivedAt: z.iso.datetime().nullable(),
  followUpOn: z.iso.date().nullable(),
  followUpNote: z.string().nullable(),
});
export type Marks = z.infer<typeof Marks>;

/** Command: what is not named stays; a follow-up without a date has no note. */
export const SetMarks = z.strictObject({
  unread: z.boolean().optional(),
  starred: z.boolean().optional(),
  archived: z.boolean().optional(),
  followUpOn: z.iso.date().nullable().optional(),
  followUpNote: z.string().trim().max(500).nullable().optional(),
});
export type SetMarks = z.infer<typeof SetMarks>;

/** Command: the same for many letters; each has a verdict of its own. */
export const SetMarksOfMany = z.strictObject({ letters: z.array(LetterId).min(1).max(500), marks: SetMarks });
export type SetMarksOfMany = z.infer<typeof SetMarksOfMany>;
