import { readFileSync, readdirSync } from 'node:fs';

/** @param share 0.5 is the median · @returns NaN of nothing */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Of an even number of values the middle between the two in the middle. */
export const median = (values: readonly number[]): number => (quantile(values, 0.5) + quantile(values, 0.5 + 1e-9)) / 2;

export async function sideBySide(count: number, atOnce: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, one));
}

/** @returns milliseconds it took */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

/** CPU that a process and its children have used so far, in milliseconds; children that have ended included once it has waited for them. */
export function cpuOf(pid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const fields = statOf(Number(name));
        return fields ? [[Number(name), Number(fields[1])] as const] : [];
      }),
  );
  const family = [pid];
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family.reduce((sum, member) => {
    const fields = statOf(member);
    return fields ? sum + TICK_MS * [11, 12, 13, 14].reduce((ticks, at) => ticks + Number(fields[at]), 0) : sum;
  }, 0);
}

/** The fields of /proc/<pid>/stat from the state on; nothing when it has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
