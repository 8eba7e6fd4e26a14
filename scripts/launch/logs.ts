import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const turnedOverAt = 20_000_000; // bytes

export interface Log {
  path: string;
  /** For the standard streams of a process: it goes on writing when we are gone. */
  descriptor: number;
  close(): void;
  /** What was written since it was opened. */
  said(): string;
}

export const logPath = (folder: string, name: string): string => join(folder, 'logs', `${name}.log`);

/** A log to append to; one that has grown long makes way, and the one before is forgotten. */
export function openLog(folder: string, name: string): Log {
  const path = logPath(folder, name);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  if (existsSync(path) && statSync(path).size > turnedOverAt) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a', 0o600);
  const from = statSync(path).size;
  return { path, descriptor, close: () => closeSync(descriptor), said: () => readFileSync(path).subarray(from).toString() };
}
