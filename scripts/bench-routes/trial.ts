import { compileRoute } from '../../src/routing/compile/compile';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { readyFile } from '../../src/routing/library/seed-routes';
import { runTrial } from '../../src/routing/trial/run-trial';
import { median, timed } from '../bench/measures';
import type { Line } from '../bench/report';
import { facts, pastOf } from './past';

/** A draft of the ordinary outgoing letter tried on letters of three months. */
export async function trial(pool: FeelPool, rounds: number, letters: number, seed: number): Promise<Line[]> {
  const { plan } = await compileRoute(readyFile('outgoing-letter.bpmn'));
  const task = { plan: plan!, past: pastOf(letters, seed), facts, seed };
  const each: number[] = [];
  for (let n = 0; n < Math.min(rounds, 3); n++) each.push(await timed(() => runTrial(task, pool)));
  return [
    {
      name: 'letters of the past tried, a second',
      unit: '/s',
      measured: (letters * 1000) / median(each),
      note: `${letters} letters, seed ${seed}`,
    },
  ];
}
