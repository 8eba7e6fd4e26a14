import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../launch/postgres';
import { eventually } from '../launch/processes';
import type { Chance } from './chance';
import type { OwnSystem, Part } from './own-system';

type Kind =
  | 'kill API'
  | 'freeze API'
  | 'kill worker'
  | 'freeze worker'
  | 'kill both workers'
  | 'kill jobs'
  | 'freeze jobs'
  | 'kill Temporal'
  | 'freeze Temporal'
  | 'kill PostgreSQL'
  | 'kill a backend'
  | 'freeze a backend'
  | 'terminate all backends';

export interface Fault {
  kind: Kind;
  /** of the whole run, 0 to 1 */
  at: number;
}

const kinds: readonly Kind[] = [
  'kill worker',
  'kill API',
  'kill Temporal',
  'kill a backend',
  'terminate all backends',
  'kill PostgreSQL',
  'freeze API',
  'freeze worker',
  'kill both workers',
  'freeze Temporal',
  'freeze a backend',
  'kill jobs',
  'freeze jobs',
];

/** Which faults happen when: every kind before one comes twice, spread over the run. */
export function faultsOf(count: number, chance: Chance): Fault[] {
  const decks = Math.ceil(count / kinds.length);
  const drawn = Array.from({ length: decks }, () => chance.shuffled(kinds))
    .flat()
    .slice(0, count);
  return drawn.map((kind, n) => ({ kind, at: (n + 0.2 + 0.6 * chance.next()) / count }));
}

/** Breaks things; what was frozen thaws by itself, what was killed is started again by whoever keeps it. */
export class Faults {
  readonly done: { kind: Kind; hit: string }[] = [];
  private readonly killed = new Map<string, number>();
  private readonly thawing = new Set<Promise<void>>();

  constructor(
    private readonly system: OwnSystem,
    private readonly chance: Chance,
    private readonly say: (line: string) => void,
  ) {}

  async strike(kind: Kind): Promise<void> {
    const hit = await eventually(() => this.hit(kind), 60_000, 250); // a fault that hits nothing proves nothing
    this.done.push({ kind, hit });
    this.say(`⚡ ${kind}: ${hit}`);
  }

  /** Waits until nothing is frozen any more and every part runs. */
  async over(): Promise<void> {
    await Promise.all(this.thawing);
    await eventually(
      async () => {
        const missing = this.system.parts.filter(({ title }) => !this.system.mark(title));
        if (missing.length) throw new Error(`${missing.map(({ title }) => title).join(', ')} did not come back`);
        await ask(this.system.databaseUrl, 'select 1');
      },
      90_000,
      200,
    );
  }

  /** Parts that ended though nobody killed them. */
  endedByThemselves = (): string[] =>
    [...this.system.restarts]
      .filter(([title, count]) => count > (this.killed.get(title) ?? 0))
      .map(([title]) => `${title} ended by itself`);

  private async hit(kind: Kind): Promise<string> {
    switch (kind) {
      case 'kill API':
        return this.signal('api', 'SIGKILL');
      case 'freeze API':
        return this.signal('api', 'SIGSTOP');
      case 'kill worker':
        return this.signal('worker', 'SIGKILL');
      case 'freeze worker':
        return this.signal('worker', 'SIGSTOP');
      case 'kill both workers':
        return this.killAll('worker');
      case 'kill jobs':
        return this.signal('jobs', 'SIGKILL');
      case 'freeze jobs':
        return this.signal('jobs', 'SIGSTOP');
      case 'kill Temporal':
        return this.signal('temporal', 'SIGKILL');
      case 'freeze Temporal':
        return this.signal('temporal', 'SIGSTOP');
      case 'kill PostgreSQL':
        return this.signal('postgres', 'SIGKILL');
      case 'kill a backend':
        return this.backend('SIGKILL');
      case 'freeze a backend':
        return this.backend('SIGSTOP');
      case 'terminate all backends':
        return this.storm();
    }
  }

  private signal(role: Part['role'], signal: 'SIGKILL' | 'SIGSTOP'): string {
    const running = this.system.parts.filter((part) => part.role === role && this.system.mark(part.title));
    if (!running.length) throw new Error(`no ${role} runs`);
    const { title } = this.chance.of(running);
    return signal === 'SIGKILL' ? this.kill(title) : this.freeze(this.system.mark(title)!.pid, title);
  }

  private killAll(role: Part['role']): string {
    const titles = this.system.parts.filter((part) => part.role === role).map(({ title }) => title);
    const missing = titles.find((title) => !this.system.mark(title));
    if (missing) throw new Error(`${missing} does not run`);
    return titles.map((title) => this.kill(title)).join(', ');
  }

  private kill(title: string): string {
    const mark = this.system.mark(title);
    if (!mark) throw new Error(`${title} does not run`);
    process.kill(mark.pid, 'SIGKILL');
    this.killed.set(title, (this.killed.get(title) ?? 0) + 1);
    return title;
  }

  private freeze(pid: number, title: string): string {
    const ms = this.chance.between(2000, 8000);
    process.kill(pid, 'SIGSTOP');
    const thaw = pause(ms).then(() => {
      this.thawing.delete(thaw);
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // something else has killed it meanwhile
      }
    });
    this.thawing.add(thaw);
    return `${title} for ${(ms / 1000).toFixed(1)} s`;
  }

  /** PostgreSQL takes the death of one backend for damage: it ends all of them and recovers from its log. */
  private async backend(signal: 'SIGKILL' | 'SIGSTOP'): Promise<string> {
    const backends = await ask<{ pid: number }>(
      this.system.databaseUrl,
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by state = 'active' desc, pid`,
    );
    if (!backends.length) throw new Error('nobody is connected');
    const { pid } = this.chance.of(backends.slice(0, 8));
    if (signal === 'SIGSTOP') return this.freeze(pid, `backend ${pid}`);
    process.kill(pid, 'SIGKILL');
    return `backend ${pid}`;
  }

  private async storm(): Promise<string> {
    let ended = 0;
    for (let wave = 0; wave < 4; wave++) {
      const hit = await ask(
        this.system.databaseUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      ended += hit.length;
      await pause(this.chance.between(50, 300));
    }
    return `${ended} connections in four waves`;
  }
}
