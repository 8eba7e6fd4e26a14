import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Board, BoardRow } from '../../../../contracts/board';
import { count, percent, persianDuration } from '../../shared/format/format';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { cx } from '../../shared/ui/cx';
import type { BoardSearch } from './board-search';
import { boardWords as words, partName } from './board.words';
import { heatGround, heatOf, heatSteps, type HeatSteps } from '../../shared/format/heat';

export interface BoardTableProps {
  board: Board;
  pointed?: string | null;
  onPoint?: (provinceCode: string | null) => void;
  /** beside the map there is less room */
  isNarrow?: boolean;
}

/** The parts of what is looked at, worst first; each leads to its own parts. */
export function BoardTable({ board, pointed, onPoint, isNarrow }: BoardTableProps) {
  const { level } = board.place;
  const columns = useMemo(() => columnsOf(board, !!isNarrow), [board, isNarrow]);
  return (
    <DataTable
      caption={words.parts[level]}
      columns={columns}
      rows={board.rows}
      keyOf={({ unit }) => unit.id}
      initially={{ by: 'overdue', isDescending: true }}
      isMarked={({ provinceCode }) => level === 'country' && !!pointed && provinceCode === pointed}
      onPoint={onPoint && ((row) => onPoint(row?.provinceCode ?? null))}
    />
  );
}

function columnsOf({ place: { level }, rows }: Board, isNarrow: boolean): Column<BoardRow>[] {
  const steps = heatSteps(Math.max(0, ...rows.map(({ overdue }) => overdue)));
  const duration = (ms: number | null) => (ms === null ? <span className="text-ink-3">{words.none}</span> : roughly(ms));
  const columns: Column<BoardRow>[] = [
    {
      id: 'name',
      header: words.part[level],
      isName: true,
      sort: ({ unit, place }) => partName(unit.name, place),
      cell: (row) => <Name row={row} />,
    },
    {
      id: 'overdue',
      header: words.overdue,
      isFigure: true,
      sort: ({ overdue }) => overdue,
      cell: ({ overdue }) => <span className={cx(overdue > 0 && 'font-medium text-danger')}>{count(overdue)}</span>,
    },
    {
      id: 'share',
      header: words.ofOpenShare,
      isFigure: true,
      from: 'md',
      sort: ({ share }) => share,
      cell: (row) => <Share row={row} steps={steps} />,
    },
    {
      id: 'oldest',
      header: words.oldest,
      isFigure: true,
      sort: ({ oldestOverdueMs }) => oldestOverdueMs,
      cell: ({ oldestOverdueMs }) => duration(oldestOverdueMs),
    },
    {
      id: 'dueToday',
      header: words.dueToday,
      isFigure: true,
      from: 'md',
      sort: ({ dueToday }) => dueToday,
      cell: ({ dueToday }) => count(dueToday),
    },
    {
      id: 'open',
      header: words.open,
      isFigure: true,
      from: 'lg',
      sort: ({ openInquiries }) => openInquiries,
      cell: ({ openInquiries }) => count(openInquiries),
    },
    {
      id: 'median',
      header: words.medianShort,
      isFigure: true,
      from: 'xl',
      sort: ({ medianAnswerMs30d }) => medianAnswerMs30d,
      cell: ({ medianAnswerMs30d }) => duration(medianAnswerMs30d),
    },
  ];
  return isNarrow ? columns.filter(({ id }) => !['dueToday', 'open', 'median'].includes(id)) : columns;
}

/** «۱۶ روز»: in a column the largest part says enough */
const roughly = (ms: number) => <span className="whitespace-nowrap">{persianDuration(ms).split(' و ')[0]}</span>;

function Name({ row: { unit, place } }: { row: BoardRow }) {
  const name = partName(unit.name, place);
  if (!place) return <>{name}</>;
  return (
    <Link
      to="/supervision"
      search={(before: BoardSearch) => ({ ...before, post: undefined, level: place.level, under: place.under })}
      className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
}

function Share({ row: { share, overdue }, steps }: { row: BoardRow; steps: HeatSteps }) {
  if (share === null) return <span className="text-ink-3">{words.none}</span>;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="h-2 w-16 overflow-hidden rounded-full bg-sunken print:[print-color-adjust:exact]">
        <span className={cx('block h-full rounded-full', heatGround[heatOf(overdue, steps)])} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="whitespace-nowrap">{percent(share)}</span>
    </span>
  );
}
