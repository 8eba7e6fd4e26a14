import type { RouteNode } from '../../../contracts/route-plan';
import type { Marking } from './marking';
import type { Net } from './net';
import type { Rules } from './rules';

export const isJoin = ({ kind, in: flows }: RouteNode): boolean => (kind === 'parallel' || kind === 'inclusive') && flows.length > 1;

/** A token waits at a join. @returns whether a parallel one goes on by that */
export function arriveAt(join: RouteNode, at: Marking, rules: Rules, scope: number, flow: string): boolean {
  const there = at.arrived.find((token) => token.scope === scope && token.flow === flow);
  if (there) there.count += 1;
  else at.arrived.push({ scope, flow, count: 1 });
  return join.kind === 'parallel' && rules.parallelMayFire(join.in.map((each) => countOn(at, scope, each)));
}

/** One token of each flow that has any goes into the join. */
export function takeFrom(join: RouteNode, at: Marking, scope: number): void {
  for (const token of at.arrived) if (token.scope === scope && join.in.includes(token.flow)) token.count -= 1;
  at.arrived = at.arrived.filter(({ count }) => count > 0);
}

/** An inclusive join that nothing on its way can still fill. */
export function readyInclusive(net: Net, at: Marking, rules: Rules): { join: RouteNode; scope: number } | undefined {
  for (const { flow, scope } of at.arrived) {
    const join = net.node(net.plan.flows[flow]!.to);
    if (join.kind === 'inclusive' && !isAwaited(net, at, rules, join, scope)) return { join, scope };
  }
  return undefined;
}

function isAwaited(net: Net, at: Marking, rules: Rules, join: RouteNode, scope: number): boolean {
  const isFull = (flow: string) => countOn(at, scope, flow) > 0;
  const toFull = net.mayComeOver(join.in.filter(isFull));
  const toEmpty = net.mayComeOver(join.in.filter((flow) => !isFull(flow)));
  const standing = [...at.tokens.values()].filter(({ parent }) => parent === scope).map(({ node }) => node);
  const waiting = at.arrived.filter((token) => token.scope === scope).map(({ flow }) => net.plan.flows[flow]!.to);
  return [...standing, ...waiting].some((node) => node !== join.id && rules.inclusiveWaits(toEmpty(node), toFull(node)));
}

const countOn = (at: Marking, scope: number, flow: string): number =>
  at.arrived.find((token) => token.scope === scope && token.flow === flow)?.count ?? 0;
