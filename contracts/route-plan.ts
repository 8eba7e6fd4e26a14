import { z } from 'zod';
import type { DecisionPlan } from './decision-plan';

/**
 * A route, compiled: what the interpreter needs and nothing it would have to work out. Plans never change; the hash of their canonical
 * JSON is their name. Ids are those of the `.bpmn`.
 */
const Id = z.string().min(1);

/** Something an admin wrote: FEEL (with a leading `=` in the file) or plain text. */
export const RouteValue = z.union([z.strictObject({ feel: z.string() }), z.strictObject({ text: z.string() })]);
export type RouteValue = z.infer<typeof RouteValue>;

export const TimerForm = z.enum(['duration', 'date', 'cycle']);
export type TimerForm = z.infer<typeof TimerForm>;

const Coded = { code: z.string().optional() };

export const RouteEventDefinition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timer'), form: TimerForm, value: RouteValue }),
  z.strictObject({ kind: z.literal('message'), name: z.string(), key: RouteValue.optional() }),
  z.strictObject({ kind: z.literal('signal'), name: z.string() }),
  z.strictObject({ kind: z.literal('error'), ...Coded }),
  z.strictObject({ kind: z.literal('escalation'), ...Coded }),
  z.strictObject({ kind: z.literal('link'), name: z.string() }),
  z.strictObject({ kind: z.literal('terminate') }),
  z.strictObject({ kind: z.literal('compensation'), activity: Id.optional() }),
]);
export type RouteEventDefinition = z.infer<typeof RouteEventDefinition>;

export const RouteMapping = z.strictObject({ target: z.string().min(1), value: RouteValue });
export type RouteMapping = z.infer<typeof RouteMapping>;

/** One instance for each item of a collection. */
export const RouteLoop = z.strictObject({
  sequential: z.boolean(),
  collection: RouteValue,
  element: z.string().optional(),
  output: z.strictObject({ collection: z.string(), value: RouteValue }).optional(),
  until: RouteValue.optional(),
});
export type RouteLoop = z.infer<typeof RouteLoop>;

export const ReferralRule = z.enum(['none', 'allowed', 'blocking']);

/** What a user task asks of whom. */
export const RouteDuty = z.strictObject({
  assignee: RouteValue.optional(),
  candidateGroups: RouteValue.optional(),
  candidateUsers: RouteValue.optional(),
  dueDate: RouteValue.optional(),
  followUpDate: RouteValue.optional(),
  priority: RouteValue.optional(),
  form: z.string().optional(),
  outcomes: z.array(z.string()).optional(),
  referral: ReferralRule,
  notActors: z.array(Id).optional(),
});
export type RouteDuty = z.infer<typeof RouteDuty>;

/** A command of the catalogue. */
export const RouteJob = z.strictObject({
  type: RouteValue,
  retries: RouteValue.optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** What lies in a process or sub-process. */
export const RouteBody = z.strictObject({
  nodes: z.array(Id),
  /** where it begins: its start events without a trigger, else whatever no flow leads to */
  starts: z.array(Id),
  /** event sub-processes, each with the event that starts it */
  handlers: z.array(z.strictObject({ node: Id, start: Id })),
});
export type RouteBody = z.infer<typeof RouteBody>;

export const RouteNodeKind = z.enum([
  'process',
  'sub',
  'handler',
  'adhoc',
  'call',
  'start',
  'end',
  'throw',
  'catch',
  'boundary',
  'pass',
  'user',
  'job',
  'receive',
  'rule',
  'script',
  'exclusive',
  'parallel',
  'inclusive',
  'race',
]);
export type RouteNodeKind = z.infer<typeof RouteNodeKind>;

export const RouteNode = z.strictObject({
  id: Id,
  kind: RouteNodeKind,
  name: z.string().optional(),
  /** the process or sub-process it lies in; a process lies in none */
  scope: Id.optional(),
  in: z.array(Id),
  /** in the order of the file, which is the order in which conditions are tried */
  out: z.array(Id),
  default: Id.optional(),
  event: RouteEventDefinition.optional(),
  /** of a boundary event or the start of an event sub-process: whether it ends what it interrupts */
  interrupting: z.boolean().optional(),
  attachedTo: Id.optional(),
  boundary: z.array(Id).optional(),
  loop: RouteLoop.optional(),
  inputs: z.array(RouteMapping).optional(),
  outputs: z.array(RouteMapping).optional(),
  duty: RouteDuty.optional(),
  job: RouteJob.optional(),
  decision: z.strictObject({ id: z.string(), result: z.string() }).optional(),
  script: z.strictObject({ value: RouteValue, result: z.string() }).optional(),
  call: z.strictObject({ process: RouteValue, givesAll: z.boolean(), takesAll: z.boolean() }).optional(),
  adhoc: z
    .strictObject({ active: RouteValue.optional(), until: RouteValue.optional(), cancelsRest: z.boolean(), staysOpen: z.boolean() })
    .optional(),
  body: RouteBody.optional(),
  /** of an inclusive join: for each incoming flow the nodes from which a token can still come over it without passing the join */
  reach: z.record(Id, z.array(Id)).optional(),
  /** the activity that undoes this one */
  undoneBy: Id.optional(),
  undoes: z.boolean().optional(),
});
export type RouteNode = z.infer<typeof RouteNode>;

export const RouteFlow = z.strictObject({ id: Id, from: Id, to: Id, condition: RouteValue.optional() });
export type RouteFlow = z.infer<typeof RouteFlow>;

/** Compiled by the office itself, as the rest of the plan. */
const Decision = z.unknown() as z.ZodType<DecisionPlan, DecisionPlan>;

export const RoutePlan = z.strictObject({
  schema: z.literal(1),
  /** executable processes, the first being the route itself unless another is named at the start */
  processes: z.array(Id).min(1),
  nodes: z.record(Id, RouteNode),
  flows: z.record(Id, RouteFlow),
  /** those that its rule tasks call, as they were when it was compiled */
  decisions: z.array(Decision).optional(),
});
export type RoutePlan = z.infer<typeof RoutePlan>;

/** The same plan always gives the same text: keys in order, nothing undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}
