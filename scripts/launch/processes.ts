import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export const isRunning = (mark: ProcessMark | undefined): boolean => mark !== undefined && startOf(mark.pid) === mark.startedAt;

/** Asks with one signal, waits, and ends with another what did not listen. */
export async function stopProcess(
  mark: ProcessMark,
  ask: NodeJS.Signals,
  withinMs: number,
  force: NodeJS.Signals = 'SIGKILL',
): Promise<void> {
  if (!isRunning(mark)) return;
  signal(mark.pid, ask);
  if (await isGone(mark, withinMs)) return;
  signal(mark.pid, force);
  await isGone(mark, 5000);
}

async function isGone(mark: ProcessMark, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(25)) if (!isRunning(mark)) return true;
  return !isRunning(mark);
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Tries until it works or time is over; throws what the last try threw. */
export async function eventually<T>(attempt: () => Promise<T>, withinMs: number, everyMs = 50): Promise<T> {
  for (const end = Date.now() + withinMs; ; await pause(everyMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Passwords are among what we keep, so nobody else may read it. */
export const keepJson = (path: string, value: unknown): void => writeFileSync(path, JSON.stringify(value, null, 2), { mode: 0o600 });

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name);
  } catch {
    // it ended by itself in the meantime
  }
}

/** The kernel's start time of a living process; one that has ended but was not waited for is not living. */
function startOf(pid: number): string | undefined {
  try {
    if (!existsSync('/proc/self/stat'))
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold spaces and brackets
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
