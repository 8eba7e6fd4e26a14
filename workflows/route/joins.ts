import type { RouteNode } from '../../contracts/route-plan';
import { enter } from './open';
import { instancesIn, nodeOf, type Run } from './run';

/** A token comes to an element; at a join it may have to wait for others. */
export function arrive(run: Run, id: string, scope: string, flow: string | undefined): void {
  const node = nodeOf(run, id);
  const joins = (node.kind === 'parallel' || node.kind === 'inclusive') && node.in.length > 1 && flow !== undefined;
  if (!joins) return void enter(run, node, scope);
  const there = run.state.arrived.find((token) => token.scope === scope && token.flow === flow);
  if (there) there.count += 1;
  else run.state.arrived.push({ scope, node: id, flow, count: 1 });
  if (node.kind === 'parallel' && node.in.every((each) => countOn(run, scope, each) > 0)) fire(run, node, scope);
}

/**
 * Lets one inclusive join go on, if any may: some incoming flow has a token, and whoever can still come over an empty one could come
 * over a full one too. Asked whenever nothing else moves.
 */
export function fireInclusive(run: Run): boolean {
  const asked = new Set<string>();
  for (const { node: id, scope } of run.state.arrived) {
    const node = nodeOf(run, id);
    if (node.kind !== 'inclusive' || asked.has(`${scope} ${id}`)) continue;
    asked.add(`${scope} ${id}`);
    if (isAwaited(run, node, scope)) continue;
    fire(run, node, scope);
    return true;
  }
  return false;
}

function isAwaited(run: Run, node: RouteNode, scope: string): boolean {
  const full = node.in.filter((flow) => countOn(run, scope, flow) > 0);
  const over = (flows: string[]) => new Set(flows.flatMap((flow) => node.reach?.[flow] ?? []));
  const [toFull, toEmpty] = [over(full), over(node.in.filter((flow) => !full.includes(flow)))];
  const live = [
    ...instancesIn(run, scope).map((instance) => instance.node),
    ...run.state.arrived.filter((token) => token.scope === scope && token.node !== node.id).map((token) => token.node),
  ];
  return live.some((at) => toEmpty.has(at) && !toFull.has(at));
}

function fire(run: Run, node: RouteNode, scope: string): void {
  for (const token of run.state.arrived) if (token.scope === scope && node.in.includes(token.flow)) token.count -= 1;
  run.state.arrived = run.state.arrived.filter(({ count }) => count > 0);
  enter(run, node, scope);
}

const countOn = (run: Run, scope: string, flow: string): number =>
  run.state.arrived.find((token) => token.scope === scope && token.flow === flow)?.count ?? 0;
