/** Chance that can be repeated: the same seed gives the same choices. */
export class Chance {
  private state: number;

  /** @param strand tells apart what is drawn side by side, so that the order of events does not change it */
  constructor(seed: number, strand = 0) {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(strand + 1, 0x85ebca6b)) >>> 0;
    this.next(); // neighbouring seeds begin alike
  }

  /** @returns 0 up to, not including, 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));

  /** True in this share of cases. */
  is = (share: number): boolean => this.next() < share;

  of = <T>(list: readonly T[]): T => list[this.between(0, list.length - 1)]!;

  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    return list.map(() => rest.splice(this.between(0, rest.length - 1), 1)[0]!);
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0]!)[0];
  }
}
