import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './lock';
import { markOf } from './processes';

describe('a lock file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chapar-lock-'));
  const path = join(folder, 'inside', 'x.lock');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is held by one at a time and given back', () => {
    const lock = takeLock(path);
    expect(takeLock(path)).toEqual({ holder: markOf(process.pid) });
    if ('release' in lock) lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a process that has died', () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, startedAt: '1' })],
    ['another process that was given its number', () => JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['a write that was cut off', () => '{"pid":'],
  ])('is taken over from %s', (_, content) => {
    writeFileSync(path, content());
    const lock = takeLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(markOf(process.pid));
    if ('release' in lock) lock.release();
  });
});
