import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isRunning, markOf, stopProcess } from './processes';

describe('a process', () => {
  const started: ChildProcess[] = [];
  const run = async (code: string) => {
    const child = spawn(process.execPath, ['-e', `${code}; setInterval(() => {}, 1000); console.log('up')`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(child);
    await once(child.stdout, 'data');
    const mark = markOf(child.pid ?? 0);
    if (!mark) throw new Error('did not start');
    return { mark, ended: once(child, 'exit') };
  };
  afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

  it('is told apart from a later one with its number', async () => {
    const { mark } = await run('');
    expect(isRunning(mark)).toBe(true);
    expect(isRunning({ ...mark, startedAt: `${mark.startedAt}0` })).toBe(false);
    expect(isRunning(undefined)).toBe(false);
    expect(markOf(2 ** 22 + 1)).toBeUndefined();
  });

  it('ends when it is asked to', async () => {
    const { ended, mark } = await run('');
    await stopProcess(mark, 'SIGTERM', 5000);
    expect(isRunning(mark)).toBe(false);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('is ended when it does not listen', async () => {
    const { ended, mark } = await run(`process.on('SIGTERM', () => {})`);
    await stopProcess(mark, 'SIGTERM', 200);
    expect(isRunning(mark)).toBe(false);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
