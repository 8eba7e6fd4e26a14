import { z } from 'zod';
import { Folder, LetterKind, Sort } from './cartable';
import { Id } from './ids';
import { Priority } from './letters';
import { TaskKind } from './tasks';

/** What a key of the keyboard can be made to do. */
export const KeyAction = z.enum([
  'next',
  'previous',
  'open',
  'select',
  'approve',
  'answer',
  'refer',
  'return',
  'followUp',
  'unread',
  'star',
  'archive',
  'undo',
  'compose',
  'search',
  'print',
  'goReceived',
  'goApprove',
  'goInquiries',
  'goDrafts',
  'help',
]);
export type KeyAction = z.infer<typeof KeyAction>;

/** A place on the keyboard as `KeyboardEvent.code` names it, whatever the layout. */
export const KeyCode = z
  .string()
  .regex(
    /^(Key[A-Z]|Digit\d|F([1-9]|1[0-2])|Arrow(Up|Down|Left|Right)|Enter|Space|Slash|Comma|Period|Semicolon|Quote|Bracket(Left|Right)|Backslash|Minus|Equal|Delete|Home|End)$/,
  );

/** How a person wants the screens. `PUT` replaces them all. */
export const Settings = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']),
  /** percent */
  textScale: z.int().min(100).max(150),
  density: z.enum(['comfortable', 'compact']),
  shortcuts: z.boolean(),
  /** only those that differ from what the screens bring */
  keys: z.partialRecord(KeyAction, KeyCode),
  /** how long one's own last signature can be taken back; null is the office's own time */
  holdSeconds: z.int().min(5).max(30).nullable(),
  mergePosts: z.boolean(),
  /** one notice each morning of a working day */
  morningDigest: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** The filters of the cartable as a saved view keeps them: those of its query, in their own types. */
export const SavedFilters = z.strictObject({
  post: Id.optional(),
  kind: TaskKind.optional(),
  letterKind: LetterKind.optional(),
  overdue: z.boolean().optional(),
  dueToday: z.boolean().optional(),
  unseen: z.boolean().optional(),
  priority: z.array(Priority).min(1).max(4).optional(),
  classified: z.boolean().optional(),
  starred: z.boolean().optional(),
  from: Id.optional(),
  q: z.string().trim().min(1).max(100).optional(),
  sort: Sort.optional(),
});
export type SavedFilters = z.infer<typeof SavedFilters>;

/** Command: a view of one's own. `position` is its place in the list; at the end, where nothing is said. */
export const SaveView = z.strictObject({
  name: z.string().trim().min(1).max(60),
  folder: Folder,
  filters: SavedFilters,
  position: z.int().min(0).max(49).optional(),
});
export type SaveView = z.infer<typeof SaveView>;

export const SavedView = z.object({ id: Id, name: z.string(), folder: Folder, filters: SavedFilters, position: z.int() });
export type SavedView = z.infer<typeof SavedView>;
export const SavedViews = z.object({ items: z.array(SavedView) });
export type SavedViews = z.infer<typeof SavedViews>;
