import { z } from 'zod';
import { RouteNodeKind } from './route-plan';

/** A route in words: for whoever does not read drawings, and for comparing what two versions mean. */

export const ToldStep = z.object({
  /** by which other steps refer to it; counted through the whole route */
  no: z.int(),
  element: z.string(),
  kind: RouteNodeKind,
  /** 0 in a process, 1 in a sub-process … */
  depth: z.int(),
  name: z.string(),
  /** who does what until when, what then, what if not */
  sentences: z.array(z.string()),
});
export type ToldStep = z.infer<typeof ToldStep>;

export const RouteDescription = z.object({
  no: z.int(),
  /** processes, the route itself first */
  parts: z.array(z.object({ element: z.string(), opening: z.string(), steps: z.array(ToldStep) })),
});
export type RouteDescription = z.infer<typeof RouteDescription>;

export const ChangeKind = z.enum(['added', 'removed', 'changed']);
export const RouteChange = z.object({
  change: ChangeKind,
  /** in the newer version, of a removed one in the older; null where it is about the whole route */
  element: z.string().nullable(),
  sentence: z.string(),
});
export type RouteChange = z.infer<typeof RouteChange>;

export const RouteDifference = z.object({
  /** null: there is no other version to compare with */
  from: z.int().nullable(),
  to: z.int(),
  /** one sentence on the whole */
  summary: z.string(),
  changes: z.array(RouteChange),
});
export type RouteDifference = z.infer<typeof RouteDifference>;
