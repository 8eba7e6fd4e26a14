import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { cx } from './cx';
import { tableWords } from './ui.words';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** what its rows are sorted by; nothing comes last either way. Without it the column does not sort. */
  sort?: (row: T) => number | string | null | undefined;
  /** figures: all digits of one width */
  isFigure?: boolean;
  /** it says which row this is; once a table */
  isName?: boolean;
  /** the narrowest screen it is shown on; the others may do without it */
  from?: 'md' | 'lg' | 'xl';
  /** it holds what one may do with the row, which paper cannot */
  isAct?: boolean;
}

export interface Sorting {
  by: string;
  isDescending: boolean;
}

const shownFrom = { md: 'hidden md:table-cell', lg: 'hidden lg:table-cell print:table-cell', xl: 'hidden xl:table-cell' } as const;
const collator = new Intl.Collator('fa', { numeric: true });

export interface DataTableProps<T> {
  /** what it is, for those who do not see what stands around it */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  initially?: Sorting;
  isMarked?: (row: T) => boolean;
  onPoint?: (row: T | null) => void;
  /** of a list that goes on in pages its own order stays */
  footer?: ReactNode;
}

/** Some dozens of rows that are all here already: sorted where they are. Longer lists are sorted by the server. */
export function DataTable<T>({ caption, columns, rows, keyOf, initially, isMarked, onPoint, footer }: DataTableProps<T>) {
  const [sorting, setSorting] = useState<Sorting | null>(initially ?? null);
  const by = columns.find(({ id }) => id === sorting?.by)?.sort;
  const sorted = by && sorting ? [...rows].sort((a, b) => compare(by(a), by(b), sorting.isDescending)) : rows;
  const turn = ({ id, isFigure }: Column<T>) =>
    setSorting((now) => (now?.by === id ? { by: id, isDescending: !now.isDescending } : { by: id, isDescending: !!isFigure }));
  return (
    <div className="relative overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-ui wrap-break-word print:text-meta">
        <caption className="sr-only">{caption}</caption>
        {/* on paper it is repeated on every page, which it is only where it may not be broken */}
        <thead className="print:break-inside-avoid">
          <tr className="border-b border-line">
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting?.by === column.id ? sorting : null} onTurn={() => turn(column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={keyOf(row)}
              onPointerEnter={onPoint && (() => onPoint(row))}
              onPointerLeave={onPoint && (() => onPoint(null))}
              className={cx(
                'border-b border-line last:border-0 print:break-inside-avoid',
                isMarked?.(row) ? 'bg-primary-soft' : 'hover:bg-sunken',
              )}
            >
              {columns.map(({ id, cell, isName, isFigure, isAct, from }) => {
                const className = cx(
                  'h-11 px-3 py-1.5 first:ps-4 last:pe-4 text-start compact:h-9 print:h-7 print:px-1.5 print:py-1',
                  from && shownFrom[from],
                  isFigure && 'tabular',
                  isAct && 'print:hidden',
                );
                return isName ? (
                  <th key={id} scope="row" className={cx(className, 'min-w-28 font-medium')}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={className}>
                    {cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {footer}
    </div>
  );
}

function Head<T>({ column, sorting, onTurn }: { column: Column<T>; sorting: Sorting | null; onTurn: () => void }) {
  const Arrow = !sorting ? ChevronsUpDown : sorting.isDescending ? ArrowDown : ArrowUp;
  const className = cx(
    'px-3 py-1 text-start text-secondary first:ps-4 last:pe-4 font-normal whitespace-nowrap text-ink-2 print:px-1.5 print:text-meta',
    column.from && shownFrom[column.from],
    column.isAct && 'print:hidden',
  );
  if (!column.sort)
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  return (
    <th scope="col" aria-sort={sorting ? (sorting.isDescending ? 'descending' : 'ascending') : undefined} className={className}>
      <button
        type="button"
        title={tableWords.sort}
        onClick={onTurn}
        className={cx(
          'control -ms-2 inline-flex items-center gap-1 rounded-control px-2 hover:bg-sunken print:hidden',
          sorting && 'font-medium text-ink',
        )}
      >
        {column.header}
        <Arrow size={14} aria-hidden className={cx('shrink-0', !sorting && 'hidden md:inline')} />
      </button>
      {/* a button is not printed again where the head is repeated */}
      <span className="hidden print:inline">{column.header}</span>
    </th>
  );
}

type Value = number | string | null | undefined;

function compare(a: Value, b: Value, isDescending: boolean): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  const order = typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b;
  return isDescending ? -order : order;
}
