import { z } from 'zod';
import { BoardPlace } from './board';
import { Id, ProcessId, UnitId } from './ids';
import { PersonRef, PostRef, UnitRef } from './path';
import { TaskKey, TaskKind } from './tasks';

const Moment = z.iso.datetime();
const Count = z.int().min(0);

/** Query: the desks of an office, or of a unit in it. */
export const WorkloadFilter = z.strictObject({ level: z.enum(['county', 'unit']), under: UnitId });
export type WorkloadFilter = z.output<typeof WorkloadFilter>;

/** What lies on a desk now, and what it has done of late. */
export const DeskLoad = z.object({
  post: PostRef,
  unit: UnitRef,
  holders: z.array(PersonRef),
  /** somebody stands in for whoever holds it, until then */
  awayUntil: Moment.nullable(),
  open: Count,
  /** due before the end of tomorrow, not late yet */
  dueSoon: Count,
  overdue: Count,
  done30d: Count,
  /** clock time from its arrival on the desk until it was closed */
  medianMs30d: Count.nullable(),
  /** working days until what is open is done, at the pace of the last thirty days; null where there is no pace to go by */
  daysOfWork: z.number().nullable(),
});
export type DeskLoad = z.infer<typeof DeskLoad>;
export const Workload = z.object({ at: Moment, place: BoardPlace, desks: z.array(DeskLoad) });
export type Workload = z.infer<typeof Workload>;

/** A task that would lie better on another desk: accepted, it is one of a reassignment. */
export const ProposedMove = z.object({
  process: Id,
  key: z.string(),
  kind: TaskKind,
  /** null above the reader's clearance */
  number: z.string().nullable(),
  dueAt: Moment.nullable(),
  from: PostRef,
  to: PostRef,
});
export type ProposedMove = z.infer<typeof ProposedMove>;
export const Proposal = z.object({
  moves: z.array(ProposedMove),
  /** days of work on the desk that has most, before and after */
  before: z.number(),
  after: z.number(),
});
export type Proposal = z.infer<typeof Proposal>;

/** Command: tells whoever has these tasks that they wait; once a day for each. */
export const Remind = z.strictObject({
  tasks: z
    .array(z.strictObject({ process: ProcessId, key: TaskKey }))
    .min(1)
    .max(200),
});
export type Remind = z.output<typeof Remind>;
export const Reminded = z.object({
  items: z.array(z.object({ process: Id, key: z.string(), ok: z.boolean(), sentence: z.string().nullable() })),
});
export type Reminded = z.infer<typeof Reminded>;
