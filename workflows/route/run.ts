import type { RouteNode, RoutePlan } from '../../contracts/route-plan';
import type { RoutingErrorCode } from '../../contracts/routing.errors';
import type { Effect, Step, Variables } from '../../contracts/route-events';
import type { Instance, RouteState } from './route-state';

/** An event that the route does not take; nothing has changed. */
export class RouteRefusal extends Error {
  constructor(
    readonly code: RoutingErrorCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = 'RouteRefusal';
  }
}

/** What still moves. Done first come, first served, until nothing is left. */
export type Work =
  | { do: 'take'; flow: string; scope: string }
  | { do: 'arrive'; node: string; scope: string; flow?: string }
  | { do: 'throw'; instance: string }
  | { do: 'complete'; instance: string; brought: Variables };

/** One event being worked through: the state changes under it, effects and steps gather. */
export interface Run {
  readonly plan: RoutePlan;
  readonly state: RouteState;
  readonly work: Work[];
  readonly effects: Effect[];
  readonly steps: Step[];
  /** questions of this step, by id; built when everything waits, from the state as whoever takes over will find it */
  readonly asked: string[];
}

export const nodeOf = (run: Run, id: string): RouteNode => {
  const node = run.plan.nodes[id];
  if (!node) throw new RouteRefusal('route.element_unknown', { element: id });
  return node;
};

export const isGateway = ({ kind }: RouteNode): boolean =>
  kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive' || kind === 'race';

/** Whether others lie in it that begin and end with it. */
export const isScope = (run: Run, instance: Instance): boolean => !instance.loop && nodeOf(run, instance.node).body !== undefined;

export const instancesIn = (run: Run, scope: string): Instance[] =>
  Object.values(run.state.instances).filter(({ parent }) => parent === scope);

export function create(run: Run, node: RouteNode, parent: string | null, more: Partial<Instance> = {}): Instance {
  run.state.seq += 1;
  const id = `${node.id}#${run.state.seq}`;
  const instance: Instance = { id, node: node.id, parent, phase: 'opening', vars: {}, ...more };
  run.state.instances[id] = instance;
  if (!instance.loop) run.steps.push({ kind: 'entered', element: node.id, instance: id });
  return instance;
}

export const nextId = (run: Run, prefix: string): string => {
  run.state.seq += 1;
  return `${prefix}#${run.state.seq}`;
};

/** Counts an instance as ended and tells it; gateways and processes are never counted. */
export function count(run: Run, instance: Instance, how: 'completed' | 'cancelled'): void {
  if (instance.loop) return;
  const node = nodeOf(run, instance.node);
  run.steps.push({ kind: 'left', element: node.id, instance: instance.id, how });
  if (isGateway(node) || node.kind === 'process') return;
  const counts = run.state[how];
  counts[node.id] = (counts[node.id] ?? 0) + 1;
}

/** Takes out of the state what belongs to one instance alone. */
export function forget(run: Run, { id }: Instance): void {
  const { state } = run;
  delete state.instances[id];
  state.waiting = state.waiting.filter(({ host }) => host !== id);
  state.pending = state.pending.filter(({ instance }) => instance !== id);
  state.arrived = state.arrived.filter(({ scope }) => scope !== id);
  state.undoable = state.undoable.filter(({ scope }) => scope !== id);
  closeIncidents(run, id);
  const left = run.work.filter((work) => ('instance' in work ? work.instance : work.scope) !== id);
  run.work.splice(0, run.work.length, ...left);
}

export function closeIncidents(run: Run, instance: string): void {
  for (const incident of run.state.incidents.filter((open) => open.instance === instance))
    run.effects.push({ kind: 'closeIncident', incident: incident.id });
  run.state.incidents = run.state.incidents.filter((open) => open.instance !== instance);
}
