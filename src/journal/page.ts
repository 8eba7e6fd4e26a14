import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Entry } from '../../contracts/journal';
import type { ProcessRow } from './journal';

export type Line = Omit<Entry, 'seq'>;

/** Who did it. The office's own lines have nobody. `onBehalfOf` is the person for whom an assistant or a substitute worked. */
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

/** What a request is answered with, for when it comes again. */
export interface Answer {
  person: string;
  key: string;
  hash: Buffer;
  response: object;
}

/** The open page of one process's journal, its row locked; lines are saved together. */
export class Page {
  /** the state the process shows from now on */
  state: string | null = null;
  by: By | null = null;
  readonly owed: Owed[] = [];
  private lines: Line[] = [];
  private saved: number;
  private looks = false;

  constructor(
    readonly tx: EntityManager,
    readonly process: ProcessRow,
  ) {
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

  /** @param answer the answer to the request that brought this, kept with it. @throws DomainError `auth.post_not_held` when the appointment ended meanwhile */
  async save(answer?: Answer): Promise<void> {
    if (!this.lines.length && !this.looks && !answer) return;
    const rows: { stamp: string; owed: number }[] = await this.tx
      .query(`select stamp, owed from record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, [
        this.process.id,
        JSON.stringify(this.lines),
        this.state,
        this.by?.actor ?? null,
        this.by?.post ?? null,
        this.by?.onBehalfOf ?? null,
        this.looks,
        answer?.person ?? null,
        answer?.key ?? null,
        answer?.hash ?? null,
        answer ? JSON.stringify(answer.response) : null,
      ])
      .catch(refuseFormerHolder);
    for (const { stamp, owed } of rows) this.owed.push({ processId: this.process.id, stamp, owed });
    this.saved = this.seq;
    this.lines = [];
    this.looks = false;
  }

  /** The process has to look; another one too, when this concerns it. Its row stays unlocked, and the relay tells it at once. */
  async nudge(processId = this.process.id): Promise<void> {
    if (processId === this.process.id) this.looks = true;
    else await this.tx.query(`select from owe_nudge($1)`, [processId]);
  }

  /** The process was quiet, rows only; from now on a workflow tells its story. */
  run(): Promise<unknown> {
    return this.tx.query(`update processes set runs = true where year = $1 and id = $2`, [this.process.year, this.process.id]);
  }

  hint(audience: string, type: string): Promise<unknown> {
    return this.tx.query(`insert into hints (audience, type, ref, version) values ($1, $2, $3, $4)`, [
      audience,
      type,
      this.process.id,
      this.seq,
    ]);
  }

  /** Keeps the words that go with that line. */
  remark({ kind, key }: Pick<Line, 'kind' | 'key'>, text: string | undefined): Promise<unknown> | void {
    if (text)
      return this.tx.query(`insert into remarks (year, process_id, kind, key, text) values ($1, $2, $3, $4, $5)`, [
        this.process.year,
        this.process.id,
        kind,
        key,
        text,
      ]);
  }
}

/** As the function `record` says it. */
const NO_LONGER_IN_POST = 'CH403';

function refuseFormerHolder(error: unknown): never {
  throw (error as { driverError?: { code?: string } }).driverError?.code === NO_LONGER_IN_POST
    ? new DomainError('auth.post_not_held')
    : error;
}
