/** What is to happen when: the earliest first, of two at the same instant the one noted first. A binary heap. */
export class Agenda<T> {
  private readonly heap: { at: number; n: number; what: T }[] = [];
  private n = 0;

  note(at: number, what: T): void {
    this.heap.push({ at, n: this.n++, what });
    for (let i = this.heap.length - 1; i > 0;) {
      const above = (i - 1) >> 1;
      if (!this.isBefore(i, above)) break;
      this.swap(i, above);
      i = above;
    }
  }

  next(): { at: number; what: T } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first && last && this.heap.length > 0) {
      this.heap[0] = last;
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (left < this.heap.length && this.isBefore(left, least)) least = left;
        if (right < this.heap.length && this.isBefore(right, least)) least = right;
        if (least === i) break;
        this.swap(i, least);
        i = least;
      }
    }
    return first;
  }

  private isBefore(i: number, j: number): boolean {
    const [a, b] = [this.heap[i]!, this.heap[j]!];
    return a.at < b.at || (a.at === b.at && a.n < b.n);
  }

  private swap(i: number, j: number): void {
    [this.heap[i], this.heap[j]] = [this.heap[j]!, this.heap[i]!];
  }
}
