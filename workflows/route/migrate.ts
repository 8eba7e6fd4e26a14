import type { RouteMigrated } from '../../contracts/route-events';
import type { RouteNode, RoutePlan } from '../../contracts/route-plan';
import type { MigrationObstacle } from '../../contracts/routing.errors';
import { resume } from './proceed';
import { questionOf } from './questions';
import { runOf, settle, type Applied } from './route';
import type { Instance, RouteState, Undoable } from './route-state';
import { RouteRefusal } from './run';

/** Elements that are called otherwise in the other plan, by their id in this one. */
type Elements = Readonly<Record<string, string>>;

/** Why a letter cannot go on by another plan, one for each element where something stands. */
export interface Obstacle {
  element: string;
  code: MigrationObstacle;
}

/**
 * What keeps a position from going on by another plan: whatever stands somewhere must find an element of the same kind, in the same scope,
 * repeated in the same way; tokens at a join need the flow they came over. Nothing when it can be moved.
 */
export function obstaclesOf(from: RoutePlan, to: RoutePlan, state: RouteState, elements: Elements): Obstacle[] {
  const other = mapping(from, to, elements);
  const standing = Object.values(state.instances).flatMap((instance): Obstacle[] => {
    const code = obstacle(from.nodes[instance.node]!, to.nodes[other(instance.node)], other, instance);
    return code ? [{ element: instance.node, code }] : [];
  });
  const arrived = state.arrived.flatMap(({ node, flow }): Obstacle[] =>
    to.flows[flow]?.to === other(node) ? [] : [{ element: node, code: 'flow_missing' }],
  );
  return [...standing, ...arrived];
}

function obstacle(
  node: RouteNode,
  target: RouteNode | undefined,
  other: (id: string) => string,
  { loop }: Instance,
): MigrationObstacle | undefined {
  if (!target) return 'unmapped';
  if (target.kind !== node.kind || !!target.job !== !!node.job) return 'other_kind';
  if ((target.scope === undefined) !== (node.scope === undefined) || (node.scope && target.scope !== other(node.scope)))
    return 'other_scope';
  if (!!target.loop !== !!node.loop || (loop && target.loop?.sequential !== node.loop?.sequential)) return 'other_loop';
  return undefined;
}

/**
 * Goes on by another plan from where it stands. Tasks keep whose they are and until when; clocks go on, but for those of events that are
 * no longer drawn.
 * @throws RouteRefusal `route.not_running` · `route.migration_refused`
 */
export function migrate(from: RoutePlan, to: RoutePlan, state: RouteState, event: RouteMigrated): Applied {
  if (state.status !== 'active') throw new RouteRefusal('route.not_running');
  const [first] = obstaclesOf(from, to, state, event.elements);
  if (first) throw new RouteRefusal('route.migration_refused', { element: first.element });
  const run = runOf(to, { ...moved(state, to, mapping(from, to, event.elements)), at: event.at });
  for (const { id, instance, purpose } of run.state.pending) {
    const at = run.state.instances[instance]; // one that is gone meanwhile has nothing to ask
    if (!at || questionOf(run, at, purpose, id)) continue;
    run.state.pending = run.state.pending.filter((other) => other.id !== id);
    resume(run, at, purpose, { id, lets: {}, answers: {} }); // that plan has nothing to work out there
  }
  return settle(run);
}

function moved(state: RouteState, to: RoutePlan, other: (id: string) => string): RouteState {
  const at = <T extends { node: string }>(one: T): T => ({ ...one, node: other(one.node) });
  const named = <T>(counts: Record<string, T>) => Object.fromEntries(Object.entries(counts).map(([id, count]) => [other(id), count]));
  const undoable = (one: Undoable): Undoable => ({ ...at(one), ...(one.inside && { inside: one.inside.map(undoable) }) });
  const kept = JSON.parse(JSON.stringify(state)) as RouteState;
  return {
    ...kept,
    instances: Object.fromEntries(Object.entries(kept.instances).map(([id, instance]) => [id, at(instance)])),
    waiting: kept.waiting.map(at).filter(({ node }) => to.nodes[node] !== undefined),
    arrived: kept.arrived.map(at),
    incidents: kept.incidents.map(at),
    undoable: kept.undoable.map(undoable).filter(({ node }) => to.nodes[node] !== undefined),
    completed: named(kept.completed),
    cancelled: named(kept.cancelled),
    actors: named(kept.actors),
  };
}

/** By name, and the route itself by being it. */
const mapping = (from: RoutePlan, to: RoutePlan, elements: Elements) => (id: string) =>
  elements[id] ?? (to.nodes[id] || id !== from.processes[0] ? id : to.processes[0]!);
