import type { Entry, EntryKind, Refs, Rung } from '../../contracts/journal';
import type { RouteEvent } from '../../contracts/route-events';

/** A rung that has not struck yet, of a clock that still matters. */
export interface NextRung extends Rung {
  key: string;
}

/** What a process knows of itself: its journal, folded. Pure; the same journal always gives the same file. */
export class File {
  seq = 0;
  /** What happened to its route, in order. */
  readonly events: RouteEvent[] = [];
  /** What the clock of a rehearsal shows. */
  clock = '';
  private readonly lines = new Map<string, Refs>();
  private readonly ladders = new Map<string, Rung[]>();
  private readonly news: { key: string; refs: Refs }[] = [];

  /** Lines already read are skipped: two readers may bring the same ones. @throws when a line is missing in between */
  read(entries: readonly Entry[]): void {
    for (const { seq, kind, key, refs } of entries) {
      if (seq <= this.seq) continue;
      if (seq !== this.seq + 1) throw new Error(`journal has a gap: ${this.seq} then ${seq}`);
      this.seq = seq;
      this.lines.set(`${kind} ${key}`, refs);
      if (refs.event) this.events.push(JSON.parse(refs.event) as RouteEvent);
      if (refs.at) this.clock = refs.at;
      if (kind === 'heard') this.news.push({ key, refs });
      if (refs.ladder && kind !== 'said') this.ladders.set(kind === 'retimed' ? refs.parent! : key, refs.ladder); // what is asked for does not hold yet
      if (kind === 'answered') this.ladders.delete(key);
    }
  }

  has = (kind: EntryKind, key: string) => this.lines.has(`${kind} ${key}`);
  refsOf = (kind: EntryKind, key: string) => this.lines.get(`${kind} ${key}`);
  get opened(): Refs {
    return this.refsOf('opened', 'process') ?? {};
  }

  /** News of children in the order heard. */
  heard = (): readonly { key: string; refs: Refs }[] => this.news;

  /** The earliest clock that has not struck; a closed task has none. */
  nextRung(): NextRung | undefined {
    let next: NextRung | undefined;
    for (const [key, ladder] of this.ladders) {
      for (const { step, at } of ladder) {
        if (!this.has('fired', `${key}:${step}`) && (!next || at < next.at)) next = { key, step, at };
      }
    }
    return next;
  }
}
