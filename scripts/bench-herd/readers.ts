import { setTimeout as pause } from 'node:timers/promises';
import { timed } from '../bench/measures';
import type { Person } from '../people/person';

const AT_ONCE = 2;
const THINKS_MS = 100;
const pages = ['/api/cartable', '/api/cartable/counters'];

/** People who look at their cartables again and again, two at a time, with a moment between; until they are told to go. */
export class Readers {
  readonly times: number[] = [];
  private readonly at: Promise<void>[];
  private over = false;

  constructor(private readonly people: readonly Person[]) {
    this.at = Array.from({ length: AT_ONCE }, (_, n) => this.read(n));
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.at);
  }

  private async read(first: number): Promise<void> {
    for (let n = first; !this.over; n += AT_ONCE) {
      const person = this.people[n % this.people.length]!;
      for (const page of pages) this.times.push(await timed(() => person.get(page)));
      await pause(THINKS_MS);
    }
  }
}
