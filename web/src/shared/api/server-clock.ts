let offset = 0;
const listeners = new Set<() => void>();

/** The office says its time with "who am I"; this computer's clock may be wrong, and a practice office's is moved. @param now ISO */
export function noteOfficeTime(now: string): void {
  offset = Date.parse(now) - Date.now();
  listeners.forEach((listener) => listener());
}

/** Calls back when the office has said its time: what stands on the screen may be told by another clock. @returns how to end it */
export function onOfficeTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** @returns milliseconds since 1970 by the office's clock */
export const serverNow = (): number => Date.now() + offset;
