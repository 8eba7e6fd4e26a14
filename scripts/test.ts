import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './launch/chromium';
import { root } from './launch/places';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const running = new Set<ChildProcess>();
let isStopped = false;

/** What Jest leaves behind of a run. */
interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that broke before their first test. */
  numRuntimeErrorTestSuites: number;
}

const WEB = /^(\.\/)?test\/web(\/|$)/;

/**
 * `npm test`: types and lint, then the suites and beside them those that start whole systems of their own, which mostly wait, then
 * the screens in a browser. With arguments it is Jest with these arguments and nothing else, or Playwright when the first lies in
 * test/web. The last line is for scripts: `N passed, N failed`.
 */
async function main(given: string[]): Promise<Tally> {
  if (given.length > 0) return WEB.test(given[0] ?? '') ? web(given) : jest(given);
  const types = (name: string, project: string) => check(name, 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', project]);
  const checks = await Promise.all([
    types('types', 'tsconfig.json'),
    types('types of the screens', 'web/tsconfig.json'),
    types('types of their specs', 'test/web/tsconfig.json'),
    check('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  ]);
  const suites = await Promise.all([jest([]), jest(['--config', 'jest.system.config.js'])]);
  return sum([...checks, ...suites, await web([])]);
}

async function check(name: string, script: string, parameters: string[]): Promise<Tally> {
  const began = Date.now();
  const good = (await node(script, parameters)) === 0;
  console.log(`${good ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return { passed: 0, failed: good ? 0 : 1, skipped: 0 };
}

const jest = (parameters: string[]): Promise<Tally> =>
  counted(async (results) => {
    const code = await node('node_modules/jest/bin/jest.js', ['--json', '--outputFile', results, ...parameters], {
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    return { code, tally: tallyOf(JSON.parse(readFileSync(results, 'utf8')) as JestResults) };
  });

/** The screens, on a house that Playwright's global setup starts. */
async function web(parameters: string[]): Promise<Tally> {
  try {
    findChromium(process.env, (line) => console.log(line));
  } catch (error) {
    console.log(`✗ ${(error as Error).message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return counted(async (results) => {
    const code = await node('node_modules/@playwright/test/cli.js', ['test', ...parameters], {
      stdio: 'inherit',
      env: { ...process.env, WEB_TALLY: results },
    });
    return { code, tally: JSON.parse(readFileSync(results, 'utf8')) as Tally };
  });
}

/** A run that fails counts one failure at least; one that left no results did not come to a test. */
async function counted(run: (results: string) => Promise<{ code: number; tally: Tally }>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'chapar-tests-'));
  try {
    const { code, tally } = await run(join(folder, 'results.json'));
    return code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
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
    if (isStopped) return done(1);
    const child = spawn(process.execPath, [join(root, script), ...parameters], { cwd: root, ...options });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}

// Jest tidies up what it started; we wait for that, begin nothing more, and still say the last line.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    isStopped = true;
    running.forEach((child) => child.kill(signal));
  });

void main(process.argv.slice(2)).then(({ passed, failed, skipped }) => {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
});
