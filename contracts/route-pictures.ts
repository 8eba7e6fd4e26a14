import { z } from 'zod';
import { Id } from './ids';
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
