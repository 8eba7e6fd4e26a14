/** What became of one command, as its sender knows. */
export interface Entry {
  key: string;
  username: string;
  /** method and address */
  what: string;
  verdict: 'open' | 'acknowledged' | 'refused';
  /** of the refusal */
  code?: string;
  /** where it stands in the journal, as the answer said; nothing for commands about several processes */
  processId?: string;
  seq?: number;
  /** tries whose outcome the sender did not learn */
  retries: number;
  /** from the first try to the last answer, time for what was not open yet included */
  tookMs: number;
}

/** Everything that was sent, with its outcome: what the journal is held against. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** Answers that no outage explains. */
  readonly faults: string[] = [];

  open(key: string, username: string, what: string): Entry {
    const entry: Entry = { key, username, what, verdict: 'open', retries: 0, tookMs: 0 };
    this.entries.push(entry);
    return entry;
  }

  get acknowledged(): Entry[] {
    return this.entries.filter(({ verdict }) => verdict === 'acknowledged');
  }

  get refused(): Entry[] {
    return this.entries.filter(({ verdict }) => verdict === 'refused');
  }

  get retries(): number {
    return this.entries.reduce((sum, { retries }) => sum + retries, 0);
  }

  get longest(): Entry | undefined {
    return this.entries.reduce<Entry | undefined>(
      (longest, entry) => (longest && longest.tookMs > entry.tookMs ? longest : entry),
      undefined,
    );
  }
}
