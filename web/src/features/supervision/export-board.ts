import type { Board } from '../../../../contracts/board';
import { boardWords as words } from './board.words';

/** The table as a file for a spreadsheet: figures as they are, durations in hours. A name that would be read as a formula is made text. */
export function exportBoard({ place: { level }, rows }: Board): void {
  const hours = (ms: number | null) => (ms === null ? '' : (ms / 3_600_000).toFixed(1));
  const lines = [
    [words.part[level], words.overdue, words.dueToday, words.open, words.exportOldest, words.exportMedian],
    ...rows.map((row) => [
      row.unit.name,
      row.overdue,
      row.dueToday,
      row.openInquiries,
      hours(row.oldestOverdueMs),
      hours(row.medianAnswerMs30d),
    ]),
  ];
  const text = lines.map((line) => line.map(cell).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: words.exportName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const cell = (value: string | number): string =>
  `"${String(value)
    .replace(/^(?=[=+@\-\t])/, "'")
    .replace(/"/g, '""')}"`;
