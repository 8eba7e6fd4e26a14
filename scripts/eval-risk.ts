import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { LaunchError, runCommand } from './launch/launch-error';
import { evaluate, summaryOf, type Evaluated } from './eval-risk/evaluate';
import { worlds } from './eval-risk/worlds';

const USAGE = 'Usage: npm run eval:risk [-- --seed S] [--runs N] [--quick]';

/**
 * `npm run eval:risk`: on simulated history, whether ordering open inquiries by their chance of being late finds more of those that will be
 * than ordering them by deadline. Learns from the first three quarters of each world, and is held against the rest.
 */
runCommand(async () => {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1405' }, runs: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  const [seed, runs] = [Number(values.seed), Number(values.runs ?? (values.quick ? 2 : 5))];
  if (![seed, runs].every(Number.isSafeInteger) || runs < 1) throw new LaunchError('--seed and --runs are whole numbers.');
  console.log(
    `cores ${cpus().length} · Node ${process.versions.node} · seeds ${seed} to ${seed + runs - 1}${values.quick ? ' · quick' : ''}`,
  );
  const begun = performance.now();
  let wrong = 0;
  for (const world of worlds) {
    const found: Evaluated[] = [];
    for (let run = 0; run < runs; run++) found.push(await evaluate(world, seed + run, values.quick ?? false));
    console.log(`\n${summaryOf(world, found)}`);
    // where the past tells nothing, the office must not show it; where it does, it should
    wrong += found.filter(({ risk }) => risk.better && !world.tells).length;
    if (world.tells && !found.some(({ risk }) => risk.better)) wrong += 1;
  }
  console.log(`\n${((performance.now() - begun) / 1000).toFixed(1)} s; ${wrong} wrong verdicts`);
  return wrong > 0 ? 1 : 0;
});
