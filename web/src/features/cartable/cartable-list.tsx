import { Inbox, ListFilter, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { CartableRow, Folder } from '../../../../contracts/cartable';
import type { SetMarks } from '../../../../contracts/marks';
import { useCounters } from '../../shared/api/counters';
import { useKeycap } from '../../shared/shortcuts/shortcuts';
import { Button, IconButton } from '../../shared/ui/button';
import { cx } from '../../shared/ui/cx';
import { Checkbox } from '../../shared/ui/checkbox';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { useIsCompact, VirtualGrid, type RowState } from '../../shared/ui/virtual-grid';
import { keyOf } from './cartable.data';
import { Row, RowPlaceholder } from './cartable-row';
import { cartableWords as w, emptyWords, folderWords } from './cartable.words';
import { isNarrowed, type Filters } from './filters';
import { isPostRefused } from './problem';
import { QuickFilters } from './quick-filters';
import type { ReferMany } from './selection-bar';
import type { List } from './use-list';

const ViewsDialog = lazy(() => import('./views-dialog'));
const SelectionBar = lazy(() => import('./selection-bar'));

export interface CartableListProps {
  folder: Folder;
  list: List;
  filters: Filters;
  openKey: string | undefined;
  /** the folder's name is the heading of the page while no letter is open */
  isHeading: boolean;
  selected: ReadonlyMap<string, CartableRow>;
  onSelected: (selected: ReadonlyMap<string, CartableRow>) => void;
  onSelect: (index: number, isRange: boolean) => void;
  onOpen: (index: number) => void;
  onFolder: (folder: Folder, filters: Filters) => void;
  onFilters: (filters: Filters) => void;
  onMarks: (letters: string[], marks: SetMarks) => void;
  referMany: ReferMany;
  className?: string;
}

export function CartableList(props: CartableListProps) {
  const { folder, list, filters, selected, onSelected, onSelect, openKey } = props;
  const isCompact = useIsCompact();
  const grid = useRef<HTMLDivElement>(null);
  const showArrivals = () => {
    list.arrivals.show();
    list.setActive(0);
    grid.current?.scrollTo({ top: 0 });
    grid.current?.focus();
  };
  const [areViewsOpen, setViewsOpen] = useState(false);
  const Heading = props.isHeading ? 'h1' : 'h2';
  const isAll = selected.size > 0 && list.rows.rows.every((row) => selected.has(keyOf(row)));
  const all = () => onSelected(isAll ? new Map() : new Map(list.rows.rows.map((row) => [keyOf(row), row])));
  const children = useMemo(
    () =>
      (row: CartableRow, { isSelected }: RowState) => (
        <Row row={row} folder={folder} isSelected={isSelected} isCompact={isCompact} isGone={list.arrivals.gone.has(keyOf(row))} />
      ),
    [folder, isCompact, list.arrivals.gone],
  );
  const isEmpty = list.head.data && list.rows.rows.length === 0;

  return (
    <section aria-label={w.list} className={cx('flex min-h-0 flex-col bg-surface', props.className)}>
      {selected.size > 0 ? (
        <>
          {/* the folder's name stays the heading of the page for those who hear it, also while the bar comes */}
          {props.isHeading && <h1 className="sr-only">{folderWords[folder]}</h1>}
          <Suspense fallback={<div className="min-h-14" />}>
            <SelectionBar {...props} isAll={isAll} onAll={all} />
          </Suspense>
        </>
      ) : (
        <header className="flex min-h-14 items-center gap-1 ps-2 pe-2">
          <Checkbox
            aria-label={w.selectAll}
            isSelected={false}
            onChange={all}
            isDisabled={list.rows.rows.length === 0}
            className="px-1.5"
          />
          <Heading tabIndex={-1} className="text-section font-semibold whitespace-nowrap">
            {folderWords[folder]}
          </Heading>
          <p className="min-w-0 flex-1 truncate ps-2 text-secondary text-ink-2 tabular">
            {!list.head.isError && w.letters(list.total)}
            {!!list.unseen && folder !== 'drafts' && <span>، {w.unseen(list.unseen)}</span>}
          </p>
          <IconButton label={w.filters} onPress={() => setViewsOpen(true)}>
            <SlidersHorizontal size={18} aria-hidden />
          </IconButton>
        </header>
      )}
      <QuickFilters folder={folder} filters={filters} onChange={props.onFilters} />
      <div aria-live="polite">
        {(list.arrivals.count > 0 || list.arrivals.gone.size > 0) && (
          <button
            type="button"
            onClick={showArrivals}
            className="control flex w-full items-center justify-center gap-2 border-y border-line bg-primary-soft px-3 text-secondary font-medium text-primary-soft-ink"
          >
            <RefreshCw size={14} aria-hidden />
            {list.arrivals.count > 0 ? w.arrivals(list.arrivals.count, list.arrivals.isAtLeast) : w.changed}
            <span className="underline underline-offset-4">{w.showArrivals}</span>
          </button>
        )}
      </div>
      {list.head.isError && filters.post && isPostRefused(list.head.error) ? (
        <div role="alert">
          <Empty
            icon={<ListFilter size={32} strokeWidth={1.5} />}
            title={w.otherPost}
            action={<Button onPress={() => props.onFilters(withoutPost(filters))}>{w.withoutPost}</Button>}
          >
            {w.otherPostHint}
          </Empty>
        </div>
      ) : list.head.isError ? (
        <Failure error={list.head.error} onRetry={() => void list.head.refetch()} />
      ) : isEmpty ? (
        isNarrowed(filters) ? (
          <Empty
            icon={<ListFilter size={32} strokeWidth={1.5} />}
            title={w.nothingFound}
            action={<Button onPress={() => props.onFilters({})}>{w.clearFilters}</Button>}
          >
            {w.nothingFoundHint}
          </Empty>
        ) : (
          <Empty icon={<Inbox size={32} strokeWidth={1.5} />} title={w.nothing} action={<Waiting {...props} />}>
            {emptyWords[folder]}
          </Empty>
        )
      ) : list.head.data ? (
        <VirtualGrid
          label={folderWords[folder]}
          size={list.rows.size}
          total={list.total}
          rowAt={list.rows.rowAt}
          placeOf={list.rows.placeOf}
          keyOf={keyOf}
          indexOf={list.rows.indexOf}
          ref={grid}
          rowHeight={isCompact ? 4 : 5.5}
          active={list.active}
          onActive={list.setActive}
          isSelected={(row) => selected.has(keyOf(row))}
          onSelect={onSelect}
          onSelectAll={all}
          onOpen={props.onOpen}
          onInSight={list.onInSight}
          onEnd={list.goToEnd}
          placeholder={<RowPlaceholder />}
          rowClassName={(row, { isActive, isSelected }) =>
            cx(
              keyOf(row) === openKey ? 'bg-primary-soft' : isSelected ? 'bg-sunken' : 'hover:bg-sunken',
              isActive && 'before:absolute before:inset-y-0 before:start-0 before:w-1 before:bg-primary',
            )
          }
          className="border-t border-line"
        >
          {children}
        </VirtualGrid>
      ) : (
        <Skeleton rows={[5, 5, 5, 5, 5]} />
      )}
      <KeyHints />
      <Suspense>{areViewsOpen && <ViewsDialog {...props} onClose={() => setViewsOpen(false)} />}</Suspense>
    </section>
  );
}

const withoutPost = ({ post: _, ...filters }: Filters): Filters => filters;

/** Nothing has come, and something else waits: one step to it. */
function Waiting({ folder, onFolder }: Pick<CartableListProps, 'folder' | 'onFolder'>) {
  const totals = useCounters()?.folders;
  const next = folder === 'received' && (['approve', 'inquiries'] as const).find((other) => totals?.[other]?.total);
  if (!next) return null;
  return <Button onPress={() => onFolder(next, {})}>{w.goTo(folderWords[next], totals![next]!.total)}</Button>;
}

function KeyHints() {
  const hints = [
    [`${useKeycap('next') ?? ''}/${useKeycap('previous') ?? ''}`, w.hints.move],
    [useKeycap('open'), w.hints.open],
    [useKeycap('select'), w.hints.select],
    [useKeycap('unread'), w.hints.unread],
    [useKeycap('help'), w.hints.help],
  ] as const;
  if (!hints[1][0]) return null;
  return (
    <p
      aria-hidden
      className="mt-auto hidden items-center gap-3 overflow-hidden border-t border-line px-3 py-1.5 text-meta whitespace-nowrap text-ink-3 md:flex pointer-coarse:hidden"
    >
      {hints.map(([key, what]) => (
        <span key={what}>
          <kbd dir="ltr" className="font-sans text-ink-2">
            {key}
          </kbd>{' '}
          {what}
        </span>
      ))}
    </p>
  );
}
