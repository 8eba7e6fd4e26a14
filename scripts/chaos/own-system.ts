import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../launch/database';
import { seedOffice } from '../launch/organisation';
import { stateFolder } from '../launch/places';
import { freePort } from '../launch/ports';
import { removePostgres, startPostgres } from '../launch/postgres';
import { type ProcessMark, eventually, isRunning, keepJson, markOf, readJson } from '../launch/processes';
import { type RoleName, startRole } from '../launch/roles';
import { Supervisor } from '../launch/supervisor';
import { removeTemporal, startTemporal } from '../launch/temporal';
import { keepOpenOnes } from './traces';

export interface Part {
  title: string;
  role: RoleName | 'temporal' | 'postgres';
}

interface Options {
  /** What the folder is called, so that one knows whose it is. */
  name: string;
  /** How many of each role. */
  each: number;
  /** Settings of the roles that differ from those of a production office. */
  env?: NodeJS.ProcessEnv;
  say?: (line: string) => void;
  /** Parts that are killed again and again come back after this at the latest. */
  longestPauseMs?: number;
}

/**
 * A whole system for one command only, in a folder that goes with it: every part is kept running, and may be killed at will. Its
 * office is no practice office and its PostgreSQL is as durable as in production.
 */
export class OwnSystem {
  readonly parts: Part[] = [];
  readonly apis: string[] = [];
  databaseUrl = '';
  temporalAddress = '';
  /** The environment of its roles, for a command that reads settings as they do. */
  env: NodeJS.ProcessEnv = {};
  /** How often each part came up again. */
  readonly restarts = new Map<string, number>();
  private readonly away = new Map<string, Promise<void>>();
  private readonly supervisor: Supervisor;

  private constructor(
    readonly folder: string,
    say: (line: string) => void,
    longestPauseMs: number | undefined,
  ) {
    this.supervisor = new Supervisor(say, () => {}, longestPauseMs);
  }

  static async up({ name, each, env = {}, say = () => {}, longestPauseMs }: Options): Promise<OwnSystem> {
    const system = new OwnSystem(await ownFolder(name), say, longestPauseMs);
    try {
      await system.start(each, env);
      return system;
    } catch (error) {
      await system.down();
      throw error;
    }
  }

  /** The process of a part as it is now; nothing while it is being started. */
  mark(title: string): ProcessMark | undefined {
    const [mark] = this.supervisor.marks([title]);
    return isRunning(mark) ? mark : undefined;
  }

  /** Kills a part and keeps it away. @returns how to let it come back */
  takeAway(title: string): () => void {
    const { promise, resolve } = withResolver();
    this.away.set(title, promise);
    const mark = this.mark(title);
    if (mark) process.kill(mark.pid, 'SIGKILL');
    return () => {
      this.away.delete(title);
      resolve();
    };
  }

  /** Puts the logs where they outlive the system, with the journal and the run of what is still open. @returns the folder */
  async keepTraces(): Promise<string> {
    const kept = `${this.folder.replace(/-[^-]*$/, '')}.logs`;
    rmSync(kept, { recursive: true, force: true });
    cpSync(join(this.folder, 'logs'), kept, { recursive: true });
    await keepOpenOnes(kept, this.databaseUrl, this.temporalAddress);
    return kept;
  }

  /** Ends everything and removes what it kept. */
  async down(): Promise<void> {
    await this.supervisor.stop();
    await Promise.all([removeTemporal(this.folder), removePostgres(this.folder)]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(each: number, settings: NodeJS.ProcessEnv): Promise<void> {
    const dir = this.folder;
    const [database, temporal] = [await freePort(), await freePort()]; // the same after every restart, as the roles know no other
    const [{ url }, { address }] = await Promise.all([
      this.keep({ title: 'PostgreSQL', role: 'postgres' }, () => startPostgres({ dir, port: database })),
      this.keep({ title: 'Temporal', role: 'temporal' }, () => startTemporal({ dir, port: temporal })),
    ]);
    this.databaseUrl = url;
    this.temporalAddress = address;
    await migrate(url, { queues: true });
    await seedOffice(url, { production: false });
    this.env = {
      ...process.env,
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'warn', HOST: '127.0.0.1', OFFICE_PRACTICE: 'false', REDIS_URL: '' },
      ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: address, STORAGE_DIR: join(dir, 'files') },
      ...settings,
    };
    const ports: number[] = [];
    for (let n = 0; n < each; n++) ports.push(await freePort());
    this.apis.push(...ports.map((port) => `http://127.0.0.1:${port}`));
    const number = (n: number) => (each > 1 ? ` ${n + 1}` : '');
    await Promise.all(
      ports.flatMap((port, n) => [
        this.role({ title: `Jobs${number(n)}`, role: 'jobs' }),
        this.role({ title: `Worker${number(n)}`, role: 'worker' }),
        this.role({ title: `API${number(n)}`, role: 'api' }, { PORT: String(port) }),
      ]),
    );
    await eventually(() => Promise.all(this.apis.map(ready)), 60_000, 200);
  }

  private role(part: Part & { role: RoleName }, env: NodeJS.ProcessEnv = {}) {
    const label = part.title.toLowerCase().replace(' ', '-');
    return this.keep(part, () => startRole(part.role, { ...this.env, ...env }, { dir: this.folder, label }));
  }

  private keep<P extends { mark: ProcessMark; stop(): Promise<void> }>(part: Part, start: () => Promise<P>): Promise<P> {
    this.parts.push(part);
    let starts = 0;
    return this.supervisor.keep(part.title, async () => {
      await this.away.get(part.title);
      const started = await start(); // one that fails, as what it needs is broken at that moment, is tried again
      this.restarts.set(part.title, starts++);
      return started;
    });
  }
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

async function ready(api: string): Promise<void> {
  const response = await fetch(`${api}/health/ready`);
  if (!response.ok) throw new Error(`${api} does not get ready: ${await response.text()}`);
}

/** Also removes what commands of that name left behind that were killed. */
async function ownFolder(name: string): Promise<string> {
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(stateFolder).filter((entry) => entry.startsWith(`${name}-`))) {
    const folder = join(stateFolder, left);
    if (isRunning(readJson<ProcessMark>(join(folder, 'owner.json')))) continue;
    await Promise.all([removeTemporal(folder), removePostgres(folder)]);
    rmSync(folder, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(stateFolder, `${name}-`));
  keepJson(join(folder, 'owner.json'), markOf(process.pid));
  return folder;
}
