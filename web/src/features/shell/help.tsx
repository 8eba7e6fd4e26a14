import { keyActions, keycapOf, keysFor, type Shortcut } from '../../shared/shortcuts/keymap';
import { shortcutWords } from '../../shared/shortcuts/shortcut.words';
import { useSettings } from '../../shared/settings/settings';
import { Dialog } from '../../shared/ui/dialog';
import { helpWords } from './shell.words';

const all: readonly Shortcut[] = [...keyActions, 'palette', 'send', 'back'];

export default function Help({ onClose }: { onClose: () => void }) {
  const { keys, shortcuts } = useSettings();
  return (
    <Dialog title={helpWords.title} isOpen onClose={onClose} width="wide" isText>
      <p className="text-ui leading-7 text-ink-2">{helpWords.intro}</p>
      {!shortcuts && <p className="text-ui text-warn-ink">{helpWords.off}</p>}
      <dl className="grid gap-x-8 gap-y-1 md:grid-cols-2">
        {all.map((shortcut) => (
          <div key={shortcut} className="flex items-center justify-between gap-4 border-b border-line py-1.5">
            <dt className="text-ui">{shortcutWords[shortcut]}</dt>
            <dd dir="ltr" className="flex gap-1">
              {keycapOf(keysFor(shortcut, keys))
                .split(' ')
                .map((key, i) => (
                  <kbd key={i} className="min-w-7 rounded-chip border border-line-strong bg-sunken px-1.5 text-center font-sans text-meta">
                    {key}
                  </kbd>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
