import { z } from 'zod';
import { Classification } from './classification';
import { Id } from './ids';
import { Priority } from './letters';
import { Marks } from './marks';
import { normaliseDigits } from './normalise-digits';
import { UnitRef } from './path';
import { TaskKind } from './tasks';
import { paging, TaskView } from './views';

/**
 * Where something lies in the cartable. `overdue` is a view across the tasks; `approve` is `review` and `sign` together. The rows of
 * `referred` are open referrals one's posts made, at the desk where they lie; those of `followUp` and `archive` are letters one marked,
 * those of `sent` registered letters one's posts wrote, at the desk where they lie or last lay.
 */
export const Folder = z.enum([
  'received',
  'approve',
  'review',
  'sign',
  'inquiries',
  'followUp',
  'referred',
  'sent',
  'drafts',
  'secretariat',
  'notices',
  'overdue',
  'archive',
]);
export type Folder = z.infer<typeof Folder>;
export const folders = Folder.options;

/** Folders that hold one's own tasks, each task in one of them. */
export type TaskFolder = 'received' | 'approve' | 'inquiries' | 'drafts' | 'secretariat' | 'notices';

const folderOf: Readonly<Record<TaskKind, TaskFolder>> = {
  attend: 'received',
  referral: 'received',
  returned: 'received',
  review: 'approve',
  step: 'approve',
  sign: 'approve',
  answer: 'inquiries',
  extension: 'inquiries',
  info: 'inquiries',
  retarget: 'inquiries',
  conclude: 'inquiries',
  draft: 'drafts',
  register: 'secretariat',
  dispatch: 'secretariat',
  notice: 'notices',
};
export const folderOfTask = (kind: TaskKind): TaskFolder => folderOf[kind];

/** The kinds of task a folder shows; all of them where it is a view across the others. */
export function kindsIn(folder: Folder): TaskKind[] {
  if (folder === 'review' || folder === 'sign') return [folder];
  const kinds = TaskKind.options.filter((kind) => folderOf[kind] === folder);
  return kinds.length ? kinds : TaskKind.options;
}

export const LetterKind = z.enum(['LETTER', 'CIRCULAR', 'INQUIRY', 'REPLY']);
export type LetterKind = z.infer<typeof LetterKind>;
/** `due`: soonest first, and only what has a due time. Where nothing is said: newest, in `followUp` due. */
export const Sort = z.enum(['newest', 'oldest', 'due']);
export type Sort = z.infer<typeof Sort>;

/** `priority=URGENT,IMMEDIATE` */
const Priorities = z
  .string()
  .max(100)
  .transform((text) => text.split(','))
  .pipe(z.array(Priority).max(4));

const narrowing = {
  kind: TaskKind.optional(),
  letterKind: LetterKind.optional(),
  folder: Folder.optional(),
  overdue: z.stringbool().optional(),
  /** due on this day of the office, whatever the hour */
  dueToday: z.stringbool().optional(),
  /** a task nobody has opened; in folders of letters, one marked unread */
  unseen: z.stringbool().optional(),
  priority: Priorities.optional(),
  /** above UNCLASSIFIED */
  classified: z.stringbool().optional(),
  starred: z.stringbool().optional(),
  /** the unit that sent it, or any unit of that office */
  from: Id.optional(),
  /** words of subject, number or sender; every one must be there */
  q: z.string().trim().max(100).transform(normaliseDigits).optional(),
  sort: Sort.optional(),
};

/** A page after `cursor`, before `before`, or the last one; none of them means the first. */
const pages = { ...paging, before: paging.cursor, end: z.stringbool().optional() };
const onePlace = ({ cursor, before, end }: { cursor?: string | undefined; before?: string | undefined; end?: boolean | undefined }) =>
  [cursor, before, end].filter(Boolean).length < 2;
const oneIsEnough = { error: 'یکی از cursor و before و end کافی است.' };

/** Query of a cartable: every filter narrows. Without a post, all posts of the person merged. */
export const CartableFilter = z.strictObject({ post: Id.optional(), ...narrowing, ...pages }).refine(onePlace, oneIsEnough);
export type CartableFilter = z.output<typeof CartableFilter>;
/** The same filters, for the exact number of rows they leave. */
export const CountFilter = z.strictObject({ post: Id.optional(), ...narrowing });
export type CountFilter = z.output<typeof CountFilter>;
export const OfficeTasksFilter = z.strictObject({ ...narrowing, ...pages }).refine(onePlace, oneIsEnough);
export type OfficeTasksFilter = z.output<typeof OfficeTasksFilter>;
export const CountersFilter = z.strictObject({ post: Id.optional() });
export type CountersFilter = z.output<typeof CountersFilter>;

const Count = z.int().min(0);

/** A task with the letter it is about, and what the reader may do with it. */
export const CartableRow = TaskView.extend({
  folder: Folder,
  /** false in folders of letters, when the desk shown is done with it */
  open: z.boolean(),
  /** in `referred`: where it is taken back, while nobody has opened it there */
  recall: z.string().nullable(),
  letter: z.object({
    id: Id,
    kind: z.string(),
    direction: z.string(),
    /** null where the reader oversees the office but has no part in the letter */
    subject: z.string().nullable(),
    number: z.string().nullable(),
    registeredAt: z.iso.datetime().nullable(),
    priority: Priority,
    classification: Classification,
    sender: z.string(),
    /** the sender's unit; null for somebody outside */
    office: z.string().nullable(),
    attachments: z.int(),
  }),
  /** of one's own letters and in the secretariat's tasks, to whom it goes; where it is sent, whoever outside has not got it yet. Null elsewhere, and where others look on */
  to: z.object({ name: z.string(), isOutside: z.boolean(), others: Count }).nullable(),
  /** the unit where this part of it runs, for deliveries and units asked */
  unit: UnitRef.nullable(),
  /** the reader's own */
  marks: Marks,
});
export type CartableRow = z.infer<typeof CartableRow>;
/** `next` is the `cursor` of the page after this one, `previous` the `before` of the page before it. */
export const CartablePage = z.object({ items: z.array(CartableRow), previous: z.string().nullable(), next: z.string().nullable() });
export type CartablePage = z.infer<typeof CartablePage>;

export const RowCount = z.object({ count: Count });
export type RowCount = z.infer<typeof RowCount>;

/** Exact at the moment they are asked. In `followUp`, `overdue` are those of an earlier day and `dueToday` those of this day. */
export const FolderCounts = z.object({ total: Count, unseen: Count, overdue: Count, dueToday: Count });
export type FolderCounts = z.infer<typeof FolderCounts>;
export const Counters = z.object({
  /** open tasks */
  total: Count,
  overdue: Count,
  unseen: Count,
  dueToday: Count,
  folders: z.record(Folder, FolderCounts),
  /** unread notifications of the person; 0 for an office */
  notifications: Count,
});
export type Counters = z.infer<typeof Counters>;
