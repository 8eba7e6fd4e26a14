import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/launch/places';
import type { ProcessMark } from '../../scripts/launch/processes';

/** A second clone of the project, built as this one is, in which a newcomer types commands. */
export class Clone {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'chapar-clone-')));
  private readonly commands: Command[] = [];

  constructor() {
    const left = ['node_modules', '.git', '.chapar', 'dist.fresh', 'coverage', '.env'].map((name) => join(root, name));
    cpSync(root, this.folder, { recursive: true, filter: (path) => !left.includes(path) });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** `npm start`, as a terminal runs it: a process group of its own, which Ctrl-C reaches as a whole. */
  start(flags: string[] = [], env: NodeJS.ProcessEnv = {}): Command {
    const command = new Command(this.folder, 'start', ['--no-samples', ...flags], env);
    this.commands.push(command);
    return command;
  }

  state(): { DATABASE_URL: string; baseUrl: string; mark: ProcessMark; roles: ProcessMark[] } {
    return JSON.parse(readFileSync(join(this.folder, '.chapar/state.json'), 'utf8'));
  }

  /** Where root keeps this clone's programs and data; for an ordinary user, in the clone. */
  postgresHome(): string {
    const script = `process.stdout.write(require('./dist/scripts/launch/places.js').postgresHome('.chapar').home)`;
    return execFileSync(process.execPath, ['-e', script], { cwd: this.folder, encoding: 'utf8' });
  }

  /** Everything that runs in this clone or on its data. */
  processes(): { pid: number; line: string }[] {
    const home = this.postgresHome();
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), line: lineOf(name), cwd: cwdOf(name) }))
      .filter(({ line, cwd }) => line.includes(this.folder) || line.includes(home) || !relative(this.folder, cwd).startsWith('..'));
  }

  killEverything(): void {
    for (const { pid } of this.processes()) kill(pid);
  }

  remove(): void {
    this.commands.forEach((command) => command.killGroup());
    this.killEverything();
    const home = this.postgresHome();
    rmSync(home.startsWith(this.folder) ? home : dirname(home), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Command {
  said = '';
  /** Its exit code, or the signal that ended it, once all it said has arrived. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  private readonly child: ChildProcess;

  constructor(folder: string, command: string, parameters: string[], env: NodeJS.ProcessEnv) {
    const { NODE_OPTIONS: _, ...outside } = process.env;
    this.child = spawn('npm', ['run', '--silent', command, '--', ...parameters], {
      cwd: folder,
      detached: true,
      env: { ...outside, NODE_ENV: 'development', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (data: Buffer) => (this.said += data.toString()));
    this.ended = new Promise((done) => this.child.once('close', (code, signal) => done(code ?? signal)));
  }

  /** @throws when it ends or the time is over before it said so, with what it said instead */
  async says(expected: RegExp, withinMs: number): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (const end = Date.now() + withinMs; !expected.test(this.said); await new Promise((next) => setTimeout(next, 50)))
      if (over || Date.now() > end) throw new Error(`It did not say ${expected}:\n${this.said}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    process.kill(-this.pid, name);
  }

  killGroup(): void {
    if (this.child.exitCode === null && this.child.signalCode === null) kill(-this.pid);
  }
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended in the meantime
  }
}

function lineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function cwdOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '/';
  }
}
