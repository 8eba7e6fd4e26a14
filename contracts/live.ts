import { z } from 'zod';

/** What a hint is about, and what its `id` names. */
export const HintType = z.enum([
  'task.opened', // process
  'task.closed', // process
  'task.claimed', // process: taken in hand or let go by one of those who share the desk
  'task.half', // process
  'task.due', // process
  'task.retimed', // the change of a calendar; once for each post that has such work
  'letter.changed', // letter, to posts that have it on the desk, sent it, or sent it on
  'notification', // letter; or the person, who has read theirs in another window
  'marks', // letter, to the person
  'settings', // person
  'substitution', // substitution, to both sides
  'digest', // person
  'appointment', // post, to the person whose appointment began, changed or ended
  'office.changed', // office, to its head, secretariat and supervisors
  'inquiries.changed', // office, to supervisors of its province and of the headquarters
]);
export type HintType = z.infer<typeof HintType>;

/** A new stream begins where its reader began: what was told since is told first, so nothing falls between the first reading and the stream. */
export const ListenFrom = z.strictObject({
  /** for how many seconds the reader has been reading already; rounded up */
  reading: z.coerce.number().int().min(0).max(60).optional(),
});
export type ListenFrom = z.infer<typeof ListenFrom>;

/**
 * One hint of the live stream: something of this type changed, read it again. It carries no content.
 * The stream's other events: `ready` (connected, nothing missed) and `resync` (the place was lost: read everything shown again).
 */
export const Hint = z.object({ type: z.string(), id: z.uuid(), version: z.int() });
export type Hint = z.infer<typeof Hint>;
