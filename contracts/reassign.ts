import { z } from 'zod';
import { Id, PostId, ProcessId } from './ids';
import { moveObstacles } from './moves';
import { PostRef } from './path';
import { TaskKey, TaskKind } from './tasks';
import { paging } from './views';

/** Open work is laid on other desks by whoever oversees both: first to see what would move, then in earnest; and back. */

const Moment = z.iso.datetime();
const Reason = z.string().trim().min(1).max(500);

/** Tasks one by one, each with the post it goes to: what was chosen of a list, or of a proposal. */
const Named = z.strictObject({
  from: z.literal('tasks'),
  tasks: z
    .array(z.strictObject({ process: ProcessId, key: TaskKey, to: PostId }))
    .min(1)
    .max(2000),
});
/** Everything that lies with one post, dealt out in turn in the order of due times. */
const OfPost = z.strictObject({
  from: z.literal('post'),
  post: PostId,
  to: z.array(PostId).min(1).max(20),
  /** what is late already, or all */
  state: z.enum(['overdue', 'open']).default('open'),
});

/** Command: `dryRun` only tells what would move and what would not. */
export const StartReassignment = z.strictObject({
  work: z.discriminatedUnion('from', [Named, OfPost]),
  reason: Reason,
  dryRun: z.boolean(),
});
export type StartReassignment = z.output<typeof StartReassignment>;

/** Besides what `moveTask` finds in the way. */
export const reassignObstacles = {
  ...moveObstacles,
  moved_on: 'این کار در این میان به کارتابل دیگری رفته است.',
  mover_gone: 'کسی که این را خواسته است دیگر در آن سمت نیست.',
  mover_not_cleared: 'نامه بالاتر از سطح دسترسی کسی است که این را خواسته است.',
} as const;
export type ReassignObstacle = keyof typeof reassignObstacles;

export const ReassignmentView = z.object({
  id: Id,
  reason: z.string(),
  dryRun: z.boolean(),
  /** the one that this takes back, and the one that took this back */
  reverses: Id.nullable(),
  reversedBy: Id.nullable(),
  by: z.object({ id: Id, name: z.string() }),
  at: Moment,
  doneAt: Moment.nullable(),
  total: z.int(),
  moved: z.int(),
  refused: z.array(z.object({ code: z.string(), sentence: z.string(), count: z.int() })),
  /** not looked at yet */
  left: z.int(),
});
export type ReassignmentView = z.infer<typeof ReassignmentView>;
export const ReassignmentList = z.object({ items: z.array(ReassignmentView) });
export type ReassignmentList = z.infer<typeof ReassignmentList>;

export const ReassignmentItemsFilter = z.strictObject({ state: z.enum(['moved', 'refused']).optional(), ...paging });
export type ReassignmentItemsFilter = z.output<typeof ReassignmentItemsFilter>;

/** One task of it. */
export const ReassignmentItem = z.object({
  n: z.int(),
  process: Id,
  key: z.string(),
  kind: TaskKind.nullable(),
  /** null where the reader may not know it */
  number: z.string().nullable(),
  from: PostRef.nullable(),
  to: PostRef,
  state: z.enum(['waiting', 'moved', 'refused']),
  sentence: z.string().nullable(),
});
export type ReassignmentItem = z.infer<typeof ReassignmentItem>;
export const ReassignmentItems = z.object({ items: z.array(ReassignmentItem), next: z.string().nullable() });
export type ReassignmentItems = z.infer<typeof ReassignmentItems>;
