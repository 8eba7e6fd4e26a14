import type { EntityManager } from 'typeorm';
import type { Entry } from '../../contracts/journal';
import type { ProcessRow } from './journal';

export type Line = Omit<Entry, 'seq'>;

/** Who did it. The office's own lines have nobody. `onBehalfOf` is the holder for whom an assistant worked. */
export interface By {
  actor: string;
  post: string;
  onBehalfOf: string | null;
}

/** A nudge that is owed: which row, and how many acts it stood for when it was read. */
export interface Owed {
  processId: string;
  stamp: string;
  owed: number;
}

/** The open page of one process's journal, its row locked; lines are saved together. */
export class Page {
  /** the state the process shows from now on */
  state: string | null = null;
  by: By | null = null;
  readonly owed: Owed[] = [];
  private lines: Line[] = [];
  private saved: number;

  constructor(readonly tx: EntityManager, readonly process: ProcessRow) {
    this.saved = process.seq;
  }

  /** The last line, saved or not. */
  get seq(): number {
    return this.saved + this.lines.length;
  }

  add(line: Line): number {
    this.lines.push(line);
    return this.seq;
  }

  async save(): Promise<void> {
    if (!this.lines.length) return;
    await this.tx.query(`select write_acts($1, $2, $3, $4, $5, $6)`,
      [this.process.id, JSON.stringify(this.lines), this.state, this.by?.actor ?? null, this.by?.post ?? null, this.by?.onBehalfOf ?? null]);
    this.saved = this.seq;
    this.lines = [];
  }

  /** The process has to look; another one too, when this concerns it. Its row stays unlocked. */
  async nudge(processId = this.process.id): Promise<void> {
    const own = processId === this.process.id; // whoever acts on a process tells it themselves; the relay only makes sure
    const [row] = await this.tx.query(`select stamp, owed from owe_nudge($1, $2)`, [processId, own ? '3 seconds' : '0']);
    this.owed.push({ processId, stamp: row.stamp, owed: row.owed });
  }

  hint(audience: string, type: string): Promise<unknown> {
    return this.tx.query(`insert into hints (audience, type, ref, version) values ($1, $2, $3, $4)`, [audience, type, this.process.id, this.seq]);
  }

  /** Keeps the words that go with that line. */
  remark({ kind, key }: Pick<Line, 'kind' | 'key'>, text: string | undefined): Promise<unknown> | void {
    if (text) return this.tx.query(`insert into remarks (year, process_id, kind, key, text) values ($1, $2, $3, $4, $5)`, [this.process.year, this.process.id, kind, key, text]);
  }
}
