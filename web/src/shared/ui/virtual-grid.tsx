import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './cx';

export interface RowState {
  index: number;
  isActive: boolean;
  isSelected: boolean;
}

export interface VirtualGridProps<T> {
  label: string;
  /** rows that have a place in the list now; some may not have come yet */
  size: number;
  /** how many there are in all, exactly */
  total: number;
  rowAt: (index: number) => T | undefined;
  keyOf: (row: T) => string;
  /** where the row of that key stands now, -1 for nowhere */
  indexOf: (key: string) => number;
  /** its place in the whole list, from 1; needed where the list has a gap */
  placeOf?: (index: number) => number;
  /** rem; the person's text scale moves it */
  rowHeight: number;
  active: number;
  onActive: (index: number) => void;
  isSelected: (row: T) => boolean;
  /** `toIndex`: from the active row to that one, else this row alone */
  onSelect: (index: number, isRange: boolean) => void;
  onSelectAll?: () => void;
  onOpen: (index: number) => void;
  /** rows in sight, and some around them */
  onInSight: (first: number, last: number) => void;
  /** the last row of all is asked for; without it End goes to the last row that is there */
  onEnd?: () => void;
  /** the cells of a row, each with role `gridcell` */
  children: (row: T, state: RowState) => ReactNode;
  placeholder: ReactNode;
  rowClassName?: (row: T, state: RowState) => string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/**
 * A list of any length as one grid: only the rows in sight are drawn, and the keyboard stays on the grid, which names its active row. What a
 * reader of the screen hears is the place in the whole list, not in the part that has been loaded.
 */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const { size, total, rowAt, keyOf, placeOf = (index) => index + 1, active, onActive, onOpen, onInSight, isSelected } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const rem = useRootFontSize();
  const height = Math.round(props.rowHeight * rem);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by a compiler
  const grid = useVirtualizer({
    count: size,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 6,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const drawn = Array.from({ length: Math.min(count - 1, endIndex + overscan) - first + 1 }, (_, i) => first + i);
      // the active row is named by the grid, so it has to be there wherever one has scrolled to
      return active < 0 || active >= count || drawn.includes(active) ? drawn : active < first ? [active, ...drawn] : [...drawn, active];
    },
  });
  useEffect(() => grid.measure(), [grid, height]);
  useEffect(() => {
    if (active >= 0) grid.scrollToIndex(active, { align: 'auto' });
  }, [grid, active, height]);
  // rows that come above what is read push it down; the eye stays on its row
  const anchor = useRef<{ key: string; index: number }>(null);
  useLayoutEffect(() => {
    const moved = anchor.current ? props.indexOf(anchor.current.key) - anchor.current.index : 0;
    if (moved > 0 && box.current && box.current.scrollTop > 0) box.current.scrollTop += moved * height;
    anchor.current = null;
  }, [size]); // eslint-disable-line react-hooks/exhaustive-deps -- only when rows have come or gone
  const [first, last] = [grid.range?.startIndex ?? 0, grid.range?.endIndex ?? 0];
  const tellSight = useEffectEvent(onInSight);
  useEffect(() => tellSight(first, last), [first, last, size]);
  useEffect(() => {
    const seen = [first, first + 1, last].find((index) => rowAt(index) !== undefined);
    const row = seen === undefined ? undefined : rowAt(seen);
    anchor.current = row === undefined ? null : { key: keyOf(row), index: seen! };
  });

  const page = () => Math.max(1, Math.floor((box.current?.clientHeight ?? height) / height) - 1);
  const go = (index: number, extend: boolean) => {
    const next = reachable(active, Math.min(Math.max(0, index), size - 1), rowAt);
    if (extend) props.onSelect(next, true);
    onActive(next);
  };
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, code } = event;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page(), PageUp: -page() };
    if (key in steps) go(active + steps[key]!, shiftKey);
    else if (key === 'Home') onActive(0);
    else if (key === 'End') (props.onEnd ?? (() => go(size - 1, shiftKey)))();
    else if (key === 'Enter') onOpen(active);
    else if (key === ' ') props.onSelect(active, shiftKey);
    else if (code === 'KeyA' && (ctrlKey || metaKey) && props.onSelectAll) props.onSelectAll();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={(element) => {
        box.current = element;
        if (typeof props.ref === 'function') props.ref(element);
        else if (props.ref) props.ref.current = element;
      }}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total}
      aria-multiselectable
      aria-activedescendant={active >= 0 && active < size ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={cx('group/grid relative min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none', props.className)}
    >
      <div role="rowgroup" style={{ height: grid.getTotalSize() }} className="relative w-full">
        {grid.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(index);
          const state = { index, isActive: index === active, isSelected: row !== undefined && isSelected(row) };
          return (
            <div
              key={row === undefined ? `at-${index}` : keyOf(row)}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={placeOf(index)}
              aria-selected={state.isSelected}
              aria-busy={row === undefined || undefined}
              data-active={state.isActive || undefined}
              onClick={(event) => {
                onActive(index);
                if (event.shiftKey) props.onSelect(index, true);
                else if ((event.target as HTMLElement).closest('[data-select]')) props.onSelect(index, false);
                else onOpen(index);
              }}
              style={{ height, transform: `translateY(${start}px)` }}
              className={cx(
                'absolute inset-x-0 top-0 cursor-pointer outline-focus',
                state.isActive && 'group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2',
                row !== undefined && props.rowClassName?.(row, state),
              )}
            >
              {row === undefined ? <div role="gridcell">{props.placeholder}</div> : props.children(row, state)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Steps end at the last row that is there; those beyond come meanwhile. */
export function reachable<T>(from: number, to: number, rowAt: (index: number) => T | undefined): number {
  const step = Math.sign(to - from);
  let at = from;
  while (at !== to && rowAt(at + step) !== undefined) at += step;
  return at;
}

function useRootFontSize(): number {
  return useSyncExternalStore(onAppearance, () => parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** How close lines stand, as the person chose it. */
export function useIsCompact(): boolean {
  return useSyncExternalStore(onAppearance, () => document.documentElement.dataset.density === 'compact');
}

/** Theme, text size and density stand on the root element. */
function onAppearance(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'data-density'] });
  return () => watch.disconnect();
}
