import { z } from 'zod';

/** Command: moves the clock of a practice office forward. */
export const MoveClock = z
  .strictObject({
    /** how far, in milliseconds; or to which instant */
    byMs: z
      .int()
      .min(1)
      .max(400 * 86_400_000)
      .optional(),
    to: z.iso.datetime().optional(),
  })
  .refine(({ byMs, to }) => (byMs === undefined) !== (to === undefined), { error: 'یا مدت را بدهید یا زمان مقصد را.' });
export type MoveClock = z.infer<typeof MoveClock>;
