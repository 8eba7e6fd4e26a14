import { DataSource } from 'typeorm';
import { TemporalGateway } from '../platform/temporal/temporal.gateway';
import { AT_MOST, type Violation } from './check';
import { Runs } from './runs';

export interface AuditOptions {
  databaseUrl: string;
  temporal: { address: string; namespace: string; taskQueue: string; payloadKey: string };
  storageDir: string;
  /** milliseconds until what looks broken is looked at again */
  patienceMs?: number;
}

/** What a check may look at. Every question is one statement, hence one moment of a running system. */
export class Audit {
  readonly runs: Runs;
  readonly storageDir: string;
  private readonly db: DataSource;
  private readonly gateway: TemporalGateway;
  private readonly patienceMs: number;
  private counts = new Map<string, number>();
  private yearsKnown: number[] | undefined;

  private constructor({ databaseUrl, temporal, storageDir, patienceMs = 2000 }: AuditOptions) {
    this.db = new DataSource({
      type: 'postgres',
      url: databaseUrl,
      poolSize: 2,
      // It reads only, and a check of millions of lines takes its time.
      extra: {
        options: '-c default_transaction_read_only=on -c statement_timeout=0 -c work_mem=64MB -c jit=off',
        connectionTimeoutMillis: 5000,
      },
    });
    this.gateway = new TemporalGateway(temporal);
    this.runs = new Runs(this.gateway.client, temporal.taskQueue);
    this.storageDir = storageDir;
    this.patienceMs = patienceMs;
  }

  static async open(options: AuditOptions): Promise<Audit> {
    const audit = new Audit(options);
    await audit.db.initialize();
    return audit;
  }

  async close(): Promise<void> {
    await this.gateway.onApplicationShutdown();
    await this.db.destroy();
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.db.query<Row[]>(sql, parameters);
  }

  /** The years that hold anything. */
  async years(): Promise<number[]> {
    this.yearsKnown ??= (
      await this.query<{ year: number }>(
        `select year from generate_series(1300, 1500) as year where exists (select from processes p where p.year = year.year)`,
      )
    ).map(({ year }) => year);
    return this.yearsKnown;
  }

  /** Asks every year in turn, so that one partition at a time is read. */
  async inYears(sql: string): Promise<Violation[]> {
    const found: Violation[] = [];
    for (const year of await this.years()) {
      if (found.length < AT_MOST) found.push(...(await this.query<Violation>(`${sql} limit ${AT_MOST - found.length}`, [year])));
    }
    return found;
  }

  async countInYears(from: string): Promise<number> {
    let total = 0;
    for (const year of await this.years())
      total += (await this.query<{ n: number }>(`select count(*)::int as n from ${from}`, [year]))[0]!.n;
    return total;
  }

  /** Says how much a check has looked at. */
  saw(count: number, what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** What was seen since the last call. */
  takeCounts(): Record<string, number> {
    const counts = Object.fromEntries(this.counts);
    this.counts = new Map();
    return counts;
  }

  pause = (): Promise<void> => new Promise((done) => setTimeout(done, this.patienceMs));
}
