import { RotateCcw } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyAction } from '../../../../contracts/settings';
import { defaultKeys, keyActions, keycapOf, keysFor, type Keymap } from '../../shared/shortcuts/keymap';
import { shortcutWords } from '../../shared/shortcuts/shortcut.words';
import { Button } from '../../shared/ui/button';
import { settingsWords as words } from './settings.words';

// Those the server keeps (contracts/settings.ts): a place on the keyboard, without Ctrl or Shift.
const allowed = /^(Key[A-Z]|Digit\d|F([1-9]|1[0-2])|Enter|Space|Slash|Comma|Period|Semicolon|Quote|Backslash|Minus|Equal|Delete|Home|End)$/;

/** Every shortcut with its key; pressed, the button waits for another key. */
export function KeyList({ keys, onChange }: { keys: Keymap; onChange: (keys: Keymap) => void }) {
  const [waiting, setWaiting] = useState<KeyAction | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!waiting || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    setWaiting(null);
    if (event.code === 'Escape') return;
    if (!allowed.test(event.code)) return setRefusal(words.notAllowed);
    const next = { ...keys, [waiting]: event.code };
    const other = keyActions.find((action) => action !== waiting && keysFor(action, next) === keysFor(waiting, next));
    if (other) return setRefusal(words.taken(shortcutWords[other]));
    if (event.code === defaultKeys[waiting]) delete next[waiting];
    onChange(next);
  });
  useEffect(() => {
    if (!waiting) return;
    addEventListener('keydown', hear, true);
    return () => removeEventListener('keydown', hear, true);
  }, [waiting]);

  const shown = keyActions.map((action) => ({ action, key: waiting === action ? words.pressShort : keycapOf(keysFor(action, keys)) }));
  return (
    <div className="space-y-3">
      {/* stays in sight: the key that was pressed may be far below */}
      <p role="status" className="sticky top-2 z-10 rounded-control bg-info-soft px-3 py-2 text-secondary text-info-ink empty:hidden">
        {waiting ? words.press : refusal}
      </p>
      <ul className="grid gap-x-8 md:grid-cols-2">
        {shown.map(({ action, key }) => (
          <li key={action} className="flex items-center justify-between gap-4 border-b border-line py-1">
            <span className="text-ui">{shortcutWords[action]}</span>
            <Button
              aria-label={words.change(shortcutWords[action], key)}
              onPress={() => {
                setRefusal(null);
                setWaiting(action);
              }}
            >
              <kbd dir="ltr" className="font-sans text-meta">
                {key}
              </kbd>
            </Button>
          </li>
        ))}
      </ul>
      <Button icon={<RotateCcw size={16} aria-hidden />} onPress={() => onChange({})} isDisabled={Object.keys(keys).length === 0}>
        {words.restore}
      </Button>
    </div>
  );
}
