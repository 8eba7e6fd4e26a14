import type { RouteNode } from '../../contracts/route-plan';
import { ended } from './close';
import { proceed } from './proceed';
import { feelOf, raise, said } from './questions';
import type { Evaluated } from '../../contracts/route-events';
import type { Instance } from './route-state';
import { forget, nodeOf, type Run } from './run';

export function leave(run: Run, instance: Instance): void {
  if (nodeOf(run, instance.node).out.length === 0) return remove(run, instance);
  proceed(run, instance, 'flows');
}

/** The conditions are worked out. One that is neither true nor false is never read as false. */
export function flowsDecided(run: Run, instance: Instance, evaluated: Evaluated): void {
  const node = nodeOf(run, instance.node);
  if (evaluated.failed) return raise(run, instance, 'flows', evaluated.failed.error, evaluated.failed.params ?? {});
  const taken: string[] = [];
  for (const flow of node.out) {
    if (flow === node.default) continue;
    const holds = node.kind === 'parallel' || holdsIn(run, flow, evaluated);
    if (typeof holds !== 'boolean') {
      const answer = evaluated.answers[flow];
      const feel = feelOf(run.plan.flows[flow]!.condition);
      if (answer && 'error' in answer) return raise(run, instance, 'flows', answer.error, answer.params ?? {});
      return raise(run, instance, 'flows', 'incident.not_boolean', { feel });
    }
    if (holds) taken.push(flow);
    if (holds && node.kind === 'exclusive') break;
  }
  if (taken.length === 0 && node.default !== undefined) taken.push(node.default);
  if (taken.length === 0) return raise(run, instance, 'flows', 'incident.no_flow_holds');
  for (const flow of alongside(node, taken)) run.work.push({ do: 'take', flow, scope: instance.parent! });
  remove(run, instance);
}

/** The default flow of a parallel gateway is a flow like the others. */
const alongside = (node: RouteNode, taken: string[]): string[] => (node.kind === 'parallel' ? node.out : taken);

function holdsIn(run: Run, flow: string, evaluated: Evaluated): unknown {
  const { condition } = run.plan.flows[flow]!;
  return condition ? said(evaluated, flow, condition) : true;
}

export function remove(run: Run, instance: Instance): void {
  forget(run, instance);
  if (instance.parent !== null) ended(run, instance.parent);
}
