import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { TableKit, TableCell, TableHeader } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Dropcursor, Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { Placement } from './placement';
import { PersianLetters } from './persian-letters';

/** A cell keeps to the vocabulary of letters: it is not aligned, what stands in it is. */
const inVocabulary = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'align'));

/** The editor knows exactly what `contracts/document.ts` allows; a specification holds the two together. */
export const letterExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [1, 2, 3] }),
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  Blockquote,
  HorizontalRule,
  HardBreak,
  Bold,
  Italic,
  Underline,
  Strike,
  UndoRedo,
  Gapcursor,
  TrailingNode,
  Dropcursor.configure({ class: 'letter-dropcursor', color: false }),
  TableKit.configure({ table: { resizable: false, cellMinWidth: 40 }, tableCell: false, tableHeader: false }),
  TableCell.extend({
    addAttributes() {
      return inVocabulary(this.parent?.() ?? {});
    },
  }),
  TableHeader.extend({
    addAttributes() {
      return inVocabulary(this.parent?.() ?? {});
    },
    // while it is written a heading cell may be empty, which a `th` may not be
    parseHTML: () => [{ tag: 'td[data-header]', priority: 60 }, { tag: 'th' }],
    renderHTML: ({ HTMLAttributes }) => ['td', { ...HTMLAttributes, 'data-header': '' }, 0],
  }),
  Placement,
  PersianLetters,
];
