import { z } from 'zod';

/** What waits for a person this morning, over all their posts and up to their clearance; the one notice of the day. */
export const DigestFacts = z.object({
  dueToday: z.int(),
  overdue: z.int(),
  unseen: z.int(),
  /** reviews, signatures, steps, and what an asker has to say */
  decisions: z.int(),
  /** posts in which the person stands in for somebody */
  standsIn: z.int(),
});
export type DigestFacts = z.infer<typeof DigestFacts>;

export const DigestView = DigestFacts.extend({ day: z.iso.date(), at: z.iso.datetime(), read: z.boolean() });
export type DigestView = z.infer<typeof DigestView>;

/** null on a day off, before the unit opens, and for whoever does not want it. */
export const TodaysDigest = z.object({ digest: DigestView.nullable() });
export type TodaysDigest = z.infer<typeof TodaysDigest>;
