import { z } from 'zod';
import { ProcessId } from './ids';
import { CloseAskerTask } from './inquiries';
import { CloseLetterTask } from './letters';
import { CloseDeskTask, Refer, TaskKey } from './tasks';

/** One act of many: the task, and the same command it takes alone: its `close` or its `refer`. */
export const BulkAct = z
  .strictObject({
    process: ProcessId,
    key: TaskKey,
    close: z.union([CloseDeskTask, CloseLetterTask, CloseAskerTask]).optional(),
    refer: Refer.optional(),
  })
  .refine(({ close, refer }) => !close !== !refer, { error: 'برای هر کار، یا بستن یا ارجاع.' });
export type BulkAct = z.infer<typeof BulkAct>;

/** Command: many acts, each in a transaction and under a key of its own, each with a verdict. */
export const BulkActs = z.strictObject({ acts: z.array(BulkAct).min(1).max(500) });
export type BulkActs = z.infer<typeof BulkActs>;

/** Why one of them was (or would be) refused. */
const BulkProblem = z.object({ code: z.string(), title: z.string() });
export const BulkVerdicts = z.object({
  items: z.array(z.object({ process: z.uuid(), key: z.string(), ok: z.boolean(), problem: BulkProblem.nullable() })),
});
export type BulkVerdicts = z.infer<typeof BulkVerdicts>;
export const MarksVerdicts = z.object({ items: z.array(z.object({ letter: z.uuid(), ok: z.boolean(), problem: BulkProblem.nullable() })) });
export type MarksVerdicts = z.infer<typeof MarksVerdicts>;
