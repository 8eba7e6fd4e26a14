import type { KeyAction } from '../../../../contracts/settings';

/** What keys do. They are named by their place (`event.code`), as the Persian layout gives «ت» for J. */
export const defaultKeys: Readonly<Record<KeyAction, string>> = {
  next: 'KeyJ',
  previous: 'KeyK',
  open: 'Enter',
  select: 'KeyX',
  approve: 'KeyE',
  answer: 'KeyA',
  refer: 'KeyR',
  return: 'KeyB',
  followUp: 'KeyP',
  unread: 'KeyU',
  star: 'KeyS',
  archive: 'KeyY',
  undo: 'KeyZ',
  compose: 'KeyN',
  search: 'Slash',
  print: 'KeyT',
  help: 'Shift+Slash',
  goReceived: 'KeyI',
  goApprove: 'KeyS',
  goInquiries: 'KeyQ',
  goDrafts: 'KeyD',
};

/** The same for everybody. */
const fixedKeys = { palette: 'Ctrl+KeyK', send: 'Ctrl+Enter', back: 'Escape' } as const;

export type Shortcut = KeyAction | keyof typeof fixedKeys;
export type Keymap = Partial<Record<KeyAction, string>>;
export const keyActions = Object.keys(defaultKeys) as KeyAction[];

/** @returns what is pressed, as `combinationOf` names it; places are reached by G and then their key */
export function keysFor(shortcut: Shortcut, keys: Keymap): string {
  if (shortcut in fixedKeys) return fixedKeys[shortcut as keyof typeof fixedKeys];
  const key = keys[shortcut as KeyAction] ?? defaultKeys[shortcut as KeyAction];
  return shortcut.startsWith('go') ? `KeyG ${key}` : key;
}

/** «Ctrl K», «G I»: as the keys are labelled. */
export const keycapOf = (combination: string): string =>
  combination
    .replace(/Shift\+Slash/g, '?')
    .replace(/Slash/g, '/')
    .replace(/Key|Digit/g, '')
    .replace(/Escape/g, 'Esc')
    .replace(/\+/g, ' ');

/** `Ctrl+KeyK`; Command on a Mac is Ctrl. */
export function combinationOf({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const held = [(ctrlKey || metaKey) && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean);
  return [...held, code].join('+');
}
