import type { RouteNode } from '../../contracts/route-plan';
import { cancelInside } from './cancel';
import { complete } from './close';
import { remove } from './leave';
import { done } from './open';
import { raise } from './questions';
import type { Variables } from '../../contracts/route-events';
import type { Instance, Waiting } from './route-state';
import { count, forget, isScope, nodeOf, type Run } from './run';
import { undo } from './undo';
import { contextOf } from './variables';
import { interrupt, strike } from './waits';

/** A throwing or end event does what it is there for. */
export function throwFrom(run: Run, instance: Instance): void {
  const node = nodeOf(run, instance.node);
  const { event } = node;
  switch (event?.kind) {
    case 'error':
      return throwError(run, instance, event.code ?? '');
    case 'escalation':
      escalate(run, instance, event.code ?? '');
      break;
    case 'signal':
      run.effects.push({ kind: 'broadcast', signal: event.name });
      // who throws goes on before those who hear it; at an end it stays, so that its scope can hear it
      if (node.out.length > 0) complete(run, instance);
      broadcast(run, event.name);
      if (node.out.length > 0) return;
      break;
    case 'message':
      run.effects.push({ kind: 'send', message: event.name, element: node.id, variables: contextOf(run, instance) });
      break;
    case 'terminate':
      return terminate(run, instance);
    case 'compensation':
      return undo(run, instance, event.activity);
    case 'link':
      done(run, instance);
      return followLink(run, instance, node, event.name);
  }
  if (run.state.instances[instance.id]) done(run, instance);
}

/** Nobody who catches it: the route stands still until somebody has looked. */
function throwError(run: Run, instance: Instance, code: string): void {
  const catcher = catcherOf(run, instance, 'error', code);
  if (!catcher) return raise(run, instance, 'throw', 'incident.error_uncaught', { code });
  count(run, instance, 'completed');
  forget(run, instance);
  interrupt(run, catcher.host, catcher.event);
}

/** A command refused for a reason of the business. */
export function refuseJob(run: Run, instance: Instance, code: string, brought: Variables): void {
  const catcher = catcherOf(run, instance, 'error', code);
  if (catcher) interrupt(run, catcher.host, catcher.event, brought);
  else raise(run, instance, 'job', 'incident.error_uncaught', { code });
}

function escalate(run: Run, instance: Instance, code: string): void {
  const catcher = catcherOf(run, instance, 'escalation', code);
  if (catcher) interrupt(run, catcher.host, catcher.event);
}

/** Everything that waits for it now hears it, except what another hearer has taken away meanwhile. */
export function broadcast(run: Run, name: string, brought: Variables = {}): boolean {
  const all = run.state.waiting.filter((waiting) => waiting.kind === 'signal' && waiting.name === name);
  const interrupts = ({ node }: Waiting) => nodeOf(run, node).interrupting === true;
  // what interrupts comes first: nothing begins only to be taken away
  const hearers = [...all.filter(interrupts), ...all.filter((waiting) => !interrupts(waiting))];
  for (const hearer of hearers) if (run.state.waiting.includes(hearer)) strike(run, hearer, brought);
  return hearers.length > 0;
}

/** Ends its own scope only. */
function terminate(run: Run, instance: Instance): void {
  count(run, instance, 'completed');
  cancelInside(run, run.state.instances[instance.parent!]!, instance);
  remove(run, instance);
}

function followLink(run: Run, instance: Instance, node: RouteNode, name: string): void {
  for (const target of Object.values(run.plan.nodes))
    if (target.kind === 'catch' && target.scope === node.scope && target.event?.kind === 'link' && target.event.name === name)
      run.work.push({ do: 'arrive', node: target.id, scope: instance.parent! });
}

/** Outwards from where it was thrown: in a scope its event sub-processes, then what stands on its border; the code before catch-all. */
function catcherOf(run: Run, from: Instance, kind: 'error' | 'escalation', code: string): { host: Instance; event: RouteNode } | undefined {
  for (let at = from; ; at = run.state.instances[at.parent]!) {
    const node = nodeOf(run, at.node);
    const onBorder = at.item === undefined ? (node.boundary ?? []) : [];
    const event = matching(run, onBorder, kind, code);
    if (event) return { host: at, event };
    if (at.parent === null) return undefined;
    const scope = run.state.instances[at.parent]!;
    if (node.kind === 'handler' || scope.interrupted || !isScope(run, scope)) continue;
    const handlers = nodeOf(run, scope.node).body!.handlers.map(({ start }) => start);
    const start = matching(run, handlers, kind, code);
    if (start) return { host: scope, event: start };
  }
}

function matching(run: Run, ids: string[], kind: 'error' | 'escalation', code: string): RouteNode | undefined {
  const events = ids.map((id) => nodeOf(run, id));
  const of = (wanted: string | undefined) => events.find(({ event }) => event?.kind === kind && event.code === wanted);
  return of(code) ?? of(undefined);
}
