/** One value of a cell; a share is between 0 and 1, a decimal has two places. */
export type Cell = string | number | null;
export type CellKind = 'text' | 'count' | 'share' | 'decimal';

export interface Column {
  header: string;
  kind: CellKind;
}

/** A table on its way out, row by row: whoever writes it holds one at a time. */
export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

export const HOUR_MS = 3_600_000;

/** Durations as hours with two decimals, so that a spreadsheet can count with them. */
export const inHours = (ms: number | null): number | null => (ms === null ? null : Math.round((ms / HOUR_MS) * 100) / 100);
