import { createContext, useContext, useEffect, useEffectEvent, type ReactNode } from 'react';
import { combinationOf, keycapOf, keysFor, type Keymap, type Shortcut } from './keymap';

const Keys = createContext<{ isOn: boolean; keys: Keymap }>({ isOn: true, keys: {} });

/** The person's own keys; off means none but Ctrl combinations and Escape. */
export function ShortcutProvider({ isOn, keys, children }: { isOn: boolean; keys: Keymap; children: ReactNode }) {
  return <Keys value={{ isOn, keys }}>{children}</Keys>;
}

export type Handlers = Partial<Record<Shortcut, () => void>>;

/** What is mounted last hears first; silent while somebody types and while a dialog or menu is open, but for Ctrl combinations. */
const stack: { current: (combination: string, typing: boolean) => boolean }[] = [];
let started: string | null = null;

if (typeof window !== 'undefined') {
  // buttons and fields keep Enter to themselves, whatever is held with it: what Ctrl does is heard before them
  window.addEventListener('keydown', (event) => (event.ctrlKey || event.metaKey) && hear(event), { capture: true });
  window.addEventListener('keydown', (event) => !(event.ctrlKey || event.metaKey) && hear(event));
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return;
  const target = event.target as HTMLElement;
  const typing =
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    // a message in the corner is an alertdialog to React Aria too, but takes nobody's keys
    !!document.querySelector('[role=dialog],[role=alertdialog]:not([aria-modal=false]),[role=menu]');
  const combination = combinationOf(event);
  const sequence = started ? `${started} ${combination}` : combination;
  started = null;
  if ([...stack].reverse().some((listener) => listener.current(sequence, typing))) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) event.stopPropagation(); // done once
  } else if (combination === 'KeyG' && !typing) {
    started = combination;
    setTimeout(() => (started = null), 1500);
  }
}

export function useShortcuts(handlers: Handlers): void {
  const { isOn, keys } = useContext(Keys);
  const act = useEffectEvent((combination: string, typing: boolean): boolean => {
    for (const [name, handler] of Object.entries(handlers) as [Shortcut, (() => void) | undefined][]) {
      if (!handler || keysFor(name, keys) !== combination) continue;
      const isPlain = !combination.includes('Ctrl+');
      if (isPlain && (typing || (!isOn && combination !== 'Escape'))) continue;
      handler();
      return true;
    }
    return false;
  });
  useEffect(() => {
    const mine = { current: (combination: string, typing: boolean) => act(combination, typing) };
    stack.push(mine);
    return () => void stack.splice(stack.indexOf(mine), 1);
  }, []);
}

/** The label of the key that does it, for buttons and help; nothing when shortcuts are off. */
export function useKeycap(name: Shortcut): string | undefined {
  const { isOn, keys } = useContext(Keys);
  const combination = keysFor(name, keys);
  return isOn || combination.includes('Ctrl+') ? keycapOf(combination) : undefined;
}
