import { z } from 'zod';

/** Clocks that could not be counted when something made others count anew: they stay as they were. */
export const StayedClocks = z.object({
  count: z.int(),
  /** some of them, with a sentence why; a letter has a number only where the reader may see it */
  letters: z.array(z.object({ number: z.string().nullable(), unit: z.string(), why: z.string() })),
});
export type StayedClocks = z.infer<typeof StayedClocks>;
