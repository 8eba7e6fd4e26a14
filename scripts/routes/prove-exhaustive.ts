import type { RoutePlan } from '../../contracts/route-plan';
import type { Limits } from '../../src/routing/prove/proof';
import { apply, openQuestions, start } from '../../workflows/route/route';
import type { Ask, Evaluated, Json, RouteEvent, Step } from '../../contracts/route-events';
import type { RouteState, Waiting } from '../../workflows/route/route-state';

const AT = '2026-01-07T08:30:00.000Z';

/** A state of the interpreter, and how often each that waits without being ended by it has been struck from outside. */
interface Standing {
  state: RouteState;
  struck: Record<string, number>;
}

interface Seen extends Standing {
  from?: number;
  next: number[];
  isLast?: true;
}

/**
 * The oracle: the interpreter itself is driven everywhere it can go. Every question is answered in every way, every task, job, time,
 * message and signal comes in every order; states are the same only when nothing but names differs, so the age of tokens counts.
 * @returns what is wrong, as `code element`; undefined when the route is larger than was looked through
 */
export function exhaust(plan: RoutePlan, limits: Limits): Set<string> | undefined {
  const seen: Seen[] = [];
  const known = new Map<string, number>();
  const entered = new Set<string>();
  let grows = false;

  const reach = (standing: Standing | undefined, from?: number): void => {
    if (!standing) return;
    const key = keyOf(standing);
    let at = known.get(key);
    if (at === undefined) {
      at = seen.push({ ...standing, next: [], ...(from !== undefined && { from }) }) - 1;
      known.set(key, at);
      grows ||= hasGrown(seen, at, limits.tokens);
    }
    if (from !== undefined) seen[from]!.next.push(at);
  };
  /** what was stopped because it went in circles has not been entered */
  const note = (steps: readonly Step[], { incidents }: RouteState): void => {
    const stopped = new Set(incidents.filter(({ code }) => code === 'incident.endless').map(({ instance }) => instance));
    for (const step of steps) if (step.kind === 'entered' && !stopped.has(step.instance)) entered.add(step.element);
  };
  const act = (before: Standing, event: RouteEvent, struck = before.struck): Standing | undefined => {
    const { state, steps } = apply(plan, before.state, event);
    if (state.incidents.some(({ code, redo }) => code === 'incident.no_flow_holds' || redo === 'job')) return undefined;
    note(steps, state);
    state.hops = 0;
    const left = Object.entries(struck).filter(([id]) => state.waiting.some((waiting) => waiting.id === id));
    return { state, struck: Object.fromEntries(left) };
  };

  for (const event of beginnings(plan)) {
    const { state, steps } = start(plan, event);
    note(steps, state);
    reach({ state, struck: {} });
  }
  for (let at = 0; at < seen.length && !grows; at++) {
    if (seen.length > limits.states) return undefined;
    const here = seen[at]!;
    if (here.state.status !== 'active' || hasIncident(here.state, 'incident.endless')) {
      here.isLast = true;
      continue;
    }
    if (here.state.pending.length > 0) for (const event of answersTo(plan, here.state, limits)) reach(act(here, event), at);
    else for (const { event, struck } of comingTo(plan, here, limits)) reach(act(here, event, struck), at);
    if (here.next.length === 0) here.isLast = true;
  }
  return grows ? new Set(['sound.tokens_multiply']) : problemsOf(plan, seen, entered);
}

function beginnings(plan: RoutePlan): Extract<RouteEvent, { kind: 'started' }>[] {
  const called = Object.values(plan.nodes).map(({ call }) => call && 'text' in call.process && call.process.text);
  return plan.processes
    .filter((process) => !called.includes(process))
    .flatMap((process) => {
      const { nodes, starts } = plan.nodes[process]!.body!;
      const triggered = nodes.filter((id) => plan.nodes[id]!.kind === 'start' && plan.nodes[id]!.event);
      const event = { kind: 'started' as const, at: AT, process, variables: {} };
      const plain = triggered.some((id) => starts.includes(id)) ? [] : [event];
      return [...plain, ...triggered.map((start) => ({ ...event, start }))];
    });
}

function* answersTo(plan: RoutePlan, state: RouteState, limits: Limits): Generator<RouteEvent> {
  const questions = openQuestions(plan, state);
  const asks = questions.flatMap(({ id, instance, asks }) => asks.map((ask) => ({ id, instance, ask })));
  const ways = asks.map(({ instance, ask }) => valuesFor(plan, state, instance, ask, limits));
  for (const values of product(ways)) {
    const results = questions.map((question): Evaluated => {
      const own = asks.flatMap(({ id, ask }, i) => (id === question.id ? [[ask.key, { value: values[i]! }] as const] : []));
      return { id: question.id, lets: {}, answers: Object.fromEntries(own) };
    });
    yield { kind: 'evaluated', at: AT, results };
  }
}

function valuesFor(plan: RoutePlan, state: RouteState, instance: string, ask: Ask, { items, repeats }: Limits): Json[] {
  if (ask.as === 'decision') return [null];
  if (ask.as === 'timer') {
    const written = 'text' in ask.value ? /^R(\d+)/.exec(ask.value.text)?.[1] : undefined;
    return [Array.from({ length: ask.form === 'cycle' ? Math.min(repeats, Number(written ?? repeats)) : 1 }, () => AT)];
  }
  const node = plan.nodes[state.instances[instance]!.node]!;
  if (ask.key in plan.flows || ask.key === 'until') return [true, false];
  if (ask.key === 'collection') return Array.from({ length: items + 1 }, (_, n) => Array.from({ length: n }, (_, i) => i));
  if (ask.key === 'active') return [...product(node.body!.starts.map((id) => [[], [id]] as Json[]))].map((some) => some.flat());
  return [`${instance} ${ask.key}`];
}

function* product<T>([first, ...rest]: T[][]): Generator<T[]> {
  if (!first) yield [];
  else for (const one of first) for (const others of product(rest)) yield [one, ...others];
}

type Coming = { event: RouteEvent; struck?: Record<string, number> };

function* comingTo(plan: RoutePlan, { state, struck }: Standing, { repeats }: Limits): Generator<Coming> {
  const codes = Object.values(plan.nodes).flatMap(({ event }) => (event?.kind === 'error' && event.code ? [event.code] : []));
  for (const { id, node: element, phase, loop } of Object.values(state.instances)) {
    if (phase !== 'open' || loop || state.incidents.some(({ instance }) => instance === id)) continue;
    const node = plan.nodes[element]!;
    if (node.job) {
      yield { event: { kind: 'jobDone', at: AT, job: id } };
      for (const error of new Set([...codes, 'none of them'])) yield { event: { kind: 'jobRefused', at: AT, job: id, error } };
    } else if (node.kind === 'user') {
      for (const outcome of node.duty!.outcomes ?? ['done'])
        yield { event: { kind: 'taskCompleted', at: AT, task: id, variables: { outcome } } };
    } else if (node.kind === 'adhoc') {
      const inside = Object.values(state.instances).filter(({ parent }) => parent === id);
      if (inside.length < node.body!.starts.length)
        for (const start of node.body!.starts.filter((start) => inside.every((open) => open.node !== start)))
          yield { event: { kind: 'activated', at: AT, scope: id, elements: [start] } };
      if (node.adhoc!.staysOpen) yield { event: { kind: 'closed', at: AT, scope: id } };
    }
  }
  yield* fromOutside(plan, state, struck, repeats);
}

function* fromOutside(plan: RoutePlan, state: RouteState, struck: Record<string, number>, repeats: number): Generator<Coming> {
  const isSpent = ({ id, host, node }: Waiting) => {
    const stays = plan.nodes[node]!.interrupting === false && state.instances[host]!.node !== node;
    return (struck[id] ?? 0) >= (stays ? repeats : 1);
  };
  const heard = new Set<string>();
  for (const waiting of state.waiting) {
    if (waiting.kind === 'timer') {
      if (waiting.times!.length > 0) yield { event: { kind: 'timerFired', at: AT, timer: waiting.id } };
      continue;
    }
    const { kind, name, key } = waiting;
    if (kind === 'message') {
      const first = state.waiting.find((other) => other.kind === kind && other.name === name && other.key === key);
      if (first !== waiting || isSpent(waiting)) continue;
      const event: RouteEvent = { kind, at: AT, name: name!, ...(key !== undefined && { key }) };
      yield { event, struck: { ...struck, [waiting.id]: (struck[waiting.id] ?? 0) + 1 } };
    } else if (!heard.has(name!) && !isSpent(waiting)) {
      heard.add(name!);
      const hearers = state.waiting.filter((other) => other.kind === kind && other.name === name);
      const counts = hearers.map(({ id }) => [id, Math.min(repeats, (struck[id] ?? 0) + 1)]);
      yield { event: { kind, at: AT, name: name! }, struck: { ...struck, ...Object.fromEntries(counts) } };
    }
  }
}

function problemsOf(plan: RoutePlan, seen: readonly Seen[], entered: ReadonlySet<string>): Set<string> {
  const problems = new Set<string>();
  for (const { state, isLast } of seen) if (isLast && state.status === 'active') for (const cause of causesIn(state)) problems.add(cause);
  if (!allCanStop(seen)) problems.add('sound.never_ends');
  for (const id of Object.keys(plan.nodes)) if (!entered.has(id)) problems.add(`sound.dead ${id}`);
  return problems;
}

function causesIn(state: RouteState): string[] {
  if (hasIncident(state, 'incident.endless')) return ['sound.endless'];
  const hosts = [...Object.values(state.instances).map(({ parent }) => parent), ...state.arrived.map(({ scope }) => scope)];
  const atJoins = state.arrived.map(({ node }) => `join ${node}`);
  const atInstances = Object.values(state.instances).flatMap(({ id, node }) => {
    const code = state.incidents.find(({ instance }) => instance === id)?.code;
    if (code === 'incident.error_uncaught') return [`sound.error_uncaught ${node}`];
    return hosts.includes(id) ? [] : [`sound.waits_for_ever ${node}`];
  });
  return [...atJoins, ...atInstances];
}

/** From everywhere a last state can be reached. */
function allCanStop(seen: readonly Seen[]): boolean {
  const can = new Set(seen.flatMap(({ isLast }, at) => (isLast ? [at] : [])));
  for (let size = -1; size !== can.size;) {
    size = can.size;
    for (let at = seen.length - 1; at >= 0; at--) if (seen[at]!.next.some((to) => can.has(to))) can.add(at);
  }
  return can.size === seen.length;
}

const hasIncident = (state: RouteState, code: string): boolean => state.incidents.some((incident) => incident.code === code);

/** Tokens in the order of their age, without their names. */
function keyOf({ state, struck }: Standing): string {
  const instances = Object.values(state.instances);
  const place = new Map(instances.map(({ id }, i) => [id, i]));
  return JSON.stringify([
    state.status,
    instances.map(({ node, parent, phase, loop, item, interrupted, startAt }) => [
      node,
      place.get(parent ?? ''),
      phase,
      loop && [loop.items.length, loop.begun, loop.done],
      item !== undefined,
      interrupted,
      startAt,
    ]),
    state.waiting.map(({ id, host, node, times }) => [place.get(host), node, times?.length, struck[id]]),
    state.arrived.map(({ scope, flow, count }) => [place.get(scope), flow, count]),
    state.pending.map(({ instance, purpose }) => [place.get(instance), purpose]),
    state.incidents.map(({ instance, code }) => [place.get(instance), code]),
  ]);
}

/** More tokens at one element of a scope than usual, where a state on the way here had the same and fewer in that scope. */
function hasGrown(seen: readonly Seen[], at: number, usual: number): boolean {
  const { state } = seen[at]!;
  const counts = new Map<string, number>();
  const count = (scope: string | null, element: string, more: number) => {
    const key = JSON.stringify([scope, element]);
    counts.set(key, (counts.get(key) ?? 0) + more);
  };
  for (const { parent, node, item } of Object.values(state.instances)) if (item === undefined) count(parent, node, 1);
  for (const { scope, flow, count: more } of state.arrived) count(scope, flow, more);
  const scopes = [...counts].filter(([, sum]) => sum > usual).map(([key]) => (JSON.parse(key) as [string, string])[0]);
  for (const scope of new Set(scopes)) {
    const now = contentOf(seen[at]!, scope);
    for (let before = seen[at]!.from; before !== undefined; before = seen[before]!.from) {
      const then = seen[before]!;
      if (then.state.instances[scope] && isLess(contentOf(then, scope), now)) return true;
    }
  }
  return false;
}

function contentOf({ state, struck }: Standing, scope: string): string[] {
  const tokens = state.arrived.filter((token) => token.scope === scope).flatMap(({ flow, count }) => Array<string>(count).fill(flow));
  const instances = Object.values(state.instances).filter(({ parent }) => parent === scope);
  const inside = instances.map(({ id, node, phase, loop, item, interrupted }) => {
    const waits = state.waiting
      .filter(({ host }) => host === id)
      .map(({ node, times, id }) => `${node} ${times?.length} ${struck[id] ?? 0}`);
    const asked = state.pending.filter(({ instance }) => instance === id).map(({ purpose }) => purpose);
    const counts = loop && [loop.items.length, loop.begun, loop.done];
    return JSON.stringify([node, phase, counts, item !== undefined, interrupted, waits.sort(), asked, contentOf({ state, struck }, id)]);
  });
  return [...tokens, ...inside].sort();
}

function isLess(less: readonly string[], more: readonly string[]): boolean {
  const left = [...more];
  return less.every((part) => left.includes(part) && left.splice(left.indexOf(part), 1)) && left.length > 0;
}
