import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LaunchError, runCommand } from './launch/launch-error';
import { compare } from './routes/prove-compare';
import { proveFile } from './routes/prove-file';

/**
 * `npm run routes:prove -- FILE…`: whether routes (`.bpmn`, or a plan as `.json`) always end, and the way to where they do not;
 * with `--flow` as if each task were somebody's.
 * `npm run routes:prove -- --fuzz N --seed S`: holds the prover against the interpreter, driven everywhere it can go, on N drawn routes.
 */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { fuzz: { type: 'string' }, seed: { type: 'string' }, flow: { type: 'boolean', default: false } },
  });
  if (values.fuzz !== undefined) return fuzz(Number(values.fuzz), Number(values.seed ?? Date.now() % 1_000_000));
  if (positionals.length === 0) throw new LaunchError('Usage: npm run routes:prove -- [--flow] FILE.bpmn… | --fuzz N [--seed S]');
  let failed = 0;
  for (const path of positionals) {
    const { isSound, lines } = await proveFile(path, readFileSync(resolve(process.env.INIT_CWD ?? '.', path)), values.flow);
    for (const line of lines) console.log(line);
    if (!isSound) failed += 1;
  }
  console.log(`${positionals.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

function fuzz(graphs: number, seed: number): number {
  if (!Number.isInteger(graphs) || graphs < 1 || !Number.isInteger(seed)) throw new LaunchError('--fuzz and --seed take whole numbers.');
  const found = compare(graphs, seed, ({ seed, onlyProver, onlyOracle, plan }) => {
    console.log(`✗ seed ${seed}: only the prover [${onlyProver.join(', ')}], only the interpreter [${onlyOracle.join(', ')}]`);
    console.log(`  ${JSON.stringify(plan)}`);
  });
  const share = (n: number) => `${n} (${((100 * n) / found.compared).toFixed(1)} %)`;
  console.log(`seed ${seed}; ${found.tooLarge} more drawings were too large for the interpreter to go everywhere, and were passed over`);
  for (const [verdict, n] of found.verdicts) console.log(`${verdict}: ${share(n)}`);
  for (const [code, n] of [...found.findings].sort(([, a], [, b]) => b - a)) console.log(`  ${code} in ${share(n)}`);
  console.log(`${found.compared - found.disagreements.length} passed, ${found.disagreements.length} failed`);
  return found.disagreements.length > 0 ? 1 : 0;
}
