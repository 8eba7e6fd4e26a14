import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadConfig, type Config } from '../../config/env';
import { yearOf } from '../../contracts/ids';
import { Person } from '../../scripts/people/person';
import { AppModule } from '../../src/app.module';
import { Nudges } from '../../src/journal/nudges';
import { Sweep } from '../../src/journal/sweep';
import { FeelPool } from '../../src/routing/feel/feel-pool';
import { Examiner } from '../../src/routing/library/examiner';
import { TrialRunner } from '../../src/routing/trial/trial-runner';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { configureApp } from '../../src/platform/http/configure-app';
import { TemporalGateway, type Running } from '../../src/platform/temporal/temporal.gateway';
import { createTestDatabase } from './database';
import { examiner } from './examiner';
import { feelPool } from './feel-pool';
import { startWorker } from './house-worker';
import { trialRunner } from './trial-runner';
import { installRuntime } from './temporal-runtime';
import { workflowBundle } from './workflow-bundle';

/** Nobody in a test waits for a round: the house turns relay and sweep itself, so nothing depends on how quick the machine is. */
const NEVER_MS = '3600000';
const SETTLE_MS = 20_000;

export interface HouseOptions {
  env?: Record<string, string>;
  /** the file of processes the worker tells; today's, where nothing is said */
  bundle?: string;
  /** that of another office, whose owner drops it; one of its own, where nothing is said */
  databaseUrl?: string;
}

/**
 * A whole office for one suite: API over HTTP, a real Temporal worker with a queue of its own, a database of its own. Time stands in a
 * practice office, where it passes when it is told to.
 */
export class House {
  /** what happens to the house after every act */
  afterEach: (() => Promise<void>) | undefined;
  private readonly people = new Map<string, Promise<Person>>();
  private worker: { stop: () => Promise<void> } | undefined;
  private ids!: { posts: Map<string, string>; units: Map<string, string> };

  private constructor(
    readonly app: NestExpressApplication,
    readonly config: Config,
    readonly baseUrl: string,
    private readonly connection: NativeConnection,
    private readonly bundle: string,
    private readonly close: () => Promise<void>,
  ) {}

  static async open({ env = {}, bundle = workflowBundle(), databaseUrl }: HouseOptions = {}): Promise<House> {
    installRuntime();
    const database = databaseUrl ? { url: databaseUrl, drop: () => Promise.resolve() } : await createTestDatabase();
    const files = mkdtempSync(join(tmpdir(), 'chapar-house-'));
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS,
      TASK_QUEUE: `house-${randomUUID()}`,
      OFFICE_PRACTICE: 'true',
      RELAY_MS: NEVER_MS,
      SWEEP_MS: NEVER_MS,
      STORAGE_DIR: files,
      ...env,
    });
    const testing = await Test.createTestingModule({ imports: [AppModule.for(config)] })
      .overrideProvider(FeelPool)
      .useValue(feelPool())
      .overrideProvider(Examiner)
      .useValue(examiner())
      .overrideProvider(TrialRunner)
      .useValue(trialRunner())
      .compile();
    const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false, forceCloseConnections: true });
    configureApp(app, config);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
    const house = new House(app, config, `http://127.0.0.1:${port}`, connection, bundle, async () => {
      await app.close();
      await connection.close();
      await database.drop();
      rmSync(files, { recursive: true, force: true });
    });
    house.ids = { posts: await house.codes('posts'), units: await house.codes('units') };
    await house.wakeWorker();
    return house;
  }

  async shut(): Promise<void> {
    await this.sendWorkerHome();
    await this.close();
  }

  get db(): DataSource {
    return this.app.get(DataSource);
  }

  async wakeWorker(bundle = this.bundle): Promise<void> {
    this.worker = await startWorker(this.app, this.config, this.connection, bundle);
  }

  async sendWorkerHome(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  /** The id of a post of the chart, by its code; a person who has one post is called as it. */
  post(code: string): string {
    return idIn(this.ids.posts, code);
  }

  unit(code: string): string {
    return idIn(this.ids.units, code);
  }

  /** Signed in once, however often they are asked for. */
  person(username: string): Promise<Person> {
    let person = this.people.get(username);
    if (!person) this.people.set(username, (person = Person.signedIn(username, DEVELOPMENT_PASSWORD, this.baseUrl)));
    return person;
  }

  /** A command of a person, and everything that follows from it, in whatever process. */
  async act<T = { processId: string; seq: number }>(username: string, path: string, body?: unknown, key?: string): Promise<T> {
    const answer = await (await this.person(username)).post<T>(path, body, { wait: 5, ...(key !== undefined && { key }) });
    await this.quiet();
    await this.afterEach?.();
    return answer;
  }

  /** Closes a task, wherever it lies. */
  async closeTask(username: string, processId: string, key: string, command: object): Promise<{ seq: number }> {
    return this.act(username, `${await this.pathOf(processId, key)}/${key}`, command);
  }

  /** Until no process is owed anything, and each has taken every step it can. */
  async quiet(): Promise<void> {
    const nudges = this.app.get(Nudges);
    const end = Date.now() + SETTLE_MS;
    for (;;) {
      await nudges.drain();
      const owed: (Running & { stamp: string; owed: number })[] = await this.db.query(
        `select p.id, p.kind, p.workflow_id, n.stamp, n.owed from nudges n join processes p on p.year = year_of(n.process_id) and p.id = n.process_id order by n.stamp`,
      );
      if (!owed.length) return;
      if (Date.now() > end) throw new Error(`not settled: ${owed.map(({ workflow_id }) => workflow_id).join(', ')}`);
      await Promise.all(owed.map((process) => this.settle(process)));
    }
  }

  /** The office's time passes; what is due strikes, and what follows happens. */
  async moveClock(ms: number): Promise<number> {
    await this.db.query(`update office_clock set shift = shift + $1 * interval '1 ms'`, [ms]);
    return this.sweep();
  }

  async moveClockTo(at: Date | string): Promise<number> {
    const [{ ms }] = await this.db.query(
      `select greatest(0, extract(epoch from $1::timestamptz - office_now()) * 1000 + 5)::bigint as ms`,
      [at],
    );
    return this.moveClock(Number(ms));
  }

  async sweep(): Promise<number> {
    const struck = await this.app.get(Sweep).round();
    await this.quiet();
    return struck;
  }

  /** The hold of a signed letter passes. */
  passHold(): Promise<number> {
    return this.moveClock(this.config.HOLD_MS + 5);
  }

  /** The process's run is lost, with its position; another finds its place from the journal. */
  async lose(processId: string): Promise<void> {
    const process = await this.process(processId);
    const gateway = this.app.get(TemporalGateway);
    await gateway.client.workflow
      .getHandle(process.workflow_id)
      .terminate('lost in a test')
      .catch(() => undefined);
    if ((await gateway.settle(process, SETTLE_MS)) === undefined) throw new Error(`${process.workflow_id} did not find its place`);
    await this.quiet();
  }

  /** Keys of the open tasks of a process. */
  async open(processId: string): Promise<string[]> {
    const rows: { key: string }[] = await this.db.query(
      `select key from tasks where year = $1 and process_id = $2 and state = 'open' order by opened_at, key`,
      [yearOf(processId), processId],
    );
    return rows.map(({ key }) => key);
  }

  async journal(processId: string): Promise<string[]> {
    const rows: { line: string }[] = await this.db.query(
      `select kind || ' ' || key as line from acts where year = $1 and process_id = $2 order by seq`,
      [yearOf(processId), processId],
    );
    return rows.map(({ line }) => line);
  }

  async state(processId: string): Promise<string> {
    return (await this.process(processId)).state;
  }

  /** The processes opened by another one, by their unit's code. */
  async children(processId: string): Promise<Record<string, string>> {
    const rows: { unit: string; id: string }[] = await this.db.query(
      `select coalesce(u.code, p.kind) as unit, p.id from processes p left join units u on u.id = p.unit_id where p.year = $1 and p.parent_id = $2 order by 1`,
      [yearOf(processId), processId],
    );
    return Object.fromEntries(rows.map(({ unit, id }) => [unit, id]));
  }

  async one<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T> {
    const [row] = await this.db.query<T[]>(sql, parameters);
    return row!;
  }

  /** Rows of every table that a command may write: the same before and after a refusal. */
  async rows(): Promise<Record<string, number>> {
    const tables = [
      'processes',
      'acts',
      'tasks',
      'clocks',
      'nudges',
      'remarks',
      'letters',
      'versions',
      'applicants',
      'attachments',
      'recipients',
      'parties',
      'numbers',
      'inquiries',
      'replies',
      'requests',
    ];
    return this.one(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`);
  }

  private async process(id: string): Promise<Running & { state: string }> {
    return this.one(`select id, kind, workflow_id, state from processes where year = $1 and id = $2`, [yearOf(id), id]);
  }

  private async settle(process: Running & { stamp: string; owed: number }): Promise<void> {
    if ((await this.app.get(TemporalGateway).settle(process, SETTLE_MS)) === undefined) return;
    await this.db.query(`delete from nudges where process_id = $1 and stamp = $2 and owed = $3`, [process.id, process.stamp, process.owed]);
  }

  private async pathOf(processId: string, key: string): Promise<string> {
    if (/^(attend|ref|notice)\./.test(key)) return `/api/desks/${processId}`;
    const { kind } = await this.process(processId);
    if (kind === 'respondent')
      return `/api/respondents/${processId}/${{ extension: 'extensions', info: 'info' }[key.split('.')[0]!] ?? 'tasks'}`;
    return `/api/${kind === 'letter' ? 'letters' : 'inquiries'}/${processId}/tasks`;
  }

  private async codes(table: 'posts' | 'units'): Promise<Map<string, string>> {
    const rows: { code: string; id: string }[] = await this.db.query(`select code, id from ${table}`);
    return new Map(rows.map(({ code, id }) => [code, id]));
  }
}

/** @returns the status and code of a refusal: `409 task.already_closed`; `done` when there was none */
export const refusal = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      const { status, problem } = error as { status?: number; problem?: { code: string } };
      if (!problem) throw error;
      return `${status} ${problem.code}`;
    },
  );

function idIn(ids: Map<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`the chart has no ${code}`);
  return id;
}
