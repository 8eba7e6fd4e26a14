import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { eachOf } from '../src/platform/process/each-of';
import { FeelPool } from '../src/routing/feel/feel-pool';
import { LaunchError, runCommand } from './launch/launch-error';
import { conformByEngine } from './routes/conform';
import { ConformSystem } from './routes/conform-system';

const USAGE = 'Usage: npm run routes:conform -- DIR [--engine | --kill]';

/**
 * `npm run routes:conform -- DIR`: every case of a folder through a whole system of its own: published, run, rebuilt after every step,
 * replayed. `--kill` kills the worker after every step instead; `--engine` asks the interpreter alone.
 */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'boolean', default: false }, kill: { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1 || (values.engine && values.kill)) throw new LaunchError(USAGE);
  const paths = readdirSync(folder)
    .filter((name) => /^[a-z]\d+.*\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  return values.engine ? byEngine(paths) : bySystem(paths, values.kill);
});

async function byEngine(paths: string[]): Promise<number> {
  const pool = new FeelPool();
  const exit = await counted(paths, (path) => conformByEngine(path, pool));
  await pool.close();
  return exit;
}

async function bySystem(paths: string[], kills: boolean): Promise<number> {
  const system = await ConformSystem.up();
  try {
    return await (kills ? counted(paths, system.killing(paths.length), paths.length) : counted(paths, (path) => system.conform(path)));
  } finally {
    await system.down();
  }
}

/** Prints what failed, and last how many did: the form that others read. @param atOnce how many side by side. @returns the exit code */
async function counted(paths: string[], conform: (path: string) => Promise<string[]>, atOnce = 1): Promise<number> {
  let failed = 0;
  await eachOf(paths, atOnce, async (path) => {
    const failures = await conform(path).catch((error: unknown) => [String(error)]);
    for (const failure of failures) console.log(`✗ ${basename(path)}: ${failure}`);
    if (failures.length > 0) failed += 1;
  });
  console.log(`${paths.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
