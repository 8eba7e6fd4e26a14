import { Download, FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { Button } from '../../shared/ui/button';
import { Menu } from '../../shared/ui/menu';
import type { Where } from './board.data';
import type { BoardSearch } from './board-search';
import { boardWords as words } from './board.words';
import { comparisonOf } from './measures.data';

/** What is on the screen, as a file or on paper. The server makes the file, of what it shows to whoever asks. @param search of the board, behind which there are letters */
export function ExportMenu({ where: { level, under }, search, tab }: { where: Where; search?: BoardSearch; tab: string }) {
  const { from, to, by, type, state, post } = search ?? {};
  const take = (format: 'xlsx' | 'csv', view: string) => {
    const asked = {
      view,
      format,
      level,
      under,
      ...({ board: { type }, measures: { from, to, by, type, ...comparisonOf(search ?? {}) }, letters: { type, state, post } }[view] ?? {
        from,
        to,
      }),
    };
    const query = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
    location.assign(`/api/supervision/export?${new URLSearchParams(query).toString()}`);
  };
  return (
    <Menu
      label={words.export}
      trigger={<Button icon={<Download size={16} aria-hidden />}>{words.export}</Button>}
      entries={[
        { id: 'xlsx', label: words.exports.xlsx, icon: <FileSpreadsheet size={16} />, onAct: () => take('xlsx', tab) },
        { id: 'csv', label: words.exports.csv, icon: <FileText size={16} />, onAct: () => take('csv', tab) },
        ...(search
          ? [{ id: 'letters', label: words.exports.letters, icon: <FileSpreadsheet size={16} />, onAct: () => take('xlsx', 'letters') }]
          : []),
        { id: 'print', label: words.exports.print, icon: <Printer size={16} />, onAct: () => window.print() },
      ]}
    />
  );
}
