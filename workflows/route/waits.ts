import type { RouteNode } from '../../contracts/route-plan';
import { cancel, cancelInside } from './cancel';
import { complete } from './close';
import { enter } from './open';
import { eventsOf, raise, said } from './questions';
import type { Evaluated, Json, Variables } from '../../contracts/route-events';
import type { Instance, Purpose, Waiting } from './route-state';
import { create, forget, nodeOf, type Run } from './run';

/** Begins to wait for all that may come to an instance. @returns false when a key or time was none: an incident was raised */
export function wait(run: Run, instance: Instance, purpose: Extract<Purpose, 'open' | 'loop'>, evaluated: Evaluated): boolean {
  const waiting: Waiting[] = [];
  for (const node of eventsOf(run, instance, purpose)) {
    const of = { id: `${instance.id}:${node.id}`, host: instance.id, node: node.id };
    const { event } = node;
    if (event?.kind === 'signal') waiting.push({ ...of, kind: 'signal', name: event.name });
    else if (event?.kind === 'timer') waiting.push({ ...of, kind: 'timer', times: timesOf(evaluated, node.id) });
    else if (event?.kind === 'message') {
      const key = said(evaluated, `key ${node.id}`, event.key);
      if (key === null || typeof key === 'object') {
        raise(run, instance, purpose, 'incident.not_a_text', { feel: event.key && 'feel' in event.key ? event.key.feel : '' });
        return false;
      }
      waiting.push({ ...of, kind: 'message', name: event.name, ...(key !== undefined && { key: String(key) }) });
    }
  }
  // once more after an incident: what it waited for then is begun anew
  run.state.waiting = [...run.state.waiting.filter(({ host }) => host !== instance.id), ...waiting];
  return true;
}

function timesOf(evaluated: Evaluated, node: string): string[] {
  const answer = evaluated.answers[`at ${node}`];
  const times: Json = answer && 'value' in answer ? answer.value : [];
  return Array.isArray(times) ? times.map(String) : [];
}

/** What was waited for has come. */
export function strike(run: Run, waiting: Waiting, brought: Variables = {}): void {
  const host = run.state.instances[waiting.host]!;
  const node = nodeOf(run, waiting.node);
  if (node.id === host.node) return complete(run, host, brought);
  if (node.kind === 'boundary' || node.kind === 'start') return interrupt(run, host, node, brought);
  // the first of those behind an event gateway
  const scope = host.parent!;
  forget(run, host);
  complete(run, create(run, node, scope, { phase: 'open' }), brought);
}

/** An event on the border of an activity, or the start of an event sub-process in a scope, takes place. */
export function interrupt(run: Run, host: Instance, event: RouteNode, brought: Variables = {}): void {
  if (event.kind === 'boundary') {
    if (event.interrupting) cancel(run, host);
    complete(run, create(run, event, host.parent, { phase: 'open' }), brought);
    return;
  }
  if (event.interrupting) {
    cancelInside(run, host);
    host.interrupted = true;
    run.state.waiting = run.state.waiting.filter(({ host: of, node }) => of !== host.id || nodeOf(run, node).kind !== 'start');
  }
  enter(run, nodeOf(run, event.scope!), host.id, { startAt: event.id, started: brought });
}
