import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { LaunchError } from './launch-error';
import { openLog } from './logs';
import { dist, root } from './places';
import { type ProcessMark, markOf, stopProcess } from './processes';

export type RoleName = 'api' | 'worker' | 'jobs';

export const roleTitles: Record<RoleName, string> = { api: 'API', worker: 'Worker', jobs: 'Jobs' };

const entries: Record<RoleName, string> = { api: 'src/main.js', worker: 'src/worker.js', jobs: 'src/jobs.js' };

export interface Role {
  name: RoleName;
  mark: ProcessMark;
  /** Resolves when it has ended, with the way it did. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  /** The folder whose logs/ it writes to. */
  dir: string;
  /** The log's name, where there are several of one role. */
  label?: string;
  readyWithinMs?: number;
}

/**
 * Starts one role from dist/ and waits until it says that it is ready. It has a process group of its own, so that Ctrl-C reaches the
 * starter alone, and ends when the starter does.
 * @throws LaunchError with the last lines of its log
 */
export async function startRole(
  name: RoleName,
  env: NodeJS.ProcessEnv,
  { dir, label = name, readyWithinMs = 60_000 }: Options,
): Promise<Role> {
  const log = openLog(dir, label);
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '-r', join(dist, 'scripts/launch/orphan-guard.js'), join(dist, entries[name])],
    {
      cwd: root,
      detached: true,
      env,
      stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    },
  );
  log.close();
  const ended = endOf(child);
  const outcome = await Promise.race([ready(child), ended, late(readyWithinMs)]);
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (outcome === 'ready' && mark) return { name, mark, ended, stop: () => stopProcess(mark, 'SIGTERM', 20_000) };
  if (mark) await stopProcess(mark, 'SIGTERM', 5000);
  const said = log.said().trim().split('\n').slice(-15).join('\n');
  throw new LaunchError(`The ${name} ${outcome}. The last it said (more in ${log.path}):\n${said}`);
}

const ready = (child: ChildProcess) =>
  new Promise<string>((done) => {
    const listen = (message: unknown) => {
      if (message !== 'ready') return;
      child.off('message', listen);
      done('ready');
    };
    child.on('message', listen);
  });

const endOf = (child: ChildProcess) =>
  new Promise<string>((done) => {
    child.once('error', (error) => done(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => done(`ended with ${code ?? signal}`));
  });

const late = (ms: number) => new Promise<string>((done) => setTimeout(() => done(`was not ready within ${ms / 1000} s`), ms).unref());
