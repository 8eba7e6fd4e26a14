import type { Entry, EntryKind, Refs, Rung } from '../../contracts/journal';
import type { Outcome } from '../../contracts/tasks';
import type { RouteFact } from '../../contracts/route-events';

/** A rung that has not struck yet, of a clock that still matters. */
export interface NextRung extends Rung {
  key: string;
}

/** A route that was begun: the plans it has gone by, the first one first, and what happened to it, in order. */
export interface Route {
  /** counts from 1 */
  walk: number;
  plans: string[];
  events: RouteFact[];
}

/** What a process knows of itself: its journal, folded. Pure; the same journal always gives the same file. */
export class File {
  seq = 0;
  /** The routes it has gone, each by the key of the line that began it. */
  readonly routes = new Map<string, Route>();
  /** What the clock of a rehearsal shows. */
  clock = '';
  private alarm: Refs['alarm'] = null;
  private readonly open = new Set<string>();
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
      if (refs.event) this.readEvent(key, JSON.parse(refs.event) as RouteFact, refs.plan);
      if (refs.alarm !== undefined) this.alarm = refs.alarm;
      if (refs.at) this.clock = refs.at;
      if (kind === 'asked' && refs.task) this.open.add(key);
      if (kind === 'answered') this.open.delete(key);
      if (kind === 'heard') this.news.push({ key, refs });
      if (refs.ladder && kind !== 'said') this.ladders.set(kind === 'retimed' ? refs.parent! : key, refs.ladder); // what is asked for does not hold yet
      if (kind === 'answered') this.ladders.delete(key);
    }
  }

  private readEvent(key: string, event: RouteFact, plan: string | undefined): void {
    if (event.kind === 'started') this.routes.set(key, { walk: this.routes.size + 1, plans: [], events: [] });
    const route = [...this.routes.values()].at(-1);
    if (plan) route?.plans.push(plan);
    route?.events.push(event);
  }

  /** Keys of the tasks that lie on desks. */
  get openTasks(): readonly string[] {
    return [...this.open];
  }

  /** The key that begins so of the last line of a kind with this outcome. */
  last(kind: EntryKind, beginning: string, outcome: Outcome): string | undefined {
    const found = [...this.lines].findLast(([name, refs]) => name.startsWith(`${kind} ${beginning}`) && refs.outcome === outcome);
    return found?.[0].slice(kind.length + 1);
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
    const { alarm } = this;
    let next: NextRung | undefined = alarm && !this.has('fired', `${alarm.key}:timer`) ? { ...alarm, step: 'timer' } : undefined;
    for (const [key, ladder] of this.ladders) {
      for (const { step, at } of ladder) {
        if (!this.has('fired', `${key}:${step}`) && (!next || at < next.at)) next = { key, step, at };
      }
    }
    return next;
  }
}
