/** What keys do. Listens to the place of a key (`event.code`), as the Persian layout gives «ت» for J. */
export const defaultKeys = {
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
  undo: 'KeyZ',
  archive: 'KeyY',
  compose: 'KeyN',
  search: 'Slash',
  help: 'Shift+Slash',
  palette: 'Ctrl+KeyK',
  send: 'Ctrl+Enter',
  back: 'Escape',
  goReceived: 'KeyG KeyI',
  goApprove: 'KeyG KeyS',
  goInquiries: 'KeyG KeyQ',
  goDrafts: 'KeyG KeyD',
} as const;
export type Shortcut = keyof typeof defaultKeys;
export type Keymap = Partial<Record<Shortcut, string>>;

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
