import { z } from 'zod';
import { Id } from './ids';

/** Letters on their way are taken from one version of a route to another: first to see what would happen, then in earnest; and back. */

const Moment = z.iso.datetime();
const Element = z.string().min(1).max(400);

export const StartMigration = z.strictObject({
  /** the version they are on */
  from: z.int().min(1),
  /** elements that are called otherwise in the version they go to; the rest is found by its id */
  elements: z.record(Element, Element).default({}),
  /** only tells what would move and what could not */
  dryRun: z.boolean(),
});
export type StartMigration = z.output<typeof StartMigration>;

export const MigrationView = z.object({
  id: Id,
  route: z.object({ id: Id, name: z.string() }),
  from: z.int(),
  to: z.int(),
  elements: z.record(z.string(), z.string()),
  dryRun: z.boolean(),
  /** the migration that this one takes back */
  reverses: Id.nullable(),
  by: z.object({ id: Id, name: z.string() }),
  at: Moment,
  doneAt: Moment.nullable(),
  moved: z.int(),
  /** what could not, by where it stands and why */
  refused: z.array(z.object({ element: z.string(), name: z.string().nullable(), code: z.string(), sentence: z.string(), count: z.int() })),
  /** letters still to be looked at, as far as it is counted */
  left: z.int(),
});
export type MigrationView = z.infer<typeof MigrationView>;
export const MigrationList = z.object({ items: z.array(MigrationView) });

/** The letters of a migration that could not be moved, some at a time. */
export const MigrationRefusals = z.object({
  items: z.array(z.object({ letter: z.object({ id: Id, number: z.string().nullable() }), element: z.string(), sentence: z.string() })),
  next: z.string().nullable(),
});
