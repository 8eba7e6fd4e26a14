import { useShortcuts } from '../shortcuts/shortcuts';
import { toast } from '../ui/toast';
import { uiWords } from '../ui/ui.words';

interface Undoable {
  title: string;
  detail?: string;
  /** how long it can still be taken back */
  seconds?: number;
  onUndo: () => void;
}

let last: { undo: () => void; until: number; dismiss: () => void } | null = null;

/** Says what was done and lets it be taken back for a while, by its button or by the key. Only the last act is kept. */
export function offerUndo({ title, detail, seconds = 10, onUndo }: Undoable): void {
  const undo = () => {
    last = null;
    onUndo();
  };
  const dismiss = toast({ title, detail, tone: 'ok', seconds, action: { label: uiWords.undo, onAct: undo } });
  last = { undo, until: Date.now() + seconds * 1000, dismiss };
}

/** Listens to the key on behalf of a whole screen. */
export function UndoKey() {
  useShortcuts({ undo: undoLast });
  return null;
}

export function undoLast(): void {
  if (!last || last.until < Date.now()) return;
  last.dismiss();
  last.undo();
}
