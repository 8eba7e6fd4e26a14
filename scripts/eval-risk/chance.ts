/** Chance that is the same for the same seed. */
export class Chance {
  /** @param next in [0, 1) */
  constructor(readonly next: () => number) {}

  /** Mean 0, spread 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** How many of what comes so often on average (Knuth). */
  poisson(mean: number): number {
    let n = 0;
    for (let left = this.next(); left > Math.exp(-mean); left *= this.next()) n += 1;
    return n;
  }

  weighted<T extends { share: number }>(items: readonly T[]): T {
    let at = this.next();
    return items.find(({ share }) => (at -= share) < 0) ?? items.at(-1)!;
  }
}
