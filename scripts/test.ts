import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './launch/places';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const running = new Set<ChildProcess>();

/** What Jest leaves behind of a run. */
interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that broke before their first test. */
  numRuntimeErrorTestSuites: number;
}

/**
 * `npm test`: types and lint, then the suites, then those that start whole systems of their own, one after another. With arguments it
 * is Jest with these arguments and nothing else. The last line is for scripts: `N passed, N failed`.
 */
async function main(given: string[]): Promise<Tally> {
  if (given.length > 0) return jest(given);
  const checks = await Promise.all([
    check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']),
    check('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  ]);
  return sum([...checks, await jest([]), await jest(['--config', 'jest.system.config.js'])]);
}

async function check(name: string, script: string, parameters: string[]): Promise<Tally> {
  const began = Date.now();
  const good = (await node(script, parameters)) === 0;
  console.log(`${good ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return { passed: 0, failed: good ? 0 : 1, skipped: 0 };
}

async function jest(parameters: string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'chapar-tests-'));
  const results = join(folder, 'results.json');
  try {
    const code = await node('node_modules/jest/bin/jest.js', ['--json', '--outputFile', results, ...parameters], {
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    const tally = tallyOf(JSON.parse(readFileSync(results, 'utf8')) as JestResults);
    return code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }; // it did not come to a test
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tallyOf = (run: JestResults): Tally => ({
  passed: run.numPassedTests,
  failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
  skipped: run.numPendingTests + run.numTodoTests,
});

const sum = (tallies: Tally[]): Tally =>
  tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }));

function node(script: string, parameters: string[], options: SpawnOptions = { stdio: 'inherit' }): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, script), ...parameters], { cwd: root, ...options });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}

// Jest tidies up what it started; we wait for that, and still say the last line.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => running.forEach((child) => child.kill(signal)));

void main(process.argv.slice(2)).then(({ passed, failed, skipped }) => {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
});
