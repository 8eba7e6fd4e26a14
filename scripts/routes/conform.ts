import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RouteStanding } from '../../contracts/rehearsals';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { factsOf, readCase, type CaseAction, type RouteCase } from './case';
import { failureOf, failuresAtEnd } from './case-checks';
import { CaseRunner } from './case-runner';

/** Whatever plays a case: the interpreter alone, or an office. */
export interface Player {
  standing: RouteStanding;
  /** @returns the code of the refusal; nothing when it was taken */
  act(action: CaseAction): Promise<string | undefined>;
  /** @returns whether it was refused, and nothing has changed */
  rejects(action: CaseAction): Promise<boolean>;
}

/** Plays a case that has begun. @returns what was not as the case says */
export async function play({ steps, expect }: RouteCase, player: Player): Promise<string[]> {
  for (const [i, step] of steps.entries()) {
    const failure = await failureIn(step, player);
    if (failure) return [`step ${i + 1} ${JSON.stringify(step)}: ${failure}`];
  }
  return failuresAtEnd(expect, player.standing);
}

async function failureIn(step: RouteCase['steps'][number], player: Player): Promise<string | undefined> {
  if ('rejected' in step) return (await player.rejects(step.rejected)) ? undefined : 'was taken';
  if ('waiting' in step || 'status' in step || 'incident' in step || 'task' in step) return failureOf(step, player.standing);
  const refused = await player.act(step);
  return refused && `refused: ${refused}`;
}

/** Runs one case by the interpreter alone. @param onEnd told how it was played, when it was played to its end. @returns what was not as the case says */
export async function conformByEngine(
  path: string,
  pool: FeelPool,
  onEnd: (runner: CaseRunner) => void = () => undefined,
): Promise<string[]> {
  const route = readCase(path);
  const { plan, report } = await compileRoute(readFileSync(join(dirname(path), route.bpmn[0]!)));
  if (!plan || !report.publishable) return report.findings.map((finding) => `${finding.element ?? ''}: ${findingSentence(finding)}`);
  const runner = new CaseRunner(plan, route, pool, factsOf(route, path));
  await runner.start();
  const failures = await play(route, runner);
  onEnd(runner);
  return failures;
}
