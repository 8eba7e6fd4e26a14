import { type ProcessMark, isRunning, pause } from './processes';

/** A part of the system that is to run as long as the whole does. */
interface Part {
  mark: ProcessMark;
  stop(): Promise<void>;
}

interface Kept {
  title: string;
  /** Nothing while it starts for the first time. */
  part?: Part;
  start: () => Promise<Part>;
}

const LONGEST_PAUSE_MS = 30_000;

/** Starts again what ended by itself, and stops everything in the order in which it was added last to first. */
export class Supervisor {
  private readonly kept: Kept[] = [];
  private stopping = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly changed: () => void,
    /** whoever ends again and again is started again after pauses that grow to this */
    private readonly longestPauseMs = LONGEST_PAUSE_MS,
  ) {}

  async keep<P extends Part>(title: string, start: () => Promise<P>): Promise<P> {
    const entry: Kept = { title, start };
    this.kept.push(entry); // in the order of the calls, also when several start side by side
    const part = await start();
    entry.part = part;
    if (this.stopping) await part.stop();
    else void this.watch(entry, part);
    return part;
  }

  /** The processes as they are now. */
  marks = (titles: readonly string[]): ProcessMark[] =>
    this.kept.flatMap(({ title, part }) => (part && titles.includes(title) ? [part.mark] : []));

  async stop(): Promise<void> {
    this.stopping = true;
    for (const { title, part } of this.kept.toReversed()) {
      if (!part) continue;
      await part.stop();
      this.say(`✓ ${title} stopped`);
    }
  }

  private async watch(entry: Kept, part: Part): Promise<void> {
    for (let waitMs = 0; ;) {
      const since = Date.now();
      while (isRunning(part.mark)) {
        await pause(300);
        if (this.stopping) return;
      }
      waitMs = Date.now() - since > 60_000 ? 0 : waitMs;
      this.say(`! ${entry.title} ended by itself; starting it again`);
      await pause(waitMs);
      waitMs = Math.min(this.longestPauseMs, waitMs * 2 || 1000);
      if (this.stopping) return;
      part = (await this.startAgain(entry)) ?? part;
      if (this.stopping) return part.stop(); // it came up while the rest was going down
    }
  }

  private async startAgain(entry: Kept): Promise<Part | undefined> {
    try {
      const part = await entry.start();
      entry.part = part;
      this.changed();
      this.say(`✓ ${entry.title} runs again`);
      return part;
    } catch (error) {
      this.say(`✗ ${entry.title}: ${(error as Error).message}`);
      return undefined;
    }
  }
}
