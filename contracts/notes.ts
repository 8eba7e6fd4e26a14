import { z } from 'zod';
import { Id } from './ids';
import { PersonRef, PostRef } from './path';

/** Command: a note on the margin of a letter, by one of the writer's posts that has part in it. It stays as it was written. */
export const WriteNote = z.strictObject({ post: z.uuid(), text: z.string().trim().min(1).max(2000) });
export type WriteNote = z.infer<typeof WriteNote>;

/** A margin note. Only the office of its author reads it, and there whoever may see the letter. `onBehalfOf`: an assistant wrote it for them. */
export const NoteView = z.object({
  id: Id,
  text: z.string(),
  author: PersonRef,
  post: PostRef,
  onBehalfOf: PersonRef.nullable(),
  at: z.iso.datetime(),
});
export type NoteView = z.infer<typeof NoteView>;
