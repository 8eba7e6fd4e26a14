import { z } from 'zod';
import { Id, PersonId, PostId } from './ids';
import { PersonRef, PostRef, UnitRef } from './path';

/**
 * What a substitute may do in the post: everything; everything but sign and answer questions; or only what lies on a receiving desk and
 * what questions bring. What they see is what the post sees, up to their own clearance.
 */
export const SubstitutionScope = z.enum(['EVERYTHING', 'WITHOUT_SIGNING', 'DESK']);
export type SubstitutionScope = z.infer<typeof SubstitutionScope>;

const Moment = z.iso.datetime({ offset: true });
const Reason = z.string().trim().min(1).max(500);

/** Command: somebody is asked to stand in. Without `from` at once. An administrator does it for whoever works in the post. */
export const ProposeSubstitution = z.strictObject({
  post: PostId,
  substitute: PersonId,
  scope: SubstitutionScope,
  from: Moment.optional(),
  to: Moment,
  note: Reason.optional(),
});
export type ProposeSubstitution = z.output<typeof ProposeSubstitution>;

/** Command: the substitute says no. */
export const DeclineSubstitution = z.strictObject({ reason: Reason });
export type DeclineSubstitution = z.output<typeof DeclineSubstitution>;

/** LAPSED: nobody answered in time. COMING is accepted and has not begun. */
export const SubstitutionState = z.enum(['PROPOSED', 'COMING', 'RUNNING', 'ENDED', 'DECLINED', 'WITHDRAWN', 'LAPSED']);
export type SubstitutionState = z.infer<typeof SubstitutionState>;

export const SubstitutionAct = z.enum(['accept', 'decline', 'withdraw', 'end']);
export type SubstitutionAct = z.infer<typeof SubstitutionAct>;

export const SubstitutionView = z.object({
  id: Id,
  post: PostRef,
  unit: UnitRef,
  absent: PersonRef,
  substitute: PersonRef,
  scope: SubstitutionScope,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  note: z.string().nullable(),
  state: SubstitutionState,
  proposedBy: PersonRef,
  proposedAt: z.iso.datetime(),
  /** why it was declined */
  reason: z.string().nullable(),
  /** ended before its time */
  endedBy: PersonRef.nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** the substitute may see less than the one who is away */
  lowerClearance: z.boolean(),
  /** open tasks of the post that the substitute, who reads this, may not see; null to others and while it does not run */
  hiddenTasks: z.int().nullable(),
  /** what the reader may do about it */
  may: z.array(SubstitutionAct),
});
export type SubstitutionView = z.infer<typeof SubstitutionView>;

/** Query: the reader's own, given and taken; or all of a post, for whoever works there and for administrators. */
export const SubstitutionFilter = z.strictObject({ post: Id.optional() });
export type SubstitutionFilter = z.output<typeof SubstitutionFilter>;
