import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { LaunchError } from './launch-error';
import { logPath, openLog } from './logs';
import { samePort } from './ports';
import { type ProcessMark, eventually, isRunning, keepJson, markOf, pause, readJson, stopProcess } from './processes';
import { silentProgress, type Progress } from './progress';
import { findTemporal } from './temporal-program';

export interface Temporal {
  address: string;
  uiUrl?: string;
  mark: ProcessMark;
  adopted: boolean;
  stop(): Promise<void>;
}

interface Options {
  /** The folder that keeps the history, the port and the log. */
  dir: string;
  port?: number;
  /** Whether its web pages are served too. */
  ui?: boolean;
  program?: string;
  progress?: Progress;
  /** Ends a download or a build that is under way. */
  signal?: AbortSignal;
}

interface Kept {
  port: number;
  uiPort?: number;
  mark?: ProcessMark;
}

const namespace = 'default';

/**
 * Starts a development server whose history lies in a file, or takes over the one that our own note names: a server that merely
 * listens on the port may be anybody's.
 * @throws LaunchError when no program can be found or made, or it does not come up
 */
export async function startTemporal({ dir, port, ui = false, program, progress = silentProgress, signal }: Options): Promise<Temporal> {
  const note = join(dir, 'temporal.json');
  const kept = readJson<Kept>(note);
  if (kept?.mark && isRunning(kept.mark)) {
    if (await answers(addressOf(kept.port), 5000)) return temporal(kept, kept.mark, true);
    await stopProcess(kept.mark, 'SIGTERM', 5000); // two servers on one history would both believe in it
  }
  const executable = program ?? (await findTemporal(progress, signal));
  for (let attempt = 1; ; attempt += 1) {
    const chosen: Kept = { port: port ?? (await samePort(kept?.port)), ...(ui && { uiPort: await samePort(kept?.uiPort) }) };
    const { mark, ended } = await serve(executable, dir, chosen);
    if (mark) {
      keepJson(note, { ...chosen, mark });
      return temporal(chosen, mark, false);
    }
    if (attempt === 3)
      throw new LaunchError(
        `Temporal on ${addressOf(chosen.port)} ${ended}; its log is ${logPath(dir, 'temporal')}. Set TEMPORAL_ADDRESS to use another server.`,
      );
    await pause(500);
  }
}

/** Removes the history of a folder, and ends the server that runs on it. */
export async function removeTemporal(dir: string): Promise<void> {
  const kept = readJson<Kept>(join(dir, 'temporal.json'));
  if (kept?.mark) await stopProcess(kept.mark, 'SIGTERM', 10_000);
  for (const name of ['temporal.json', 'temporal.db', 'temporal.db-wal', 'temporal.db-shm']) rmSync(join(dir, name), { force: true });
}

/** Whether a Temporal server with our namespace answers there. */
export async function answers(address: string, withinMs: number, name = namespace): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: withinMs });
    try {
      await connection.withDeadline(Date.now() + withinMs, () => connection.workflowService.describeNamespace({ namespace: name }));
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

async function serve(executable: string, dir: string, { port, uiPort }: Kept): Promise<{ mark?: ProcessMark; ended?: string }> {
  const log = openLog(dir, 'temporal');
  const child = spawn(
    executable,
    [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
      ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
      ...['--db-filename', join(dir, 'temporal.db'), '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
      // The default of 20 queue reads a second makes every step of a process wait its turn.
      ...['transferProcessorMaxPollRPS', 'timerProcessorMaxPollRPS'].flatMap((name) => ['--dynamic-config-value', `history.${name}=500`]),
      ...['--log-level', 'warn', '--log-format', 'json'],
    ],
    { cwd: dir, detached: true, stdio: ['ignore', log.descriptor, log.descriptor] },
  );
  log.close();
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));
  child.unref();
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  try {
    await eventually(async () => {
      if (ended === undefined && !(await answers(addressOf(port), 1000))) throw new Error('did not answer within 30 s');
    }, 30_000);
  } catch (error) {
    ended = (error as Error).message;
    if (mark) await stopProcess(mark, 'SIGKILL', 5000);
  }
  return ended === undefined && mark ? { mark } : { ended: ended ?? 'could not be started' };
}

const temporal = ({ port, uiPort }: Kept, mark: ProcessMark, adopted: boolean): Temporal => ({
  address: addressOf(port),
  ...(uiPort !== undefined && { uiUrl: `http://127.0.0.1:${uiPort}` }),
  mark,
  adopted,
  stop: () => stopProcess(mark, 'SIGTERM', 10_000),
});

const addressOf = (port: number) => `127.0.0.1:${port}`;
