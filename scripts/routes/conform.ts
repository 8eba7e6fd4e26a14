import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { RouteRefusal } from '../../workflows/route/route';
import { factsOf, readCase } from './case';
import { failureOf, failuresAtEnd } from './case-checks';
import { CaseRunner } from './case-runner';

/** Runs one case by the interpreter alone. @returns what was not as the case says */
export async function conformByEngine(path: string, pool: FeelPool): Promise<string[]> {
  const route = readCase(path);
  const { plan, report } = await compileRoute(readFileSync(join(dirname(path), route.bpmn[0]!)));
  if (!plan || !report.publishable) return report.findings.map((finding) => `${finding.element ?? ''}: ${findingSentence(finding)}`);
  const runner = new CaseRunner(plan, route, pool, factsOf(route, path));
  await runner.start();
  for (const [i, step] of route.steps.entries()) {
    const failure = await failureIn(step);
    if (failure) return [`step ${i + 1} ${JSON.stringify(step)}: ${failure}`];
  }
  return failuresAtEnd(route.expect, runner);

  async function failureIn(step: (typeof route.steps)[number]): Promise<string | undefined> {
    if ('rejected' in step) return (await runner.rejects(step.rejected)) ? undefined : 'was taken';
    if ('waiting' in step || 'status' in step || 'incident' in step || 'task' in step) return failureOf(step, plan!, runner);
    try {
      await runner.act(step);
    } catch (error) {
      if (error instanceof RouteRefusal) return `refused: ${error.code}`;
      throw error;
    }
    return undefined;
  }
}
