import { workingTimeBetween } from '../../../contracts/working-time';
import { endOfWork, type History } from './past';

/** Work of a letter on a desk. */
export interface Job {
  /** told when it is done */
  key: string;
  takes: number;
}

interface Desk {
  /** when what is being done now is done */
  free: number;
  doing: Job | undefined;
  waiting: (Job & { at: number })[];
  /** how much of its other work has come */
  heard: number;
  tasks: number;
  waited: number;
  longest: number;
}

/**
 * Posts, each at work on one thing after another in the order in which it came, the letters' among everything else it had to do. Called
 * in the order of time.
 */
export class Desks {
  private readonly desks = new Map<string, Desk>();

  /** @param onDone to be called back at that instant with the post: what it does then is done */
  constructor(
    private readonly history: History,
    private readonly onDone: (at: number, post: string) => void,
  ) {}

  /** How much lies on a desk. */
  load(post: string): number {
    const desk = this.desks.get(post);
    return desk ? desk.waiting.length + (desk.doing ? 1 : 0) : 0;
  }

  give(post: string, job: Job, now: number): void {
    const desk = this.at(post, now);
    desk.tasks += 1;
    desk.waiting.push({ ...job, at: now });
    desk.longest = Math.max(desk.longest, desk.waiting.filter(({ key }) => key !== '').length);
    this.goOn(post, desk, now);
  }

  /** What was interrupted is not worked on any more. */
  take(post: string, key: string, now: number): void {
    const desk = this.at(post, now);
    desk.waiting = desk.waiting.filter((job) => job.key !== key);
    if (desk.doing?.key !== key) return;
    desk.doing = undefined;
    desk.free = now;
    this.goOn(post, desk, now);
  }

  /** @returns what is done at this instant, if it is the letters' */
  done(post: string, now: number): string | undefined {
    const desk = this.at(post, now);
    if (!desk.doing || desk.free > now) return undefined; // called for something that was taken away since
    const { key } = desk.doing;
    desk.doing = undefined;
    this.goOn(post, desk, now);
    return key || undefined;
  }

  /** Where work of letters waited, the most first. */
  queues(): { post: string; tasks: number; waited: number; longest: number }[] {
    return [...this.desks]
      .map(([post, { tasks, waited, longest }]) => ({ post, tasks, waited, longest }))
      .filter(({ waited }) => waited > 0)
      .sort((a, b) => b.waited - a.waited || (a.post < b.post ? -1 : 1));
  }

  /** The desk, with the other work that has come to it by now. */
  private at(post: string, now: number): Desk {
    const desk = this.desks.get(post) ?? { free: 0, doing: undefined, waiting: [], heard: 0, tasks: 0, waited: 0, longest: 0 };
    this.desks.set(post, desk);
    const other = this.history.other.get(post) ?? [];
    for (; desk.heard < other.length && other[desk.heard]!.at <= now; desk.heard += 1) {
      const { at, takes } = other[desk.heard]!;
      if (desk.doing || desk.waiting.length > 0) desk.waiting.push({ key: '', takes, at });
      else desk.free = endOfWork(this.history.calendar, Math.max(at, desk.free), takes); // nothing of the letters hangs on when
    }
    return desk;
  }

  /** Begins the next thing. */
  private goOn(post: string, desk: Desk, now: number): void {
    if (desk.doing) return;
    const next = desk.waiting.shift();
    if (!next) return;
    const begun = Math.max(now, desk.free);
    if (next.key) desk.waited += workingTimeBetween(this.history.calendar, next.at, begun);
    desk.doing = next;
    desk.free = endOfWork(this.history.calendar, begun, next.takes);
    this.onDone(desk.free, post);
  }
}
