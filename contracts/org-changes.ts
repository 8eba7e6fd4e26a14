import { z } from 'zod';
import { Id } from './ids';
import { paging } from './org';

/** Who changed what in the organisation: its chart, calendars, routes and policies. */

const Moment = z.iso.datetime();

export const ChangedKind = z.enum(['UNIT', 'POST', 'PERSON', 'ASSIGNMENT', 'INQUIRY_TYPE', 'BOOK', 'ROUTE', 'CALENDAR', 'POLICY']);
export type ChangedKind = z.infer<typeof ChangedKind>;
export const ChangeAct = z.enum([
  'CREATED',
  'EDITED',
  'CLOSED',
  'PASSWORD_RESET',
  'PROPOSED',
  'WITHDRAWN',
  'PUBLISHED',
  'RETIRED',
  'APPLIED',
]);
export type ChangeAct = z.infer<typeof ChangeAct>;
export const ChangeFilter = z.strictObject({ kind: ChangedKind.optional(), ref: z.string().max(60).optional(), ...paging });
export type ChangeFilter = z.output<typeof ChangeFilter>;
/** `before` and `after` hold what is different only; `name` is what the thing is called today, null when it is gone. */
export const ChangeView = z.object({
  id: z.string(),
  at: Moment,
  by: z.object({ id: Id, name: z.string() }),
  kind: ChangedKind,
  ref: z.string(),
  name: z.string().nullable(),
  act: ChangeAct,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type ChangeView = z.infer<typeof ChangeView>;
export const ChangePage = z.object({ items: z.array(ChangeView), next: z.string().nullable() });
