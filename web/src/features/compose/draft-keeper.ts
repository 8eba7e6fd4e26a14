import { changesOf, mayBegin, type Draft } from './draft';

/** What the keeper asks of the server and of this browser. Refusals come as they are. */
export interface Keeping {
  create: (draft: Draft) => Promise<{ id: string }>;
  edit: (
    id: string,
    command: { version: number; autosave: boolean } & NonNullable<ReturnType<typeof changesOf>>,
  ) => Promise<{ version: number }>;
  /** what is not on the server yet, so that it outlives this page; null: it is there */
  remember: (id: string | null, draft: Draft | null, version: number) => void;
  isOffline: (error: unknown) => boolean;
  isStale: (error: unknown) => boolean;
  now: () => number;
}

export type SaveState = 'untouched' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'stale';

export interface Kept {
  draft: Draft;
  id: string | null;
  version: number;
  state: SaveState;
  savedAt: number | null;
  error: unknown;
}

const PAUSE = 3000;
const AGAIN = 15_000;

/**
 * Keeps what somebody writes: the server is told three seconds after the last change, one command at a time, and only of what changed. While the
 * line is cut everything stays here and is told when it is back; what somebody else changed in between is never written over unasked.
 */
export class DraftKeeper {
  private told: Draft | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private kept: Kept;

  constructor(
    private readonly keeping: Keeping,
    draft: Draft,
    saved: { id: string; version: number; at: number; told?: Draft } | null,
  ) {
    this.told = saved ? (saved.told ?? draft) : null;
    this.kept = {
      draft,
      id: saved?.id ?? null,
      version: saved?.version ?? 0,
      state: saved ? 'saved' : 'untouched',
      savedAt: saved?.at ?? null,
      error: null,
    };
  }

  readonly snapshot = (): Kept => this.kept;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Tells what was found unsaved when the page opened. */
  resume(): void {
    this.wait(PAUSE);
  }

  change(change: Partial<Draft>): void {
    this.set({ draft: { ...this.kept.draft, ...change } });
    this.keeping.remember(this.kept.id, this.kept.draft, this.kept.version);
    if (this.kept.state !== 'stale') this.wait(PAUSE);
  }

  /** Tells what has not been told; `meant` makes it a version that stays. Resolves when the server has everything, or has refused. */
  async save(meant = false): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.kept.state === 'stale') return false;
    this.running = this.tell(meant).finally(() => (this.running = null));
    await this.running;
    return this.kept.state === 'saved' || this.kept.state === 'untouched';
  }

  /** Goes on with the own text although another was saved meanwhile: it becomes the next version after that one. */
  overwrite(version: number): Promise<boolean> {
    this.set({ version, state: 'waiting', error: null });
    return this.save(true);
  }

  /** Takes what the server has. */
  take(draft: Draft, version: number): void {
    this.told = draft;
    this.set({ draft, version, state: 'saved', savedAt: this.keeping.now(), error: null });
    this.keeping.remember(this.kept.id, null, version);
  }

  readonly stop = (): void => clearTimeout(this.timer);

  private async tell(meant: boolean): Promise<void> {
    const { draft, id, version } = this.kept;
    if (!mayBegin(draft)) return;
    try {
      if (id === null) {
        this.set({ state: 'saving' });
        const { id } = await this.keeping.create(draft);
        this.keeping.remember(null, null, 0);
        this.done(draft, id, 1);
      } else {
        const changes = changesOf(draft, this.told!);
        if (!changes) return this.done(draft, id, version);
        this.set({ state: 'saving' });
        this.done(draft, id, (await this.keeping.edit(id, { ...changes, version, autosave: !meant })).version);
      }
    } catch (error) {
      const state = this.keeping.isOffline(error) ? 'offline' : this.keeping.isStale(error) ? 'stale' : 'refused';
      this.set({ state, error });
      this.keeping.remember(this.kept.id, this.kept.draft, this.kept.version);
      if (state === 'offline') this.wait(AGAIN, 'offline');
    }
  }

  private done(told: Draft, id: string, version: number): void {
    this.told = told;
    const more = this.kept.draft !== told;
    this.set({ id, version, state: 'saved', savedAt: this.keeping.now(), error: null });
    this.keeping.remember(id, more ? this.kept.draft : null, version);
    if (more) this.wait(PAUSE);
  }

  private wait(time: number, state: SaveState = 'waiting'): void {
    clearTimeout(this.timer);
    this.set({ state });
    this.timer = setTimeout(() => void this.save(), time);
  }

  private set(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
