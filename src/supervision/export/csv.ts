import type { Cell, Sheet } from './sheet';

/**
 * A sheet as CSV, UTF-8 with its mark. A text that a spreadsheet would take for a formula begins with an apostrophe: whatever somebody wrote in
 * a subject is read, not run.
 */
export async function* csv({ columns, rows }: Sheet): AsyncGenerator<string> {
  yield `\uFEFF${line(columns.map(({ header }) => header))}`;
  for await (const row of rows) yield line(row);
}

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

const cell = (value: Cell): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return `"${value.replace(/^(?=\s*[=+\-@\t\r])/, "'").replace(/"/g, '""')}"`;
};
