/** A row of a table; `line` counts from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

const cellAndEnd = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|$)/y;

/** What a spreadsheet would take for a formula is written with one apostrophe more, and read with one less. */
const formula = /^(?='*\s*[=+\-@])/;
const guarded = /^'(?='*\s*[=+\-@])/;

/** Reads RFC 4180: cells in quotes may hold commas, quotes and line ends. Empty rows are left out. @returns undefined when a quote is in the way */
export function readCsv(text: string): CsvRow[] | undefined {
  const source = text.replace(/^\uFEFF/, '');
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  cellAndEnd.lastIndex = 0;
  for (;;) {
    const found = cellAndEnd.exec(source);
    if (!found) return undefined;
    const [all, quoted, plain = '', end] = found;
    row.cells.push((quoted?.replaceAll('""', '"') ?? plain).replace(guarded, ''));
    line += all.split(/\r\n|\r|\n/).length - 1;
    if (end === ',') continue;
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    if (end === '') return rows;
    row = { line, cells: [] };
  }
}

/** With the mark by which spreadsheets know UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`;

function cellText(cell: string): string {
  const text = cell.replace(formula, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
