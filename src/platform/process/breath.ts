import { setImmediate as others } from 'node:timers/promises';

/**
 * Lets a process do its other work during a long count: awaited between two pieces, it goes on at once until the count has held the process
 * for `ms`.
 */
export function breather(ms = 10): () => Promise<void> | void {
  let since = performance.now();
  return () => {
    if (performance.now() - since < ms) return;
    return others().then(() => {
      since = performance.now();
    });
  };
}
