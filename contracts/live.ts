import { z } from 'zod';

/**
 * One hint of the live stream: something of this type changed, read it again. It carries no content.
 * The stream's other events: `ready` (connected, nothing missed) and `resync` (the place was lost: read everything shown again).
 */
export const Hint = z.object({ type: z.string(), id: z.uuid(), version: z.int() });
export type Hint = z.infer<typeof Hint>;
