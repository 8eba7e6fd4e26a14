import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ProcessMark, isRunning, markOf } from './processes';

/**
 * Takes a lock file for as long as this process lives. One left by a process that has died is taken over.
 * @returns how to give it back, or the process that holds it
 */
export function takeLock(path: string): { release(): void } | { holder: ProcessMark } {
  mkdirSync(dirname(path), { recursive: true });
  const own = JSON.stringify(markOf(process.pid));
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
      return { release: () => read(path) === own && rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = read(path);
    const holder = parse(found);
    if (holder && isRunning(holder)) return { holder };
    if (found !== undefined) takeAway(path, found);
  }
}

/** Removes the lock that was judged dead, and only that: somebody quicker may have put theirs in its place. */
function takeAway(path: string, judged: string) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) !== judged) linkSync(aside, path);
  } catch {
    // taken away by another, who is as entitled to it
  }
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): ProcessMark | undefined {
  try {
    return JSON.parse(text ?? '') as ProcessMark;
  } catch {
    return undefined;
  }
}
