/** How long one waits for what should be open: this long after it was first wanted, and after the last thing that was broken. */
export class Patience {
  private disturbedAt = 0;

  constructor(private readonly ms: number) {}

  disturb(): void {
    this.disturbedAt = Date.now();
  }

  isOver = (since: number): boolean => Date.now() > Math.max(since, this.disturbedAt) + this.ms;
}

export class Stuck extends Error {}
