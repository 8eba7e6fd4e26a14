import type { RoutePlan } from '../../contracts/route-plan';
import type { Step } from '../../contracts/route-events';
import { madeUp } from './trace-runner';

type Order = ReadonlyMap<string, number>;

/**
 * Holds what the interpreter did against a recorded trace of the simulator: the same elements as often, the same flows as often, and
 * where the diagram puts one element before another, in that order.
 */
export function differencesFrom(recorded: readonly string[], steps: readonly Step[], plan: RoutePlan): string[] {
  const theirs = recorded.map((line) => line.split(':')).map(([what, element]) => ({ what, element: element! }));
  const count = (what: string, element: string) => theirs.filter((line) => line.what === what && line.element === element).length;
  const done = (element: string) =>
    steps.filter((step) => (step.kind === 'entered' && step.element === element) || (step.kind === 'took' && step.flow === element)).length;
  const left = (element: string) =>
    steps.filter((step) => step.kind === 'left' && step.how === 'completed' && step.element === element).length;
  const known = new Set([
    ...theirs.map(({ element }) => element),
    ...steps.map((step) => (step.kind === 'took' ? step.flow : step.element)),
  ]);
  const found: string[] = [];
  for (const element of known) {
    // pools, their processes and message flows go by other names there
    if (element.startsWith(madeUp) || (!plan.flows[element] && plan.nodes[element]?.scope === undefined)) continue;
    const joins = isGateway(plan, element);
    const expected = count(joins ? 'exit' : 'createScope', element);
    if (expected !== done(element)) found.push(`${element}: ${done(element)} times, not ${expected}`);
    if (isTask(plan, element) && left(element) > count('exit', element)) found.push(`${element}: left too often`);
  }
  const ours = firsts(steps.flatMap((step) => (step.kind === 'entered' ? [step.element] : [])));
  const order = firsts(
    theirs.flatMap(({ what, element }) => (what === (isGateway(plan, element) ? 'exit' : 'createScope') ? [element] : [])),
  );
  return [...found, ...disorder(plan, ours, order)];
}

/** There every token enters a join, here one that has all. */
const isGateway = ({ nodes }: RoutePlan, id: string): boolean => ['parallel', 'inclusive', 'exclusive'].includes(nodes[id]?.kind ?? '');

const isTask = ({ nodes }: RoutePlan, id: string): boolean => ['pass', 'user', 'job', 'receive'].includes(nodes[id]?.kind ?? '');

function firsts(elements: readonly string[]): Order {
  const order = new Map<string, number>();
  elements.forEach((element, i) => order.has(element) || order.set(element, i));
  return order;
}

function disorder(plan: RoutePlan, ours: Order, theirs: Order): string[] {
  const after = new Map(Object.keys(plan.nodes).map((id) => [id, reachable(plan, id)]));
  const found: string[] = [];
  for (const a of ours.keys())
    for (const b of after.get(a) ?? []) {
      if (after.get(b)?.has(a) || !ours.has(b) || !theirs.has(a) || !theirs.has(b)) continue;
      if (ours.get(a)! < ours.get(b)! !== theirs.get(a)! < theirs.get(b)!) found.push(`${a} and ${b} in another order`);
    }
  return found;
}

function reachable({ nodes, flows }: RoutePlan, from: string): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const flow of nodes[id]!.out) {
      const { to } = flows[flow]!;
      if (!found.has(to)) open.push(to);
      found.add(to);
    }
  return found;
}
