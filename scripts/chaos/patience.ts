/** How long one waits for what should be open: without end while things are being broken, and this long after the last fault. */
export class Patience {
  private calmSince = Number.POSITIVE_INFINITY;

  constructor(private readonly ms: number) {}

  /** Everything that was broken is whole again, and nothing more will be. */
  calm(): void {
    this.calmSince = Date.now();
  }

  isOver = (since: number): boolean => Date.now() > Math.max(since, this.calmSince) + this.ms;
}

export class Stuck extends Error {}
