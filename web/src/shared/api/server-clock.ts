let offset = 0;

/** The office says its time with "who am I"; this computer's clock may be wrong, and a practice office's is moved. @param now ISO */
export function noteOfficeTime(now: string): void {
  offset = Date.parse(now) - Date.now();
}

/** @returns milliseconds since 1970 by the office's clock */
export const serverNow = (): number => Date.now() + offset;
