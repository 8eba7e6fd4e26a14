import { z } from 'zod';
import { LadderAct, LadderInstant, LadderTell } from './deadline-ladder';
import { Id, PolicyId, UnitId } from './ids';
import { Priority } from './letters';
import { DeadlinePolicy, Province, UnitLevel } from './org';
import { policyWords } from './deadline-policies.words';
import { UnitRef } from './path';
import { StayedClocks } from './stayed-clocks';

/** What has a deadline by policy: a question at the unit asked. Letters that ask nothing have none. */
export const PolicyWork = z.enum(['INQUIRY']);
export type PolicyWork = z.infer<typeof PolicyWork>;

/** What happens when nobody answers. Only the first can be chosen: silence never confirms an identity. */
export const OnSilence = z.enum(['ESCALATE', 'DEEMED_CONSENT', 'DEEMED_REFUSAL']);
export type OnSilence = z.infer<typeof OnSilence>;

/** Longer ladders are read by nobody. */
const STEPS = 12;
const LONGEST_AFTER = 400;

/** A step as it is entered; the due time itself is always one, and needs not be said. */
const StepTerms = z
  .strictObject({ at: LadderInstant, tell: LadderTell, act: LadderAct })
  .refine(({ tell, act }) => tell !== 'holder' || act === 'remind' || act === 'raise', { error: policyWords.holderOnlyReminded })
  .refine(({ tell, act }) => act !== 'reassign' || tell === 'head', { error: policyWords.reassignToHead })
  .refine(({ at }) => !('after' in at) || at.after.amount <= LONGEST_AFTER, { error: policyWords.stepTooLate });
export type StepTerms = z.infer<typeof StepTerms>;

const who = {
  work: PolicyWork,
  type: z.string().max(60).nullable().default(null),
  priority: Priority.nullable().default(null),
  /** who has to answer, or has the letter; all that is said must hold */
  level: UnitLevel.nullable().default(null),
  province: Province.nullable().default(null),
  unit: UnitId.nullable().default(null),
};

/** How long, and what comes before and after it. */
const terms = {
  policy: DeadlinePolicy,
  ladder: z.array(StepTerms).max(STEPS),
  maxExtensions: z.int().min(0).max(1),
  maxExtension: DeadlinePolicy.nullable(),
  reasonRequired: z.boolean(),
};

/** Command: a policy from a day on, or from now; a day that is named as its last one is included. */
export const CreatePolicy = z
  .strictObject({
    ...who,
    ...terms,
    onSilence: OnSilence.default('ESCALATE'),
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
  })
  .refine(({ maxExtensions, maxExtension }) => maxExtensions > 0 || maxExtension === null, {
    error: policyWords.noExtensionNoLength,
    path: ['maxExtension'],
  });
export type CreatePolicy = z.output<typeof CreatePolicy>;

/** Which to list; those that hold on a day, or all. */
export const PolicyFilter = z.strictObject({ on: z.iso.date().optional(), work: PolicyWork.optional() });
export type PolicyFilter = z.output<typeof PolicyFilter>;

const Moment = z.iso.datetime();
const By = z.object({ id: Id, name: z.string() });

export const PolicyView = z.object({
  id: PolicyId,
  work: PolicyWork,
  type: z.object({ code: z.string(), title: z.string() }).nullable(),
  priority: Priority.nullable(),
  level: UnitLevel.nullable(),
  province: z.string().nullable(),
  unit: UnitRef.nullable(),
  policy: DeadlinePolicy,
  ladder: z.array(z.object({ at: LadderInstant, tell: LadderTell, act: LadderAct })),
  maxExtensions: z.int(),
  maxExtension: DeadlinePolicy.nullable(),
  reasonRequired: z.boolean(),
  standing: z.enum(['current', 'planned', 'over', 'withdrawn']),
  validFrom: Moment,
  validTo: Moment.nullable(),
  createdBy: By,
  createdAt: Moment,
  withdrawnBy: By.nullable(),
  withdrawnAt: Moment.nullable(),
  /** open work it was applied to: how many clocks it found, and how many it has done; the rest stay as they were */
  applied: z.object({ found: z.int(), done: z.int(), over: z.boolean(), stayed: StayedClocks.nullable() }).nullable(),
});
export type PolicyView = z.infer<typeof PolicyView>;
export const PolicyList = z.array(PolicyView);

/** What a policy would mean, before it is saved. */
export const PolicyPreview = z.object({
  /** open clocks it is for */
  open: z.int(),
  /** of these: due at another time by it, and how many of them sooner */
  moved: z.int(),
  sooner: z.int(),
  /** of these: overdue at once */
  overdueAtOnce: z.int(),
  /** of these: could not be counted by it, and would stay as they are */
  stayed: z.int(),
  /** new ones in a day, from the last thirty days */
  perDay: z.number(),
  /** policies that would no longer decide for some of them */
  instead: z.array(PolicyId),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;
