import { z } from 'zod';
import { Id } from './ids';
import { Province } from './org';
import { RouteNodeKind } from './route-plan';

/** What is drawn of routes: the file with its elements in words, and what happened on one. */

const Moment = z.iso.datetime();
const Named = z.object({ id: z.string(), name: z.string().nullable() });

/** A version as it is drawn. */
export const RouteDrawing = z.object({
  route: z.object({ id: Id, name: z.string() }),
  version: z.int(),
  /** the `.bpmn` file, as text */
  diagram: z.string(),
  /** what its plan runs, in the order of the file; none where the file cannot be published */
  elements: z.array(Named.extend({ kind: RouteNodeKind })),
  /** the decisions it asks for */
  decisions: z.array(z.string()),
});
export type RouteDrawing = z.infer<typeof RouteDrawing>;

/** One thing that happened on a route, and where that brought it. */
export const RouteHappening = z.object({
  at: Moment,
  kind: z.enum([
    'started',
    'taskCompleted',
    'taskReassigned',
    'taskUnassigned',
    'jobDone',
    'jobRefused',
    'jobFailed',
    'timerFired',
    'message',
    'signal',
    'referred',
    'referralAnswered',
    'activated',
    'closed',
    'retried',
    'variablesSet',
    'moved',
    'dropped',
    'cancelled',
    'migrated',
  ]),
  /** where it happened; null of the route as a whole */
  element: Named.nullable(),
  /** the outcome, error, message or names of variables it came with */
  detail: z.string().nullable(),
  /** who did it; null of the office itself */
  by: z.string().nullable(),
  /** what was entered because of it, in order */
  entered: z.array(Named.extend({ kind: RouteNodeKind })),
});
export type RouteHappening = z.infer<typeof RouteHappening>;

/** Which walks are counted: of one version or all, begun on these days (both included); and of their work that on desks of one province. */
export const RouteHeatFilter = z
  .strictObject({
    version: z.coerce.number().int().min(1).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    province: Province.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'پایان بازه باید پس از آغاز آن باشد.' });
export type RouteHeatFilter = z.output<typeof RouteHeatFilter>;

/** How it goes at one element. */
export const RouteHeatPlace = z.object({
  element: z.string(),
  /** how often letters came there, how many of them still wait there, and how many of those are late */
  count: z.int(),
  open: z.int(),
  overdue: z.int(),
  /** letters that stand still there until somebody puts something right */
  stopped: z.int(),
  /** how long one waited there until it was done: by the clock of all, and in office hours of those done last */
  medianMs: z.int().nullable(),
  medianWorkingMs: z.int().nullable(),
});
export type RouteHeatPlace = z.infer<typeof RouteHeatPlace>;

export const RouteHeat = z.object({ at: Moment, /** letters' walks */ walks: z.int(), places: z.array(RouteHeatPlace) });
export type RouteHeat = z.infer<typeof RouteHeat>;
