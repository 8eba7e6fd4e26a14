import type { DataSource } from 'typeorm';

/** A statement of fixed cost: `QUIET_MS` at its best of 200 on two quiet cores (half of them within 2.2), where the budgets of reads were set. */
const FIXED = `select sum(hashtext(n::text)) from generate_series(1, 15000) n`;
const QUIET_MS = 2;

/**
 * The best of many tries of each read, in milliseconds of two quiet cores. Tests share a machine with others, and some machines are
 * slower: a statement of fixed cost is measured in the same moments, and what it took longer is not the read's.
 * @param tries of each read, in turns with the fixed statement
 */
export async function bestOf(
  db: DataSource,
  tries: number,
  reads: [name: string, read: () => Promise<unknown>][],
): Promise<[string, number][]> {
  const best: [string, number][] = [];
  for (const [name, read] of reads) {
    let [own, fixed] = [Infinity, Infinity];
    for (let n = 0; n < tries; n += 1) {
      own = Math.min(own, await taken(read));
      fixed = Math.min(fixed, await taken(() => db.query(FIXED)));
    }
    best.push([name, Math.round((own / Math.max(1, fixed / QUIET_MS)) * 10) / 10]);
  }
  return best;
}

async function taken(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
