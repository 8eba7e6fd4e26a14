/** They turn text around or hide parts of a name: `invoice`, U+202E, `fdp.exe` reads as `invoiceexe.pdf`. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** A file's name as it may be shown and offered again. @returns undefined when nothing fit to show is left of it */
export function shownFileName(name: string): string | undefined {
  const clean = name
    .normalize('NFC')
    .replace(BIDI_CONTROLS, '')
    .replace(/[\p{Cc}/\\]/gu, '')
    .trim();
  return clean.length > 200 || /^\.*$/.test(clean) ? undefined : clean;
}
