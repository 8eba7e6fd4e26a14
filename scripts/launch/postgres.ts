import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { LaunchError } from './launch-error';
import { openLog } from './logs';
import { asRoot, postgresHome } from './places';
import { type PostgresPrograms, openFolder, postgresPrograms } from './postgres-programs';
import { samePort } from './ports';
import { type ProcessMark, eventually, isRunning, keepJson, markOf, pause, readJson, stopProcess } from './processes';

export interface Postgres {
  /** The database `chapar`. */
  url: string;
  mark: ProcessMark;
  /** It was running already: what a killed start left behind. */
  adopted: boolean;
  /** Lets open transactions go (fast shutdown) and waits for the end. */
  stop(): Promise<void>;
}

interface Options {
  /** The folder that keeps this server's port, password and log. */
  dir: string;
  port?: number;
  /** False for tests only: a power cut may then cost everything. */
  durable?: boolean;
  maxConnections?: number;
}

interface Kept {
  id: string;
  password: string;
  port?: number;
}

/**
 * Starts the embedded PostgreSQL on a folder, or takes over the one that runs there. It is no child of ours: Ctrl-C reaches us alone,
 * and we end it last.
 * @throws LaunchError when the data are of another version or the server does not come up
 */
export async function startPostgres({ dir, port, durable = true, maxConnections = 200 }: Options): Promise<Postgres> {
  const { programs: shared, home } = postgresHome(dir);
  const programs = postgresPrograms(shared);
  const data = join(home, 'data');
  const kept = await keptFor(dir, home);
  requireSameVersion(data, programs.major);
  const running = runningIn(data);
  if (running) {
    const url = urlOf(kept, running.port);
    await eventually(() => ask(url, 'select 1'), 60_000, 100);
    return { url: url, mark: running.mark, adopted: true, stop: () => stopProcess(running.mark, 'SIGINT', 30_000, 'SIGQUIT') };
  }
  if (!existsSync(data)) initialise(programs, home, kept);
  kept.port = port ?? (await samePort(kept.port));
  keepJson(join(dir, 'postgres.json'), kept);
  const mark = await serve(programs, data, dir, kept, { durable, maxConnections });
  const url = urlOf(kept, kept.port);
  await createDatabase(kept, url);
  return { url, mark, adopted: false, stop: () => stopProcess(mark, 'SIGINT', 30_000, 'SIGQUIT') };
}

/** Removes the data of a folder, and ends the server that runs on them. */
export async function removePostgres(dir: string): Promise<void> {
  const { home } = postgresHome(dir);
  const running = runningIn(join(home, 'data'));
  if (running) await stopProcess(running.mark, 'SIGINT', 10_000, 'SIGQUIT');
  rmSync(home, { recursive: true, force: true });
  rmSync(join(dir, 'postgres.json'), { force: true });
}

/** As root the data lie outside the clone: those of a clone that was removed are set aside, never taken for those of a new one. */
async function keptFor(dir: string, home: string): Promise<Kept> {
  mkdirSync(dir, { recursive: true });
  const kept = readJson<Kept>(join(dir, 'postgres.json'));
  const id = readJson<string>(join(home, 'id.json'));
  if (kept && kept.id === id) return kept;
  if (existsSync(home)) {
    const left = runningIn(join(home, 'data'));
    if (left) await stopProcess(left.mark, 'SIGINT', 10_000, 'SIGQUIT');
    const aside = `${home}.left-behind`;
    rmSync(aside, { recursive: true, force: true });
    renameSync(home, aside);
  }
  const fresh = { id: randomBytes(8).toString('hex'), password: randomBytes(24).toString('base64url') };
  keepJson(join(dir, 'postgres.json'), fresh);
  if (asRoot) openFolder(home);
  else mkdirSync(home, { recursive: true });
  keepJson(join(home, 'id.json'), fresh.id);
  return fresh;
}

function requireSameVersion(data: string, major: string) {
  const file = join(data, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : major;
  if (found !== major)
    throw new LaunchError(
      `The data in ${resolve(data)} were written by PostgreSQL ${found} and this is PostgreSQL ${major}: set DATABASE_URL to a PostgreSQL ${found} that serves them, or start empty with "npm start -- --reset".`,
    );
}

function initialise(programs: PostgresPrograms, home: string, { password }: Kept) {
  const half = join(home, 'data.half'); // an interrupted first start leaves no half-made data behind
  const secret = join(home, 'password');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (programs.owner) for (const path of [half, secret]) chownSync(path, programs.owner.uid, programs.owner.gid);
  // The builtin C.UTF-8 sorts alike on every host; columns that people read in order ask for ICU themselves.
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8'];
  const login = ['-U', 'chapar', '-A', 'scram-sha-256', `--pwfile=${secret}`];
  const { status, stderr, error } = spawnSync(join(programs.bin, 'initdb'), ['-D', half, ...locale, ...login, '--no-instructions'], {
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...programs.owner,
  });
  rmSync(secret, { force: true });
  if (status !== 0)
    throw new LaunchError(
      `PostgreSQL could not prepare its data in ${home} (${error?.message ?? stderr.trim()}): set DATABASE_URL to use another server.`,
    );
  renameSync(half, join(home, 'data'));
}

async function serve(
  programs: PostgresPrograms,
  data: string,
  dir: string,
  kept: Kept,
  { durable, maxConnections }: Required<Pick<Options, 'durable' | 'maxConnections'>>,
) {
  const settings = {
    port: String(kept.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(maxConnections),
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off', // short queries: compiling them costs more than it gains
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // What a killed postmaster left in shared memory takes a moment to go, hence more than one try.
  for (let attempt = 1; ; attempt += 1) {
    const log = openLog(dir, 'postgres');
    const child = spawn(join(programs.bin, 'postgres'), ['-D', data, ...flags], {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...programs.owner,
    });
    log.close();
    let ended: string | undefined;
    child.once('error', (error) => (ended = error.message));
    child.once('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));
    const mark = child.pid === undefined ? undefined : markOf(child.pid);
    child.unref();
    try {
      await eventually(async () => ended ?? ask(urlOf(kept, kept.port, 'postgres'), 'select 1'), 60_000);
    } catch (error) {
      if (mark) await stopProcess(mark, 'SIGINT', 5000, 'SIGQUIT');
      ended = `did not answer within 60 s (${(error as Error).message})`;
    }
    if (mark && ended === undefined) return mark;
    const said = log
      .said()
      .split('\n')
      .filter((line) => /FATAL|PANIC|HINT|ERROR/.test(line))
      .join(' ');
    if (attempt >= 20 || !/shared memory block|lock file|is still in use/.test(said))
      throw new LaunchError(
        `PostgreSQL on port ${kept.port} ${ended}. ${said} Its log is ${log.path}; set DATABASE_URL to use another server.`,
      );
    await pause(500);
  }
}

async function createDatabase(kept: Kept, url: string) {
  const name = new URL(url).pathname.slice(1);
  const admin = urlOf(kept, kept.port, 'postgres');
  const found = await ask(admin, 'select 1 from pg_database where datname = $1', [name]);
  if (found.length === 0) await ask(admin, `create database "${name}"`);
}

/** The postmaster of these data, by the file it keeps: process id, and port in the fourth line. */
function runningIn(data: string): { mark: ProcessMark; port: number } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , started, port] = readFileSync(file, 'utf8').split('\n');
  const mark = markOf(Number(pid));
  return mark && port && started && isRunning(mark) && isPostmaster(mark.pid, data) ? { mark, port: Number(port) } : undefined;
}

/** After a reboot the number in the file may be anybody's. */
function isPostmaster(pid: number, data: string) {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, 'utf8').split('\0').includes(data);
}

const urlOf = ({ password }: Kept, port: number | undefined, database = 'chapar') =>
  `postgres://chapar:${password}@127.0.0.1:${port}/${database}`;

/** One question on a connection of its own. */
export async function ask<Row extends object = Record<string, unknown>>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // the query itself tells
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
