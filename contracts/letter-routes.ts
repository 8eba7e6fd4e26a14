import { z } from 'zod';
import { Id } from './ids';
import { paging } from './org';
import { RouteStanding } from './rehearsals';
import type { Json as RouteJson } from './route-events';

/** Letters on their routes as administrators see and repair them. What a fact means: `route-events.ts`. */

const Moment = z.iso.datetime();
const Name = z.string().min(1).max(400);
/** They stay in the journal, which is read whole by whoever begins it anew. */
const MOST = 20_000;
const Variables = z
  .record(z.string().min(1).max(200), z.unknown() as z.ZodType<RouteJson, RouteJson>)
  .refine((variables) => JSON.stringify(variables).length <= MOST, { error: 'متغیرها بیش از اندازه بزرگ‌اند.' });

export const IncidentFilter = z.strictObject({
  route: Id.optional(),
  /** only what still stands; with what was put right otherwise */
  open: z.stringbool().default(true),
  ...paging,
});
export type IncidentFilter = z.output<typeof IncidentFilter>;

/** A letter as administrators know it: its subject is for those who may read it. */
const KnownLetter = z.object({ id: Id, number: z.string().nullable(), office: z.string() });

/** Why a letter stands still. */
export const RouteIncident = z.object({
  letter: KnownLetter,
  route: z.object({ id: Id, name: z.string(), version: z.int() }),
  incident: z.string(),
  element: z.object({ id: z.string(), name: z.string().nullable() }),
  sentence: z.string(),
  raisedAt: Moment,
  closedAt: Moment.nullable(),
});
export type RouteIncident = z.infer<typeof RouteIncident>;
/** How many stand open. */
export const RouteIncidentCount = z.object({ open: z.int() });
export type RouteIncidentCount = z.infer<typeof RouteIncidentCount>;
export const RouteIncidentPage = z.object({ items: z.array(RouteIncident), next: z.string().nullable() });

/** Where a letter stands on its route; ids of tasks, instances and incidents are those that repairs name. */
export const LetterRouteView = RouteStanding.extend({
  letter: KnownLetter,
  /** how many routes it has begun */
  walk: z.int(),
  route: z.object({ id: Id, name: z.string(), version: z.int() }),
});
export type LetterRouteView = z.infer<typeof LetterRouteView>;

/** Steps of an ad-hoc sub-process are begun; with one that is in hand already, none is. */
const Activated = z.strictObject({ kind: z.literal('activated'), scope: Name, elements: z.array(Name).min(1).max(100) });
/** Enough of it: what is open in an ad-hoc sub-process is taken away, and the route goes on. */
const Closed = z.strictObject({ kind: z.literal('closed'), scope: Name });

/** Optional steps that stand open for a letter; ids are those that `RouteOptionAct` names. */
export const RouteOptions = z.object({
  /** whether the reader may begin and close them */
  isTheirs: z.boolean(),
  scopes: z.array(
    z.object({
      scope: z.string(),
      name: z.string().nullable(),
      /** only what stays open until it is closed by hand */
      mayClose: z.boolean(),
      /** `done` counts from when the scope was opened */
      elements: z.array(z.object({ id: z.string(), name: z.string().nullable(), isOpen: z.boolean(), done: z.int() })),
    }),
  ),
});
export type RouteOptions = z.infer<typeof RouteOptions>;

/** What the people of a letter do with its optional steps. */
export const RouteOptionAct = z.discriminatedUnion('kind', [Activated, Closed]);
export type RouteOptionAct = z.output<typeof RouteOptionAct>;

/** What an administrator does to a letter on its route. */
export const RouteRepair = z.discriminatedUnion('kind', [
  /** tries again, with variables that were wrong put right */
  z.strictObject({ kind: z.literal('retried'), incident: Name, variables: Variables.optional() }),
  z.strictObject({ kind: z.literal('variablesSet'), variables: Variables }),
  z.strictObject({ kind: z.literal('reassigned'), task: Name, posts: z.array(z.uuid()).min(1).max(50) }),
  /** takes it from where it stands to another step of the same scope */
  z.strictObject({ kind: z.literal('moved'), instance: Name, to: Name }),
  z.strictObject({ kind: z.literal('dropped'), instance: Name }),
  Activated,
  Closed,
  z.strictObject({ kind: z.literal('message'), name: Name, key: Name.optional(), variables: Variables.optional() }),
  /** ends the route: the letter comes back to its drafter, or goes to its recipients when it has a number */
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type RouteRepair = z.output<typeof RouteRepair>;
