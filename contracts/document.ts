import { z } from 'zod';

/**
 * The text of a letter as its editor keeps it: ProseMirror JSON of a closed vocabulary. What is not named here does not exist: no links, no
 * images, no colours, so a text can neither call anything nor hide anything.
 */
export interface LetterDocument {
  type: 'doc';
  content: Block[];
}
export type Block = Paragraph | Heading | List | Quote | Rule | Table;

/** Null or missing: as the letter around it. */
interface Placed {
  textAlign?: 'right' | 'left' | 'center' | 'justify' | null;
  dir?: 'ltr' | 'rtl' | null;
}
export interface Paragraph {
  type: 'paragraph';
  attrs?: Placed;
  content?: Inline[];
}
export interface Heading {
  type: 'heading';
  attrs: Placed & { level: 1 | 2 | 3 };
  content?: Inline[];
}
export interface List {
  type: 'bulletList' | 'orderedList';
  /** `start` of an ordered list */
  attrs?: { start?: number | null; type?: null; dir?: Placed['dir'] };
  content: ListItem[];
}
export interface ListItem {
  type: 'listItem';
  attrs?: { dir?: Placed['dir'] };
  /** begins with a paragraph */
  content: Block[];
}
export interface Quote {
  type: 'blockquote';
  attrs?: { dir?: Placed['dir'] };
  content: Block[];
}
export interface Rule {
  type: 'horizontalRule';
}
export interface Table {
  type: 'table';
  attrs?: { dir?: Placed['dir'] };
  content: TableRow[];
}
export interface TableRow {
  type: 'tableRow';
  content?: TableCell[];
}
export interface TableCell {
  type: 'tableCell' | 'tableHeader';
  attrs?: { colspan?: number; rowspan?: number; colwidth?: (number | null)[] | null; dir?: Placed['dir'] };
  content: Block[];
}
export type Inline = Text | HardBreak;
export interface Text {
  type: 'text';
  text: string;
  marks?: Mark[];
}
export interface HardBreak {
  type: 'hardBreak';
  marks?: Mark[];
}
export interface Mark {
  type: 'bold' | 'italic' | 'underline' | 'strike';
}

/** Enough for any letter, little enough to be read in one go. */
export const DOCUMENT_LIMITS = { text: 200_000, nodes: 20_000, depth: 24 } as const;

const dir = z.enum(['ltr', 'rtl']).nullish();
const placed = { textAlign: z.enum(['right', 'left', 'center', 'justify']).nullish(), dir };
const directed = z.strictObject({ dir }).optional();
const marks = z
  .array(z.strictObject({ type: z.enum(['bold', 'italic', 'underline', 'strike']) }))
  .max(4)
  .optional();
const span = (max: number) => z.int().min(1).max(max).optional();
const cellAttrs = z
  .strictObject({ colspan: span(60), rowspan: span(1000), colwidth: z.array(z.int().min(1).max(5000).nullable()).max(60).nullish(), dir })
  .optional();

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote', 'horizontalRule', 'table'] as const;
const INLINES = ['text', 'hardBreak'] as const;
const CELLS = ['tableCell', 'tableHeader'] as const;

interface Rules {
  /** what it holds; nothing where nothing is said */
  holds?: readonly string[];
  /** whether it must hold something, and what that begins with */
  filled?: boolean;
  first?: string;
  /** of everything but its content */
  shape: z.ZodType;
}
const shape = <T extends z.ZodRawShape>(type: string, rest?: T) => z.strictObject({ type: z.literal(type), ...rest });
const block = (type: string, attrs: z.ZodType, rest: Omit<Rules, 'shape'>): Rules => ({ shape: shape(type, { attrs }), ...rest });

const grammar: Readonly<Record<string, Rules>> = {
  doc: { shape: shape('doc'), holds: BLOCKS, filled: true },
  paragraph: block('paragraph', z.strictObject(placed).optional(), { holds: INLINES }),
  heading: block('heading', z.strictObject({ ...placed, level: z.int().min(1).max(3) }), { holds: INLINES }),
  bulletList: block('bulletList', directed, { holds: ['listItem'], filled: true }),
  orderedList: block(
    'orderedList',
    z.strictObject({ start: z.int().min(0).max(100_000).nullish(), type: z.null().optional(), dir }).optional(),
    {
      holds: ['listItem'],
      filled: true,
    },
  ),
  listItem: block('listItem', directed, { holds: BLOCKS, filled: true, first: 'paragraph' }),
  blockquote: block('blockquote', directed, { holds: BLOCKS, filled: true }),
  horizontalRule: block('horizontalRule', directed, {}),
  table: block('table', directed, { holds: ['tableRow'], filled: true }),
  tableRow: block('tableRow', directed, { holds: CELLS }),
  tableCell: block('tableCell', cellAttrs, { holds: BLOCKS, filled: true }),
  tableHeader: block('tableHeader', cellAttrs, { holds: BLOCKS, filled: true }),
  hardBreak: { shape: shape('hardBreak', { marks }) },
  text: {
    shape: shape('text', {
      marks,
      text: z
        .string()
        .min(1)
        .refine((text) => !text.includes('\0') && !/\p{Cs}/u.test(text)),
    }),
  },
};

/** @see LetterDocument · refuses what the editor could not show, with the path to it */
export const LetterDocument = z
  .looseObject({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.enum(BLOCKS) })) })
  .superRefine((document, context) => {
    const fault = faultIn(document);
    if (fault) context.addIssue({ code: 'custom', path: fault, message: 'متن نامه چیزی دارد که در نامه نمی‌آید، یا از اندازه بیرون است.' });
  }) as unknown as z.ZodType<LetterDocument, LetterDocument>;

/** @returns the path to the first thing that may not be there */
function faultIn(document: unknown): PropertyKey[] | undefined {
  let nodes = 0;
  let letters = 0;
  const look = (node: unknown, allowed: readonly string[], depth: number): PropertyKey[] | undefined => {
    const { content, ...rest } = Object(node) as { content?: unknown; type?: unknown; text?: unknown; attrs?: unknown };
    const rules = typeof rest.type === 'string' && allowed.includes(rest.type) ? grammar[rest.type] : undefined;
    if (!rules || ++nodes > DOCUMENT_LIMITS.nodes || depth > DOCUMENT_LIMITS.depth) return [];
    if (!rules.shape.safeParse(rest).success || [rest, Object(rest.attrs)].some((part) => Object.hasOwn(part, '__proto__'))) return [];
    if (typeof rest.text === 'string' && (letters += rest.text.length) > DOCUMENT_LIMITS.text) return ['text'];
    if (content === undefined) return rules.filled ? ['content'] : undefined;
    if (!Array.isArray(content) || !rules.holds || (rules.filled && !content.length)) return ['content'];
    for (const [i, child] of content.entries()) {
      const fault = look(child, i === 0 && rules.first ? [rules.first] : rules.holds, depth + 1);
      if (fault) return ['content', i, ...fault];
    }
  };
  return look(document, ['doc'], 0);
}

/** The words of a document, line by line; cells of a row are parted by tabs. Search, hashes and previews read these. */
export const textOf = ({ content }: LetterDocument): string => content.map(linesOf).join('\n');

function linesOf(node: Block): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return (node.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('');
    case 'bulletList':
    case 'orderedList':
      return node.content.map((item) => item.content.map(linesOf).join('\n')).join('\n');
    case 'blockquote':
      return node.content.map(linesOf).join('\n');
    case 'table':
      return node.content.map((row) => (row.content ?? []).map((cell) => cell.content.map(linesOf).join(' ')).join('\t')).join('\n');
    case 'horizontalRule':
      return '';
  }
}

/** A plain text as a document: one paragraph for each line. `textOf` gives the text back. */
export const documentOf = (text: string): LetterDocument => ({
  type: 'doc',
  content: text
    .split(/\r\n|\r|\n/)
    .map((line) => (line ? { type: 'paragraph', content: [{ type: 'text', text: line }] } : { type: 'paragraph' })),
});
