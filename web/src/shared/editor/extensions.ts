import type { Extensions } from '@tiptap/core';
import { TableKit, TableCell, TableHeader } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { Placement } from './placement';
import { PersianLetters } from './persian-letters';

/** A cell keeps to the vocabulary of letters: it is not aligned, what stands in it is. */
const inVocabulary = (attributes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'align'));

/** The editor knows exactly what `contracts/document.ts` allows; a specification holds the two together. */
export const letterExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    code: false,
    codeBlock: false,
    link: false,
    dropcursor: { class: 'letter-dropcursor', color: false },
  }),
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
