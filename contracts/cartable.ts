import { z } from 'zod';
import { Classification } from './classification';
import { Id } from './ids';
import { Priority } from './letters';
import { UnitRef } from './path';
import { TaskKind } from './tasks';
import { paging, TaskView } from './views';

/** Where a task lies in the cartable; `overdue` is a view across the others. */
export const Folder = z.enum(['received', 'review', 'sign', 'inquiries', 'drafts', 'secretariat', 'notices', 'overdue']);
export type Folder = z.infer<typeof Folder>;
export const folders = Folder.options;

const folderOf: Readonly<Record<TaskKind, Exclude<Folder, 'overdue'>>> = {
  attend: 'received',
  referral: 'received',
  returned: 'received',
  review: 'review',
  sign: 'sign',
  answer: 'inquiries',
  extension: 'inquiries',
  retarget: 'inquiries',
  conclude: 'inquiries',
  draft: 'drafts',
  register: 'secretariat',
  dispatch: 'secretariat',
  notice: 'notices',
};
export const folderOfTask = (kind: TaskKind): Exclude<Folder, 'overdue'> => folderOf[kind];
export const kindsIn = (folder: Folder): TaskKind[] => TaskKind.options.filter((kind) => folder === 'overdue' || folderOf[kind] === folder);

const filters = {
  kind: TaskKind.optional(),
  folder: Folder.optional(),
  overdue: z.stringbool().optional(),
  unseen: z.stringbool().optional(),
  priority: Priority.optional(),
  /** by due time only what has one is listed */
  sort: z.enum(['newest', 'due']).default('newest'),
  ...paging,
};

/** Query of a cartable: every filter narrows. Without a post, all posts of the person merged. */
export const CartableFilter = z.strictObject({ post: Id.optional(), ...filters });
export type CartableFilter = z.output<typeof CartableFilter>;
export const OfficeTasksFilter = z.strictObject(filters);
export type OfficeTasksFilter = z.output<typeof OfficeTasksFilter>;
export const CountersFilter = z.strictObject({ post: Id.optional() });
export type CountersFilter = z.output<typeof CountersFilter>;

/** A task with the letter it is about, and what the reader may do with it. */
export const CartableRow = TaskView.extend({
  folder: Folder,
  letter: z.object({
    id: Id,
    kind: z.string(),
    direction: z.string(),
    /** null where the reader oversees the office but has no part in the letter */
    subject: z.string().nullable(),
    number: z.string().nullable(),
    priority: Priority,
    classification: Classification,
    sender: z.string(),
  }),
  /** the unit where this part of it runs, for deliveries and units asked */
  unit: UnitRef.nullable(),
});
export type CartableRow = z.infer<typeof CartableRow>;
export const CartablePage = z.object({ items: z.array(CartableRow), next: z.string().nullable() });
export type CartablePage = z.infer<typeof CartablePage>;

const Count = z.int().min(0);
/** Exact at the moment they are asked. */
export const Counters = z.object({
  total: Count,
  overdue: Count,
  unseen: Count,
  folders: z.record(Folder, z.object({ total: Count, unseen: Count, overdue: Count })),
});
export type Counters = z.infer<typeof Counters>;
