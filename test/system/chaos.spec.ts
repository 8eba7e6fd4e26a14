import { spawn } from 'node:child_process';
import type { ChaosReport } from '../../scripts/chaos/run';
import { root } from '../../scripts/launch/places';

/** CHAOS_SEED repeats a run. */
const seed = process.env.CHAOS_SEED ?? '1405';

describe('letters while everything is killed at random', () => {
  it('loses nothing, does nothing twice, skips no number and gets stuck nowhere', async () => {
    const { code, report } = await chaos(['--letters', '200', '--faults', '10']);
    expect(report.wrong).toEqual([]);
    expect(code).toBe(0);
    expect(Object.values(report.faults).reduce((sum, count) => sum + count)).toBe(10);
    expect(report.acknowledged).toBeGreaterThan(1000);
  }, 480_000);

  it('is seen to be stuck when nobody tells owed nudges again', async () => {
    const { code, report } = await chaos(['--letters', '6', '--faults', '0', '--patience', '8'], { CHAOS_WITHOUT: 'relay' });
    expect(report.wrong.join('\n')).toMatch(/left 8 s after the last act/);
    expect(code).toBe(1);
  });
});

function chaos(options: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; report: ChaosReport }> {
  const { NODE_OPTIONS: _, ...outside } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'chaos', ...options, '--seed', seed, '--json'], {
      cwd: root,
      env: { ...outside, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let said = '';
    child.stdout?.on('data', (data: Buffer) => (said += data.toString()));
    child.once('error', reject);
    child.once('exit', (code) => {
      const from = said.indexOf('\n{') + 1; // a build may have spoken before
      try {
        resolve({ code, report: JSON.parse(said.slice(from)) as ChaosReport });
      } catch {
        reject(new Error(`chaos ended with ${code} and said: ${said}`));
      }
    });
  });
}
