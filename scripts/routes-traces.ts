import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileRoute, readDefinitions } from '../src/routing/compile/compile';
import { Findings } from '../src/routing/compile/findings';
import { childOf, childrenOf } from '../src/routing/compile/moddle';
import { LaunchError, runCommand } from './launch/launch-error';
import { differencesFrom } from './routes/trace-compare';
import { simulated, TraceRunner } from './routes/trace-runner';

type Action = { trigger: string } | { choose: string; flows: string[] };

/** `npm run routes:traces -- DIR`: token movement against recorded traces of a simulator (`cases.json`). */
runCommand(async () => {
  const [folder] = parseArgs({ allowPositionals: true }).positionals;
  if (!folder) throw new LaunchError('Usage: npm run routes:traces -- DIR');
  const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as {
    name: string;
    bpmn: string;
    trace: string;
    actions: Action[];
  }[];
  let passed = 0;
  for (const { name, bpmn, trace, actions } of cases) {
    const differences = await played(readFileSync(join(folder, bpmn)), join(folder, trace), actions).catch((error: unknown) => [
      String(error),
    ]);
    if (differences.length === 0) passed += 1;
    else console.log(`✗ ${name}: ${differences.join('; ')}`);
  }
  console.log(`${passed} passed, ${cases.length - passed} failed (${((passed / cases.length) * 100).toFixed(1)} %)`);
  return passed / cases.length >= 0.95 ? 0 : 1;
});

async function played(bytes: Uint8Array, trace: string, actions: Action[]): Promise<string[]> {
  const { plan } = await compileRoute(bytes);
  if (!plan) return ['nothing to run'];
  const chosen = new Map(actions.flatMap((action) => ('choose' in action ? [[action.choose, action.flows] as const] : [])));
  const model = simulated(plan, chosen);
  const runner = new TraceRunner(model, await messageFlows(bytes));
  for (const action of actions) if ('trigger' in action) runner.trigger(action.trigger);
  return differencesFrom(JSON.parse(readFileSync(trace, 'utf8')) as string[], runner.steps, model);
}

async function messageFlows(bytes: Uint8Array): Promise<Map<string, string[]>> {
  const definitions = await readDefinitions(bytes, new Findings());
  const flows = childrenOf(definitions!, 'rootElements').flatMap((root) => childrenOf(root, 'messageFlows'));
  const targets = new Map<string, string[]>();
  for (const flow of flows) {
    const [from, to] = [childOf(flow, 'sourceRef')?.id ?? '', childOf(flow, 'targetRef')?.id ?? ''];
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  return targets;
}
