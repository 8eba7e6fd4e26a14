import type { Editor } from '@tiptap/react';
import { Table } from 'lucide-react';
import { IconButton } from '../ui/button';
import { Menu } from '../ui/menu';
import { resizeColumn } from './column-width';
import { editorWords as w } from './editor.words';

const STEP = 40;

/** Everything about a table is here, the width of a column too: dragging a border goes wrong from right to left. */
export function TableMenu({ editor, isInTable }: { editor: Editor; isInTable: boolean }) {
  const run = () => editor.chain().focus();
  const width = (change: number | null) => run().command(resizeColumn(change)).run();
  const inTable = [
    { id: 'row', label: w.addRow, onAct: () => run().addRowAfter().run() },
    { id: 'column', label: w.addColumn, onAct: () => run().addColumnAfter().run() },
    { id: 'header', label: w.headerRow, onAct: () => run().toggleHeaderRow().run() },
    { id: 'merge', label: w.mergeOrSplit, onAct: () => run().mergeOrSplit().run() },
    { id: 'wider', label: w.wider, onAct: () => width(STEP) },
    { id: 'narrower', label: w.narrower, onAct: () => width(-STEP) },
    { id: 'even', label: w.evenColumns, onAct: () => width(null) },
    { id: 'deleteRow', label: w.deleteRow, isDanger: true, onAct: () => run().deleteRow().run() },
    { id: 'deleteColumn', label: w.deleteColumn, isDanger: true, onAct: () => run().deleteColumn().run() },
    { id: 'delete', label: w.deleteTable, isDanger: true, onAct: () => run().deleteTable().run() },
  ];
  const outside = [{ id: 'insert', label: w.insertTable, onAct: () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }];
  return (
    <Menu
      label={w.table}
      entries={isInTable ? inTable : outside}
      trigger={
        <IconButton label={w.table} className="size-8 min-h-0 pointer-coarse:size-11">
          <Table size={16} aria-hidden />
        </IconButton>
      }
    />
  );
}
