import { createElement, Fragment, type JSX, type ReactNode } from 'react';
import type { Block, Inline, LetterDocument, ListItem, Mark, TableCell } from '../../../../contracts/document';
import { cx } from '../ui/cx';

const tags: Record<Mark['type'], 'strong' | 'em' | 'u' | 's'> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };
const aligns = { right: 'text-right', left: 'text-left', center: 'text-center', justify: 'text-justify' } as const;
/** The subject is the heading above these; a letter's own headings follow it. */
const headings = { 1: 'h2', 2: 'h3', 3: 'h4' } as const;
const headingSizes = { 1: 'text-section font-bold', 2: 'text-letter font-bold', 3: 'text-letter font-semibold' } as const;

/** The text of a letter as it stands on paper. Only what the vocabulary knows is drawn, all of it as text: nothing in a letter can run or call. */
export function LetterBody({ document, className }: { document: LetterDocument; className?: string }) {
  return <div className={cx('letter-body text-letter wrap-break-word', className)}>{document.content.map(blockOf)}</div>;
}

function blockOf(block: Block, i: number): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p key={i} {...placed(block.attrs, 'mb-2 min-h-8')}>
          {inlinesOf(block.content)}
        </p>
      );
    case 'heading':
      return createElement(
        headings[block.attrs.level],
        { key: i, ...placed(block.attrs, cx('mt-3 mb-2', headingSizes[block.attrs.level])) },
        inlinesOf(block.content),
      );
    case 'bulletList':
      return (
        <ul key={i} dir={dirOf(block.attrs)} className="mb-2 list-disc ps-7">
          {block.content.map(itemOf)}
        </ul>
      );
    case 'orderedList':
      return (
        <ol key={i} dir={dirOf(block.attrs)} start={block.attrs?.start ?? undefined} className="mb-2 list-[persian] ps-7">
          {block.content.map(itemOf)}
        </ol>
      );
    case 'blockquote':
      return (
        <blockquote key={i} dir={dirOf(block.attrs)} className="mb-2 border-s-4 border-line-strong ps-4">
          {block.content.map(blockOf)}
        </blockquote>
      );
    case 'horizontalRule':
      return <hr key={i} className="my-4 border-line-strong" />;
    case 'table':
      return (
        <div key={i} className="mb-3 overflow-x-auto print:overflow-visible" tabIndex={0}>
          <table dir={dirOf(block.attrs)} className="w-full border-collapse text-ui">
            <tbody>
              {block.content.map((row, n) => (
                <tr key={n}>{row.content?.map(cellOf)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

const itemOf = ({ content, attrs }: ListItem, i: number) => (
  <li key={i} dir={dirOf(attrs)} className="[&>p]:mb-0">
    {content.map(blockOf)}
  </li>
);

function cellOf({ type, attrs, content }: TableCell, i: number): JSX.Element {
  const Cell = type === 'tableHeader' ? 'th' : 'td';
  const width = attrs?.colwidth?.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return (
    <Cell
      key={i}
      dir={dirOf(attrs)}
      colSpan={attrs?.colspan}
      rowSpan={attrs?.rowspan}
      style={width ? { width } : undefined}
      className={cx(
        'border border-line-strong px-2 py-1 text-start align-top [&_p]:mb-0',
        type === 'tableHeader' && 'bg-sunken font-semibold',
      )}
    >
      {content.map(blockOf)}
    </Cell>
  );
}

function inlinesOf(content: Inline[] | undefined): ReactNode {
  return content?.map((inline, i) => {
    const drawn: ReactNode = inline.type === 'hardBreak' ? <br /> : inline.text;
    const marked = (inline.marks ?? []).reduce((inner, { type }) => createElement(tags[type], null, inner), drawn);
    return <Fragment key={i}>{marked}</Fragment>;
  });
}

const dirOf = (attrs: { dir?: 'ltr' | 'rtl' | null } | undefined) => attrs?.dir ?? undefined;
const placed = (attrs: { dir?: 'ltr' | 'rtl' | null; textAlign?: keyof typeof aligns | null } | undefined, className: string) => ({
  dir: dirOf(attrs),
  className: cx(className, attrs?.textAlign && aligns[attrs.textAlign]),
});
