/** Lets many go step by step together: each round begins when all who are still there have come. */
export class Rounds {
  private waiting: (() => void)[] = [];
  private isDone = false;

  /** @param once done once in each round, by whoever is first */
  constructor(
    private members: number,
    private readonly once: () => void,
  ) {}

  arrive(): Promise<void> {
    return new Promise((go) => {
      this.waiting.push(go);
      this.turn();
    });
  }

  doOnce(): void {
    if (!this.isDone) this.once();
    this.isDone = true;
  }

  leave(): void {
    this.members -= 1;
    this.turn();
  }

  private turn(): void {
    if (this.waiting.length === 0 || this.waiting.length < this.members) return;
    this.isDone = false;
    const all = this.waiting;
    this.waiting = [];
    for (const go of all) go();
  }
}
