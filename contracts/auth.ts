import { z } from 'zod';
import { Classification } from './classification';
import { AssignmentKind } from './org';
import { PersonRef } from './path';
import { SubstitutionScope } from './substitution';

export const SignIn = z.strictObject({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});
export type SignIn = z.infer<typeof SignIn>;

/** Acts in one post from now on, or with `null` in all of them, merged. */
export const ChoosePost = z.strictObject({ postId: z.uuid().nullable() });
export type ChoosePost = z.infer<typeof ChoosePost>;

export const HeldPost = z.object({
  postId: z.uuid(),
  title: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  officeId: z.uuid(),
  officeName: z.string(),
  kind: AssignmentKind,
  postKind: z.string(),
  maySign: z.boolean(),
  /** of a substitute: what they may do there, for whom, and until when */
  standsIn: z.object({ scope: SubstitutionScope, absent: PersonRef, until: z.iso.datetime() }).nullable(),
});
export type HeldPost = z.infer<typeof HeldPost>;

/** The signed-in person, all posts they may act in now, and the one they chose. */
export const MeView = z.object({
  person: z.object({ id: z.uuid(), username: z.string(), name: z.string(), clearance: Classification, isAdmin: z.boolean() }),
  posts: z.array(HeldPost),
  chosenPostId: z.uuid().nullable(),
  expiresAt: z.iso.datetime(),
  /** the office's time: a practice office's clock is moved, and a browser's may be wrong */
  now: z.iso.datetime(),
});
export type MeView = z.infer<typeof MeView>;
