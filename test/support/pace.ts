import type { DataSource } from 'typeorm';

/** A statement of fixed cost: `QUIET_MS` at its best of 200 on two quiet cores (half of them within 2.2), where the budgets of reads were set. */
const FIXED = `select sum(hashtext(n::text)) from generate_series(1, 15000) n`;
const QUIET_MS = 2;

const TRIES_AT_LEAST = 5;
const PATIENCE_MS = 10_000;

/**
 * What each read takes, in milliseconds of two quiet cores: the best of some tries, and of as many more as it needs to keep its budget while
 * there is patience. Tests share a machine with others, so one moment of quiet is waited for; and some machines are slower: a statement of
 * fixed cost is measured in the same moments, and what it took longer is not the read's.
 * @returns those that never kept it, with the best they did
 */
export async function tooSlow(
  db: DataSource,
  reads: readonly (readonly [name: string, budgetMs: number, read: () => Promise<unknown>])[],
): Promise<[string, number][]> {
  const slow: [string, number][] = [];
  for (const [name, budgetMs, read] of reads) {
    let [own, fixed] = [Infinity, Infinity];
    const atPace = () => own / Math.max(1, fixed / QUIET_MS);
    const end = performance.now() + PATIENCE_MS;
    for (let n = 0; n < TRIES_AT_LEAST || (atPace() > budgetMs && performance.now() < end); n += 1) {
      own = Math.min(own, await taken(read));
      fixed = Math.min(fixed, await taken(() => db.query(FIXED)));
    }
    // by hand, at full size, one wants the figures too
    if (process.env.PACE) console.log(`${name}: ${atPace().toFixed(1)} of ${budgetMs} ms`);
    if (atPace() > budgetMs) slow.push([name, Math.round(atPace() * 10) / 10]);
  }
  return slow;
}

async function taken(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
