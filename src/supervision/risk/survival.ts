/** How long one question took, in working time of its unit. @param ended false: nobody knows more than that it was open so long */
export interface Stay {
  tookMs: number;
  ended: boolean;
}

/** Of those like this that were still open: how many are known up to the end that is asked for, and how many of them were open beyond it. */
export interface Alike {
  known: number;
  missed: number;
  /** the share of them that is open beyond it, by the estimate that also uses those of whom less is known */
  share: number;
}

/**
 * The product-limit estimate (Kaplan and Meier): at each instant at which something ended, the share that stays open is that of all who
 * were known to be open until then. Whoever is still open, or was cancelled, counts for as long as they were open.
 */
export class Survival {
  private readonly times: Float64Array;
  /** the share still open after that many of the times */
  private readonly open: Float64Array;
  /** how many of that many only went out of sight */
  private readonly unseen: Int32Array;

  constructor(stays: readonly Stay[]) {
    // at the same instant, what ended ends before others go out of sight
    const sorted = [...stays].sort((a, b) => a.tookMs - b.tookMs || Number(b.ended) - Number(a.ended));
    const n = sorted.length;
    this.times = Float64Array.from(sorted, ({ tookMs }) => tookMs);
    this.open = new Float64Array(n + 1).fill(1);
    this.unseen = new Int32Array(n + 1);
    sorted.forEach(({ ended }, i) => {
      // one by one gives the same product as all of an instant together: (1 - 1/n)(1 - 1/(n-1)) = 1 - 2/n
      this.open[i + 1] = ended ? this.open[i]! * (1 - 1 / (n - i)) : this.open[i]!;
      this.unseen[i + 1] = this.unseen[i]! + Number(!ended);
    });
  }

  /** Those that were open after `elapsedMs`: what became of them by `allowedMs`. Both in working time since the beginning. */
  beyond(elapsedMs: number, allowedMs: number): Alike {
    const [from, to] = [this.endedBy(elapsedMs), this.endedBy(Math.max(allowedMs, elapsedMs))];
    const known = this.times.length - from - (this.unseen[to]! - this.unseen[from]!);
    const share = this.open[from]! > 0 ? this.open[to]! / this.open[from]! : 1;
    return { known, missed: this.times.length - to, share };
  }

  /** How many took no longer than that. */
  private endedBy(ms: number): number {
    let [low, high] = [0, this.times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle]! <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
