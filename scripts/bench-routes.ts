import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FeelPool } from '../src/routing/feel/feel-pool';
import { missed, type Line, table } from './bench/report';
import { compile } from './bench-routes/compile';
import { engine, recordedWays } from './bench-routes/engine';
import { feel } from './bench-routes/feel';
import { lifecycles } from './bench-routes/lifecycles';
import { facts } from './bench-routes/past';
import { trial } from './bench-routes/trial';
import { OwnSystem } from './chaos/own-system';
import { LaunchError, runCommand } from './launch/launch-error';
import { root } from './launch/places';

const USAGE = 'Usage: npm run bench:routes [-- --json] [--quick] [--only engine|compile|feel|trial|lifecycles] [--seed S]';
const HOLD_MS = 1000;
const cases = join(root, 'data/routes/cases');

type Part = (rounds: number, quick: boolean, seed: number) => Promise<Line[]>;

const withPool = async (work: (pool: FeelPool) => Promise<Line[]>): Promise<Line[]> => {
  const pool = new FeelPool();
  return work(pool).finally(() => pool.close());
};

const parts: Record<string, Part> = {
  engine: (rounds) => withPool(async (pool) => engine(await recordedWays(cases, pool), rounds)),
  compile: (rounds) => compile(rounds),
  feel: (rounds) => withPool((pool) => feel(pool, facts, rounds)),
  trial: (rounds, quick, seed) => withPool((pool) => trial(pool, rounds, quick ? 100 : 500, seed)),
  lifecycles: async (rounds, quick) => {
    const system = await OwnSystem.up({ name: 'bench-routes', each: 1, env: { HOLD_MS: String(HOLD_MS), LOG_LEVEL: 'info' } });
    return lifecycles(system, Math.min(rounds, 3), quick ? 16 : 48, 16).finally(() => system.down());
  },
};

/** `npm run bench:routes`: what routes cost: the interpreter alone, compiling, expressions, trials, and whole letters against the list of their drafter. */
runCommand(async () => {
  const { json, quick, only, seed } = optionsOf();
  const machine = {
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg()[0]!.toFixed(1),
    Node: process.versions.node,
    seed,
  };
  if (!json)
    console.log(
      Object.entries(machine)
        .map(([what, value]) => `${what} ${value}`)
        .join(' · '),
    );
  const lines: Line[] = [];
  for (const name of only) {
    const began = Date.now();
    lines.push(...(await parts[name]!(quick ? 3 : 7, quick, seed)));
    if (!json) console.log(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} s, load ${loadavg()[0]!.toFixed(1)})`);
  }
  const count = lines.filter(missed).length;
  console.log(json ? JSON.stringify({ machine, quick, lines, missed: count }, null, 2) : `\n${table(lines)}\n\n${count} aims missed`);
  return 0;
});

function optionsOf() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      seed: { type: 'string', default: '1' },
    },
  });
  const { json, quick, only = Object.keys(parts), seed } = values;
  if (only.some((name) => !Object.hasOwn(parts, name)) || !Number.isInteger(Number(seed))) throw new LaunchError(USAGE);
  return { json, quick, only, seed: Number(seed) };
}
