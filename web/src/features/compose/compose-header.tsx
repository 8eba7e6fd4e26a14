import { ArrowRight, History, Printer, Trash2, type LucideIcon } from 'lucide-react';
import { useKeycap } from '../../shared/shortcuts/shortcuts';
import { Button, IconButton } from '../../shared/ui/button';
import { useIsWide } from '../../shared/ui/use-is-wide';
import { composeWords as w } from './compose.words';
import type { Kept } from './draft-keeper';
import { SaveStateLine } from './save-state';

/** What is written, whether it is kept, and what is done with it as a whole. */
export function ComposeHeader({
  kept,
  isReview,
  isSaved,
  onBack,
  onDiscard,
  onVersions,
  onPrint,
  onSend,
}: {
  kept: Kept;
  isReview: boolean;
  isSaved: boolean;
  /** from a review, without agreeing to anything */
  onBack: () => void;
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
          {isReview ? w.reviewTitle : !id && draft.answers ? w.replyTitle : (id ? w.draftTitle : w.title)[draft.kind]}
        </h1>
        {isReview ? <p className="text-secondary text-ink-3">{w.reviewHint}</p> : <SaveStateLine kept={kept} />}
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full">
        {isSaved && (
          <>
            {isReview ? (
              <Aside label={w.backToLetter} icon={ArrowRight} onPress={onBack} />
            ) : (
              <Aside label={w.discard} icon={Trash2} onPress={onDiscard} />
            )}
            <Aside label={w.versions} icon={History} onPress={onVersions} />
            {!isReview && <Aside label={w.print} icon={Printer} onPress={onPrint} />}
          </>
        )}
        <Button
          look="primary"
          className="max-md:grow"
          hint={sendKey}
          isDisabled={state === 'offline' || state === 'stale'}
          onPress={onSend}
        >
          {isReview ? w.approve : w.send}
        </Button>
      </div>
    </header>
  );
}

/** Beside what the screen is for; on a phone its icon is enough. */
function Aside({ label, icon: Icon, onPress }: { label: string; icon: LucideIcon; onPress: () => void }) {
  const isWide = useIsWide('md');
  const icon = <Icon size={isWide ? 16 : 20} aria-hidden />;
  if (!isWide)
    return (
      <IconButton label={label} onPress={onPress}>
        {icon}
      </IconButton>
    );
  return (
    <Button look="quiet" icon={icon} onPress={onPress}>
      {label}
    </Button>
  );
}

/** Whoever comes here, by whatever key, begins at the name of what is written. */
const focusFirst = (heading: HTMLElement | null) => heading?.focus({ preventScroll: true });
