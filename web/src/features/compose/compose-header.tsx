import { History, Printer, Trash2 } from 'lucide-react';
import { useKeycap } from '../../shared/shortcuts/shortcuts';
import { Button } from '../../shared/ui/button';
import { composeWords as w } from './compose.words';
import type { Kept } from './draft-keeper';
import { SaveStateLine } from './save-state';

/** What is written, whether it is kept, and what is done with it as a whole. */
export function ComposeHeader({
  kept,
  isReview,
  isSaved,
  onDiscard,
  onVersions,
  onPrint,
  onSend,
}: {
  kept: Kept;
  isReview: boolean;
  isSaved: boolean;
  onDiscard: () => void;
  onVersions: () => void;
  onPrint: () => void;
  onSend: () => void;
}) {
  const sendKey = useKeycap('send');
  const { id, draft, state } = kept;
  return (
    <header className="z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-2 lg:sticky lg:top-0 lg:h-17">
      <div className="min-w-0 flex-1 basis-48">
        <h1 tabIndex={-1} ref={focusFirst} className="text-section font-semibold outline-none!">
          {isReview ? w.reviewTitle : (id ? w.draftTitle : w.title)[draft.kind]}
        </h1>
        {!isReview && <SaveStateLine kept={kept} />}
      </div>
      <div className="flex flex-wrap gap-2">
        {isSaved && (
          <>
            {!isReview && (
              <Button look="quiet" icon={<Trash2 size={16} aria-hidden />} onPress={onDiscard}>
                {w.discard}
              </Button>
            )}
            <Button look="quiet" icon={<History size={16} aria-hidden />} onPress={onVersions}>
              {w.versions}
            </Button>
            <Button look="quiet" icon={<Printer size={16} aria-hidden />} onPress={onPrint}>
              {w.print}
            </Button>
          </>
        )}
        <Button look="primary" hint={sendKey} isDisabled={state === 'offline' || state === 'stale'} onPress={onSend}>
          {isReview ? w.approve : w.send}
        </Button>
      </div>
    </header>
  );
}

/** Whoever comes here, by whatever key, begins at the name of what is written. */
const focusFirst = (heading: HTMLElement | null) => heading?.focus({ preventScroll: true });
