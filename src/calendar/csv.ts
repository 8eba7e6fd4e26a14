/** A row of a table; `line` counts from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** Spreadsheets part the cells by what is usual in their country; the names of columns hold none of it. */
const separatorOf = (text: string): string => {
  const [head = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (separator: string) => head.split(separator).length;
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0]!;
};
const cellAndEnd = (separator: string) => new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|$)`, 'y');

/** What a spreadsheet would take for a formula is written with one apostrophe more, and read with one less. */
const formula = /^(?='*\s*[=+\-@])/;
const guarded = /^'(?='*\s*[=+\-@])/;

/** Reads RFC 4180, parted by commas, semicolons or tabs: cells in quotes may hold these, quotes and line ends. Empty rows are left out. @returns undefined when a quote is in the way */
export function readCsv(text: string): CsvRow[] | undefined {
  const source = text.replace(/^\uFEFF/, '');
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  const separator = separatorOf(source);
  const next = cellAndEnd(separator);
  for (;;) {
    const found = next.exec(source);
    if (!found) return undefined;
    const [all, quoted, plain = '', end] = found;
    row.cells.push((quoted?.replaceAll('""', '"') ?? plain).replace(guarded, ''));
    line += all.split(/\r\n|\r|\n/).length - 1;
    if (end === separator) continue;
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
