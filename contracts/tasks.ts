import { z } from 'zod';

/** What the office asks of a person. */
export const TaskKind = z.enum([
  'draft',
  'review',
  'sign',
  'step',
  'register',
  'dispatch',
  'returned', // a letter at its sender
  'attend',
  'referral',
  'notice', // at a unit that received it
  'answer',
  'extension',
  'info', // at a unit that is asked
  'retarget',
  'conclude', // at the one who asks
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** What became of it. The last two are the office's own. */
export const Outcome = z.enum([
  'submitted',
  'discarded',
  'approved',
  'edited',
  'returned',
  'rejected',
  'signed',
  'done',
  'taken_back',
  'registered',
  'dispatched',
  'resent',
  'accepted',
  'closed',
  'passed_on',
  'replied',
  'acknowledged',
  'answered',
  'redirected',
  'granted',
  'denied',
  'supplied',
  'concluded',
  'recalled',
  'cancelled',
]);
export type Outcome = z.infer<typeof Outcome>;

/** The key of a task: its place in the procedure, as `review.1.2` (round 1, second reviewer). */
export const TaskKey = z
  .string()
  .regex(/^[a-z]+(\.[a-z0-9-]+){0,12}$/)
  .max(120);

/** The document behind a task; every one has its own journal. */
export const ProcessKind = z.enum(['letter', 'delivery', 'inquiry', 'respondent', 'rehearsal']);
export type ProcessKind = z.infer<typeof ProcessKind>;

export const ReferralPurpose = z.enum([
  'FOR_ACTION',
  'FOR_INFORMATION',
  'FOR_NOTICE_UPWARD',
  'FOR_OPINION',
  'FOR_DRAFTING',
  'FOR_APPROVAL',
  'FOR_SIGNATURE',
  'FOR_FOLLOW_UP',
  'FOR_INSTRUCTION',
  'FOR_DISCUSSION',
  'FOR_ARCHIVE',
]);

const Text = (max: number) => z.string().trim().min(1).max(max);

/** Command: sends a task on to others, keeping it (a copy) or passing it on (the original). */
export const Refer = z.strictObject({
  to: z
    .array(
      z
        .strictObject({
          post: z.uuid(),
          purpose: ReferralPurpose.default('FOR_ACTION'),
          copy: z.enum(['ORIGINAL', 'COPY']).default('ORIGINAL'),
          instruction: Text(2000).optional(),
          /** working days of the receiver's calendar, or an instant in the future */
          withinDays: z.int().min(1).max(365).optional(),
          dueAt: z.iso.datetime().optional(),
        })
        .refine(({ withinDays, dueAt }) => !(withinDays && dueAt), { error: 'مهلت را یا به روز بدهید یا به تاریخ.' }),
    )
    .min(1)
    .max(50),
});
export type Refer = z.infer<typeof Refer>;

/** Command: closes the task of a receiving desk (`attend`, `referral`, `notice`). */
export const CloseDeskTask = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('closed'), note: Text(2000).optional() }),
  z.strictObject({ outcome: z.literal('acknowledged') }),
  z.strictObject({ outcome: z.literal('returned'), reason: Text(2000) }),
]);
export type CloseDeskTask = z.infer<typeof CloseDeskTask>;

/** Command: takes back what one referred, while nobody there has opened it. */
export const RecallReferral = z.strictObject({ key: TaskKey });
export type RecallReferral = z.infer<typeof RecallReferral>;

/** Answer to every command: where it stands in the journal; `settled` tells whether the process has taken the next step already. */
export interface ActRecorded {
  processId: string;
  seq: number;
  settled: boolean;
}
