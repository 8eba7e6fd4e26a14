import type { EditorState, Transaction } from '@tiptap/pm/state';
import { cellAround, TableMap } from '@tiptap/pm/tables';

const USUAL = 160;
const LEAST = 60;

/** Makes the column of the cursor wider or narrower, or with null all columns alike. @param change pixels */
export const resizeColumn =
  (change: number | null) =>
  ({ state, tr, dispatch }: { state: EditorState; tr: Transaction; dispatch?: ((tr: Transaction) => void) | undefined }): boolean => {
    const cell = cellAround(state.selection.$from);
    if (!cell) return false;
    const [table, start] = [cell.node(-1), cell.start(-1)];
    const map = TableMap.get(table);
    const column = map.colCount(cell.pos - start);
    if (!dispatch) return true;
    for (const pos of new Set(map.map)) {
      const node = table.nodeAt(pos)!;
      const [first, span] = [map.colCount(pos), node.attrs.colspan as number];
      if (change !== null && (column < first || column >= first + span)) continue;
      const widths = [...((node.attrs.colwidth as (number | null)[] | null) ?? Array<number | null>(span).fill(null))];
      const at = column - first;
      if (change !== null) widths[at] = Math.max(LEAST, (widths[at] ?? USUAL) + change);
      tr.setNodeMarkup(start + pos, null, { ...node.attrs, colwidth: change === null ? null : widths });
    }
    return true;
  };
