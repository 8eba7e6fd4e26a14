import {
  Archive,
  ArchiveRestore,
  CalendarClock,
  Ellipsis,
  Eye,
  Mail,
  MailOpen,
  PenLine,
  Star,
  StarOff,
  Stamp,
  CircleCheck,
  Forward,
  X,
  type LucideIcon,
} from 'lucide-react';
import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CartableRow, Folder } from '../../../../contracts/cartable';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import type { Refer } from '../../../../contracts/tasks';
import { Button, IconButton } from '../../shared/ui/button';
import { Checkbox } from '../../shared/ui/checkbox';
import { Menu, type MenuEntry } from '../../shared/ui/menu';
import { offerUndo } from '../../shared/undo/undo';
import { bulkOutcomes, type BulkOutcome } from './bulk.data';
import { bulkWords as b, cartableWords as w } from './cartable.words';

const BulkDialog = lazy(() => import('./bulk-dialog'));
const FollowUpDialog = lazy(() => import('../../shared/letters/follow-up-dialog').then((loaded) => ({ default: loaded.FollowUpDialog })));

const icons: Record<BulkOutcome, LucideIcon> = {
  signed: PenLine,
  approved: CircleCheck,
  closed: CircleCheck,
  acknowledged: Eye,
  registered: Stamp,
};

/** Asks to whom many letters go, and then shows what that would do to each. */
export type ReferMany = ComponentType<{
  count: number;
  /** at whose desk they lie */
  post: string;
  onClose: () => void;
  /** @param back to what was chosen */
  children: (refer: Refer, back: () => void) => ReactNode;
}>;

/** Stands where the heading of the list was: what can be done with the letters that are selected. */
export default function SelectionBar({
  folder,
  selected,
  isAll,
  onAll,
  onSelected,
  onMarks,
  referMany: ReferMany,
}: {
  folder: Folder;
  selected: ReadonlyMap<string, CartableRow>;
  isAll: boolean;
  onAll: () => void;
  onSelected: (selected: ReadonlyMap<string, CartableRow>) => void;
  onMarks: (letters: string[], marks: SetMarks) => void;
  referMany: ReferMany;
}) {
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const [isReferring, setReferring] = useState(false);
  const [isFollowing, setFollowing] = useState(false);
  const rows = [...selected.values()];
  const referable = rows.filter(({ referrals }) => referrals);
  const possible = bulkOutcomes.filter((one) => rows.some((row) => row.possible.includes(one)));
  const clear = () => onSelected(new Map());
  const letters = new Map(rows.map(({ letter, marks }) => [letter.id, marks]));
  const mark = (marks: SetMarks) => {
    onMarks([...letters.keys()], marks);
    clear();
  };
  const [main, ...others] = possible;
  const entries: MenuEntry[] = [
    ...others.map((one) => entry(one, b[one], icons[one], () => setOutcome(one))),
    entry('followUp', b.followUp, CalendarClock, () => setFollowing(true)),
    entry('read', b.markRead, MailOpen, () => mark({ unread: false })),
    entry('unread', b.markUnread, Mail, () => mark({ unread: true })),
    entry('star', b.star, Star, () => mark({ starred: true })),
    entry('unstar', b.unstar, StarOff, () => mark({ starred: false })),
  ];
  return (
    <div role="toolbar" aria-label={b.bar} className="flex min-h-14 items-center gap-1 bg-primary-soft ps-2 pe-2 text-primary-soft-ink">
      <Checkbox aria-label={w.selectAll} isSelected={isAll} isIndeterminate={!isAll} onChange={onAll} className="px-1.5" />
      <p role="status" className="min-w-0 flex-1 truncate text-secondary font-medium tabular">
        {w.selected(selected.size)}
      </p>
      {main && <Button onPress={() => setOutcome(main)}>{b[main]}</Button>}
      {referable.length > 0 && (
        <IconButton label={b.referred} onPress={() => setReferring(true)}>
          <Forward size={18} aria-hidden className="mirrored" />
        </IconButton>
      )}
      {folder === 'archive' ? (
        <IconButton label={b.unarchive} onPress={() => mark({ archived: false })}>
          <ArchiveRestore size={18} aria-hidden />
        </IconButton>
      ) : (
        <IconButton label={b.archive} onPress={() => mark({ archived: true })}>
          <Archive size={18} aria-hidden />
        </IconButton>
      )}
      <Menu
        label={b.more}
        entries={entries}
        trigger={
          <AriaButton
            aria-label={b.more}
            className="control flex aspect-square items-center justify-center rounded-control data-[hovered]:bg-surface"
          >
            <Ellipsis size={18} aria-hidden />
          </AriaButton>
        }
      />
      <IconButton label={w.clearSelection} onPress={clear}>
        <X size={18} aria-hidden />
      </IconButton>
      <Suspense>
        {outcome && (
          <BulkDialog
            outcome={outcome}
            rows={rows}
            onClose={(isDone) => {
              setOutcome(undefined);
              if (isDone) clear();
            }}
          />
        )}
        {isFollowing && (
          <FollowUpDialog
            marks={letters.size === 1 ? rows[0]!.marks : undefined}
            many={letters.size}
            isSet={rows.some((row) => row.marks.followUpOn)}
            onClose={() => setFollowing(false)}
            onSet={(marks, title) => {
              mark(marks);
              offerUndo({ title, onUndo: () => followUpsOf(letters).forEach((before) => onMarks(before.letters, before.marks)) });
            }}
          />
        )}
        {isReferring && referable[0] && (
          <ReferMany count={rows.length} post={referable[0].post.id} onClose={() => setReferring(false)}>
            {(refer, back) => (
              <BulkDialog
                outcome="referred"
                refer={refer}
                rows={rows}
                onClose={(isDone) => {
                  if (!isDone) return back();
                  setReferring(false);
                  clear();
                }}
              />
            )}
          </ReferMany>
        )}
      </Suspense>
    </div>
  );
}

/** The reminders these letters have, to be put back: those that have the same go together. */
function followUpsOf(letters: ReadonlyMap<string, Marks>): { letters: string[]; marks: SetMarks }[] {
  const groups = new Map<string, { letters: string[]; marks: SetMarks }>();
  for (const [id, { followUpOn, followUpNote }] of letters) {
    const key = JSON.stringify([followUpOn, followUpNote]);
    const group = groups.get(key) ?? { letters: [], marks: { followUpOn, followUpNote } };
    group.letters.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const entry = (id: string, label: string, Icon: LucideIcon, onAct: () => void): MenuEntry => ({
  id,
  label,
  icon: <Icon size={16} />,
  onAct,
});
