import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { LaunchError } from './launch-error';
import { takeLock } from './lock';
import { cacheFolder, root } from './places';
import { pause } from './processes';
import type { Progress } from './progress';

/** Its server is 1.29.1; later ones cannot be built from the module proxy, as they replace modules. */
const version = '1.5.1';
const silenceMs = 20_000;
const execute = promisify(execFile);

/**
 * A `temporal` program: on PATH, in the user's cache (shared by clones), downloaded by the SDK, or built with Go.
 * @throws LaunchError naming the ways out when none of them works
 */
export async function findTemporal(progress: Progress, signal?: AbortSignal): Promise<string> {
  const found = await onPath('temporal', ['--version']);
  if (found) return found;
  const place = join(cacheFolder(), `temporal-${version}`);
  const program = join(place, 'temporal');
  if (existsSync(program)) return program;
  return alone(place, progress, async () => {
    if (existsSync(program)) return program;
    const reasons: string[] = [];
    for (const make of [downloadInto, buildInto]) {
      const refused = await make(program, progress, signal);
      if (refused === undefined) return program;
      reasons.push(refused);
    }
    throw new LaunchError(
      `There is no Temporal server and none could be made (${reasons.join('; ')}): install the Temporal CLI on PATH, or Go to build it, or set TEMPORAL_ADDRESS to a running server.`,
    );
  });
}

/** @returns why it did not work */
async function downloadInto(program: string, progress: Progress, signal?: AbortSignal): Promise<string | undefined> {
  const folder = freshFolder();
  try {
    return await progress.step(
      'Temporal: asking for a download',
      async (note) => {
        const failure = await download(folder, signal);
        const file = readdirSync(folder)
          .map((name) => join(folder, name))
          .find((path) => statSync(path).isFile() && isExecutable(path));
        if (failure === undefined && file) {
          put(file, program);
          return undefined;
        }
        note('not to be had');
        return `download: ${failure ?? 'nothing came'}`;
      },
      60_000,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a process of its own, which is ended when nothing arrives any more: a silent firewall would hold it for minutes. */
async function download(folder: string, signal?: AbortSignal): Promise<string | undefined> {
  const child = spawn(process.execPath, ['-e', downloadScript, folder], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], signal });
  return watch(child, () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0));
}

const downloadScript = `
  const { TestWorkflowEnvironment } = require('@temporalio/testing');
  TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir: process.argv[1], ttl: '365 days' } } })
    .then((server) => server.teardown())
    .then(() => process.exit(0), (error) => { console.error(error.cause?.message ?? error.message); process.exit(1); });
`;

/** @returns why it did not work */
async function buildInto(program: string, progress: Progress, signal?: AbortSignal): Promise<string | undefined> {
  const go = await onPath('go', ['version']);
  if (!go) return 'build: there is no Go on PATH';
  const reachable = await execute(go, ['list', '-m', `github.com/temporalio/cli@v${version}`], {
    timeout: silenceMs,
    cwd: cacheFolder(),
  }).then(
    () => undefined,
    (error: { stderr?: string }) => `build: the module proxy does not answer (${(error.stderr ?? '').trim().split('\n').pop()})`,
  );
  if (reachable) return reachable;
  const folder = freshFolder();
  const log = join(folder, 'build.log');
  try {
    return await progress.step(
      `Temporal: building version ${version} with Go (once; four to ten minutes)`,
      async () => {
        const out = openSync(log, 'w');
        const child = spawn(go, ['install', `github.com/temporalio/cli/cmd/temporal@v${version}`], {
          env: { ...process.env, GOBIN: folder },
          stdio: ['ignore', out, out],
          signal,
        });
        closeSync(out);
        const code = await new Promise<number | string | null>((done) => {
          child.once('error', (error) => done(error.message));
          child.once('exit', done);
        });
        if (code !== 0) return `build: ${readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ') || code}`;
        put(join(folder, 'temporal'), program);
        return undefined;
      },
      9 * 60_000,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of two clones that need the program at once, one makes it and the other waits for it. */
async function alone<T>(place: string, progress: Progress, work: () => Promise<T>): Promise<T> {
  const path = join(cacheFolder(), 'temporal.lock');
  let told = false;
  for (;;) {
    const lock = takeLock(path);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (!told) progress.say(`• Temporal: process ${lock.holder.pid} is making it in ${place}; waiting for that`);
    told = true;
    await pause(1000);
  }
}

/** Put in place whole: a program half copied would be found by the next start. */
function put(file: string, program: string) {
  const half = `${program}.${process.pid}`;
  mkdirSync(join(program, '..'), { recursive: true });
  cpSync(file, half);
  renameSync(half, program);
}

/** Waits for a process; ends it when `size` has not grown for a while. @returns what it complained of */
async function watch(child: ChildProcess, size: () => number): Promise<string | undefined> {
  let said = '';
  let code: number | null | undefined;
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  child.once('error', (error) => ((said = error.message), (code = 1)));
  child.once('exit', (result) => (code = result));
  let last = { bytes: 0, at: Date.now() };
  while (code === undefined) {
    await pause(100);
    const bytes = size();
    if (bytes > last.bytes) last = { bytes, at: Date.now() };
    if (Date.now() - last.at > silenceMs) {
      child.kill('SIGKILL');
      return `nothing came for ${silenceMs / 1000} s`;
    }
  }
  if (code === 0) return undefined;
  return said.trim().split(': ').slice(-2).join(': ') || `ended with ${code}`; // the innermost cause; before it come addresses
}

/** A program on PATH that runs. */
async function onPath(name: string, probe: string[]): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (
      folder &&
      isExecutable(path) &&
      (await execute(path, probe, { timeout: 5000 }).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return undefined;
}

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Called by the one that holds the lock, so whatever lies there was left by a process that died. */
function freshFolder() {
  mkdirSync(cacheFolder(), { recursive: true });
  for (const name of readdirSync(cacheFolder()))
    if (name.startsWith('making-')) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  return mkdtempSync(join(cacheFolder(), 'making-'));
}
