import { z } from 'zod';
import { Id } from './ids';
import type { Json as RouteJson, RouteEvent } from './route-events';
import { RouteHappening } from './route-pictures';
import { CalendarLayer } from './working-calendar';

/** Rehearsals: a route stepped through with pretended people, facts and time, run as letters run. What a fact means: `route-events.ts`. */

const Moment = z.iso.datetime();
const Name = z.string().min(1).max(400);
/** A body is JSON whatever it holds; `z.json()` would refer to itself, which the description of the API cannot. */
const Json = z.unknown() as z.ZodType<RouteJson, RouteJson>;
const Variables = z.record(z.string().min(1).max(200), Json);
const Assignment = z.strictObject({
  assignee: Name.optional(),
  candidateGroups: z.array(Name).max(1000).optional(),
  candidateUsers: z.array(Name).max(1000).optional(),
  dueDate: Moment.optional(),
  followUpDate: Moment.optional(),
  priority: Name.optional(),
});

/** The organisation a route is rehearsed in, instead of the real one: `src/routing/feel/facts.ts`. */
const Directory = z.strictObject({
  units: z.record(Name, z.strictObject({ level: Name, parent: Name.optional(), head: Name.optional(), secretariat: Name.optional() })),
  posts: z.record(Name, z.strictObject({ unit: Name, roles: z.array(Name).optional() })),
});

export const StartRehearsal = z.strictObject({
  version: z.int().min(1),
  /** one of the file; its first where nothing is said */
  process: Name.optional(),
  /** when it begins; now, where nothing is said. From then on time stands, until it is moved */
  at: Moment.optional(),
  variables: Variables.default({}),
  /** what each decision comes to, by its id, instead of being worked out */
  decisions: z.record(Name, Json).default({}),
  directory: Directory.optional(),
  /** general to specific */
  calendar: z.array(CalendarLayer).max(20).optional(),
});
export type StartRehearsal = z.output<typeof StartRehearsal>;

const act = <Kind extends RouteEvent['kind'], Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** What is done to a rehearsal; ids are those its view gives. */
export const RehearsalAct = z.discriminatedUnion('kind', [
  act('taskCompleted', { task: Name, by: Name.optional(), variables: Variables.optional() }),
  act('taskReassigned', { task: Name, assignment: Assignment }),
  act('jobDone', { job: Name, variables: Variables.optional() }),
  act('jobRefused', { job: Name, error: Name, variables: Variables.optional() }),
  act('jobFailed', { job: Name, reason: Name }),
  act('message', { name: Name, key: Name.optional(), variables: Variables.optional() }),
  act('signal', { name: Name, variables: Variables.optional() }),
  act('referred', { referral: Name, under: Name, to: z.array(Name).max(50), by: Name.optional() }),
  act('referralAnswered', { referral: Name, by: Name.optional(), variables: Variables.optional() }),
  act('activated', { scope: Name, elements: z.array(Name).max(100) }),
  act('closed', { scope: Name }),
  act('retried', { incident: Name, variables: Variables.optional() }),
  act('variablesSet', { variables: Variables }),
  act('moved', { instance: Name, to: Name }),
  act('dropped', { instance: Name }),
  act('cancelled', {}),
]);
export type RehearsalAct = z.output<typeof RehearsalAct>;

/** Its clock goes forward; what becomes due on the way strikes at its own time, the earliest first. */
export const MoveRehearsal = z.strictObject({ to: Moment });
export type MoveRehearsal = z.infer<typeof MoveRehearsal>;

/** Where a route stands. */
export const RouteStanding = z.object({
  status: z.enum(['active', 'completed', 'cancelled']),
  /** what is open, the oldest first: `kind` is that of the element in the plan */
  open: z.array(
    z.object({
      id: z.string(),
      element: z.string(),
      name: z.string().nullable(),
      kind: z.string(),
      job: z.string().nullable(),
      assignment: Assignment,
      /** of a user task: how it lies on a desk */
      form: z.string().nullable(),
      /** its buttons */
      outcomes: z.array(z.string()),
      /** of a command: the errors it may be refused with, by its catalogue or by who catches them */
      errors: z.array(z.string()),
      /** of a choice of steps: those that may be begun */
      choices: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    }),
  ),
  /** what may come by itself or from outside, beside or at what is open: `element` is the event */
  waiting: z.array(
    z.object({
      id: z.string(),
      element: z.string(),
      name: z.string().nullable(),
      kind: z.enum(['timer', 'message', 'signal']),
      /** of a timer */
      at: Moment.nullable(),
      /** of a message or signal, and the key a message is for */
      message: z.string().nullable(),
      key: z.string().nullable(),
    }),
  ),
  /** joins that wait for other branches */
  joins: z.array(z.string()),
  /** how often each flow was taken */
  flows: z.record(z.string(), z.int()),
  referrals: z.array(
    z.object({ id: z.string(), task: z.string(), to: z.array(z.string()), state: z.enum(['open', 'answered', 'closed', 'cancelled']) }),
  ),
  incidents: z.array(
    z.object({
      id: z.string(),
      instance: z.string(),
      element: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      sentence: z.string(),
    }),
  ),
  variables: Variables,
  completed: z.record(z.string(), z.int()),
  cancelled: z.record(z.string(), z.int()),
  /** elements in the order in which they ended normally */
  way: z.array(z.string()),
});
export type RouteStanding = z.infer<typeof RouteStanding>;

export const RehearsalView = RouteStanding.extend({
  id: Id,
  route: z.object({ id: Id, name: z.string(), version: z.int(), plan: z.string() }),
  /** whether everything waits for a person, a message or time; nothing is taken before */
  settled: z.boolean(),
  /** whether its run has ended, too */
  ended: z.boolean(),
  at: Moment,
  /** when its next clock strikes */
  next: Moment.nullable(),
  /** what happened so far, the oldest first */
  story: z.array(RouteHappening),
});
export type RehearsalView = z.infer<typeof RehearsalView>;
