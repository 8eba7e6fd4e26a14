import { useQueryClient } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, memo, type ReactNode } from 'react';
import type { CartableRow, Folder } from '../../../../contracts/cartable';
import { useKeycap, useShortcuts } from '../../shared/shortcuts/shortcuts';
import { cx } from '../../shared/ui/cx';
import { Empty } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { changeRows, keyOf, readAnew, useMarks, useOwnMarks } from './cartable.data';
import { CartableList } from './cartable-list';
import { isUnread } from './cartable-row';
import { cartableWords as w } from './cartable.words';
import { problemWords } from './problem';
import { filtersOf, taskOf, type CartableSearch, type Filters } from './filters';
import type { ReferMany } from './selection-bar';
import { useList } from './use-list';

export interface OpenLetter {
  letterId: string;
  task: { process: string; key: string } | undefined;
  onBack: () => void;
  /** the act on this task is done: it leaves the list and the next letter opens */
  onDone: () => void;
}

export interface CartableScreenProps {
  folder: Folder;
  letterId: string | undefined;
  search: CartableSearch;
  onFolder: (folder: Folder, filters: Filters) => void;
  onFilters: (filters: Filters) => void;
  /** `undefined` leaves the letter and shows the list alone */
  onOpen: (row: CartableRow | undefined) => void;
  referMany: ReferMany;
  children: (open: OpenLetter) => ReactNode;
}

/** A folder of the cartable: the list, and beside it the letter that is open. */
export function CartableScreen({ folder, letterId, search, onFolder, onFilters, onOpen, referMany, children }: CartableScreenProps) {
  const queries = useQueryClient();
  const list = useList(folder, filtersOf(search));
  const [selected, setSelected] = useState<ReadonlyMap<string, CartableRow>>(new Map());
  const openRow = search.task ? list.rows.rows.find((row) => keyOf(row) === search.task) : undefined;
  useOwnMarks();
  const marks = useMarks((error) => toast({ title: problemWords(error), tone: 'danger' }));

  const open = useCallback(
    (row: CartableRow | undefined) => {
      if (row?.marks.unread) marks.mutate({ letters: [row.letter.id], marks: { unread: false } });
      onOpen(row);
    },
    [marks, onOpen],
  );
  const atIndex = (index: number) => list.rows.rowAt(index);
  const active = () => atIndex(list.active);
  const mark = (of: (row: CartableRow) => Parameters<typeof marks.mutate>[0]['marks']) => {
    const row = letterId && openRow ? openRow : active();
    if (row) marks.mutate({ letters: [row.letter.id], marks: of(row) });
  };
  function select(index: number, isRange: boolean) {
    const row = atIndex(index);
    if (!row) return;
    setSelected((before) => {
      const next = new Map(before);
      if (!isRange) {
        if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
        return next;
      }
      const [from, to] = [Math.min(list.active, index), Math.max(list.active, index)];
      for (let i = Math.max(0, from); i <= to; i++) {
        const one = atIndex(i);
        if (one) next.set(keyOf(one), one);
      }
      return next;
    });
  }
  /** The task is off the desk: its row goes, and the next letter opens. */
  function done() {
    const at = search.task ? list.rows.indexOf(search.task) : -1;
    const next = at < 0 ? undefined : (atIndex(at + 1) ?? atIndex(at - 1));
    changeRows(queries, (row) => (keyOf(row) === search.task && folder !== 'archive' ? null : row));
    if (next) list.setActive(Math.max(0, atIndex(at + 1) ? at : at - 1));
    open(next);
    void readAnew(queries);
  }

  // the letter is drawn again when another one opens, not when one moves in the list
  const latest = useRef({ done, onOpen });
  useEffect(() => {
    latest.current = { done, onOpen };
  });
  const onBack = useCallback(() => latest.current.onOpen(undefined), []);
  const onDone = useCallback(() => latest.current.done(), []);

  useShortcuts({
    next: () => atIndex(list.active + 1) && list.setActive(list.active + 1),
    previous: () => atIndex(list.active - 1) && list.setActive(list.active - 1),
    open: () => open(active()),
    select: () => select(list.active, false),
    unread: () => mark((row) => ({ unread: !isUnread(row) })),
    archive: () => mark((row) => ({ archived: !row.marks.archivedAt })),
    ...(selected.size > 0 ? { back: () => setSelected(new Map()) } : letterId ? { back: () => onOpen(undefined) } : {}),
  });

  return (
    <div className="flex h-full min-h-0 flex-1">
      <CartableList
        folder={folder}
        list={list}
        filters={filtersOf(search)}
        openKey={search.task}
        isHeading={!letterId}
        selected={selected}
        onSelected={setSelected}
        onSelect={select}
        onOpen={(index) => open(atIndex(index))}
        onFolder={onFolder}
        onFilters={onFilters}
        referMany={referMany}
        onMarks={(letters, set) => marks.mutate({ letters, marks: set })}
        className={cx('w-full min-w-0 md:w-88 md:max-w-1/2 md:shrink-0 lg:w-96 xl:w-103', letterId && 'max-md:hidden')}
      />
      <section className={cx('min-h-0 min-w-0 flex-1 border-s border-line', !letterId && 'max-md:hidden')}>
        {letterId ? (
          <Beside letterId={letterId} task={showsOwnTasks(folder) ? search.task : undefined} onBack={onBack} onDone={onDone}>
            {children}
          </Beside>
        ) : (
          list.rows.rows.length > 0 && <ChooseLetter />
        )}
      </section>
    </div>
  );
}

function ChooseLetter() {
  const [next, previous, open] = [useKeycap('next'), useKeycap('previous'), useKeycap('open')];
  return (
    <Empty icon={<MailOpen size={40} strokeWidth={1.25} />} title={w.chooseLetter}>
      {next && previous && open && <span className="pointer-coarse:hidden">{w.chooseLetterHint(next, previous, open)}</span>}
    </Empty>
  );
}

type BesideProps = Omit<OpenLetter, 'task'> & { task: string | undefined; children: CartableScreenProps['children'] };
const Beside = memo(function Beside({ task, children, ...open }: BesideProps) {
  return children({ ...open, task: taskOf(task) });
});

/** The rows of the other folders are letters, shown at whatever desk they lie. */
const showsOwnTasks = (folder: Folder): boolean => !['referred', 'followUp', 'archive', 'sent'].includes(folder);
