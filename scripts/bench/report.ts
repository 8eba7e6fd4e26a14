/** One line of the table: what was aimed at and what came out. */
export interface Line {
  name: string;
  unit: string;
  measured: number;
  /** "at most" or "at least" this; nothing where the figure only explains another */
  aim?: { most: number } | { least: number };
  note?: string;
}

export const missed = ({ aim, measured }: Line): boolean => !!aim && !('most' in aim ? measured <= aim.most : measured >= aim.least);

/** The table that people read. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.name,
    aimOf(line),
    `${rounded(line.measured)} ${line.unit}`,
    line.aim ? (missed(line) ? 'MISSED' : 'ok') : '',
    line.note ?? '',
  ]);
  const all = [['', 'aim', 'measured', '', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const aimOf = ({ aim }: Line): string => (aim ? ('most' in aim ? `≤ ${aim.most}` : `≥ ${aim.least}`) : '');

const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
