import type { Block, Paragraph, TableRow } from '../../contracts/document';

const text = (words: string) => [{ type: 'text' as const, text: words }];

export const paragraph = (words: string, textAlign?: 'justify'): Paragraph => ({
  type: 'paragraph',
  ...(textAlign && { attrs: { textAlign } }),
  content: text(words),
});

export const heading = (words: string): Block => ({ type: 'heading', attrs: { level: 2 }, content: text(words) });

export const items = (lines: readonly string[]): Block => ({
  type: 'orderedList',
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(line)] })),
});

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
});

const row = (type: 'tableHeader' | 'tableCell', cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  content: cells.map((cell) => ({ type, content: [paragraph(cell)] })),
});
