import type { RoutePlan } from '../../contracts/route-plan';
import * as acts from './acts';
import { complete } from './close';
import { throwFrom } from './faults';
import { arrive, fireInclusive } from './joins';
import { enter } from './open';
import { questionOf, raise } from './questions';
import type { Effect, Question, RouteEvent, Step, Variables } from '../../contracts/route-events';
import type { Instance, RouteState, Waiting } from './route-state';
import { contextOf } from './variables';
import { create, nodeOf, RouteRefusal, type Run } from './run';

export { RouteRefusal };

export interface Applied {
  state: RouteState;
  effects: Effect[];
  steps: Step[];
}

/** A route that goes further than this without a person, a clock or a message goes in circles. */
const MAX_HOPS = 5000;

/** Begins a route. @throws RouteRefusal `route.process_unknown` */
export function start(plan: RoutePlan, event: Extract<RouteEvent, { kind: 'started' }>): Applied {
  const process = plan.nodes[event.process ?? plan.processes[0]!];
  if (process?.kind !== 'process') throw new RouteRefusal('route.process_unknown', { process: event.process ?? '' });
  if (event.start !== undefined && !process.body!.nodes.includes(event.start))
    throw new RouteRefusal('route.element_unknown', { element: event.start });
  const run = runOf(plan, emptyState(event.at));
  const root = enter(run, process, null, { vars: { ...event.variables }, ...(event.start !== undefined && { startAt: event.start }) });
  run.state.root = root.id;
  return settle(run);
}

/**
 * One fact, and what follows from it until everything waits. Pure: the state given stays as it is.
 * @throws RouteRefusal when the route cannot take this event now; nothing has happened then
 */
export function apply(plan: RoutePlan, state: RouteState, event: RouteEvent): Applied {
  if (event.kind === 'started') return start(plan, event);
  if (state.status !== 'active') {
    if (event.kind === 'evaluated') return { state, effects: [], steps: [] };
    throw new RouteRefusal('route.not_running');
  }
  const run = runOf(plan, JSON.parse(JSON.stringify(state)) as RouteState);
  run.state.at = event.at;
  if (event.kind !== 'evaluated') run.state.hops = 0;
  take(run, event);
  return settle(run);
}

/** Where a route stands after all these facts. The effects are forgotten: they were done when the facts were new. */
export function fold(plan: RoutePlan, events: readonly RouteEvent[]): RouteState {
  const [first, ...rest] = events;
  if (first?.kind !== 'started') throw new RouteRefusal('route.not_running');
  return rest.reduce((state, event) => apply(plan, state, event).state, start(plan, first).state);
}

/** What still has to be worked out; asked again by whoever takes a route over. */
export function openQuestions(plan: RoutePlan, state: RouteState): Question[] {
  const run = runOf(plan, state);
  return state.pending.flatMap(({ id, instance, purpose }) => questionOf(run, state.instances[instance]!, purpose, id) ?? []);
}

/** What an instance that is open knows: its own variables, and those around it. */
export const givenTo = (plan: RoutePlan, state: RouteState, instance: Instance): Variables => contextOf(runOf(plan, state), instance);

/** The timer that fires next: of two at the same instant, the older. */
export function nextTimer({ waiting }: RouteState): Waiting | undefined {
  const timers = waiting.filter(({ times }) => times !== undefined && times.length > 0);
  return timers.reduce<Waiting | undefined>((first, timer) => (first && dueOf(first) <= dueOf(timer) ? first : timer), undefined);
}

const dueOf = ({ times }: Waiting): number => Date.parse(times![0]!);

function take(run: Run, event: Exclude<RouteEvent, { kind: 'started' }>): void {
  switch (event.kind) {
    case 'evaluated':
      return acts.takeAnswers(run, event);
    case 'taskCompleted':
      return acts.completeTask(run, event);
    case 'taskReassigned':
      return acts.reassignTask(run, event);
    case 'taskUnassigned':
      return acts.unassignTask(run, event);
    case 'jobDone':
    case 'jobRefused':
    case 'jobFailed':
      return acts.jobEnded(run, event);
    case 'timerFired':
      return acts.fireTimer(run, event);
    case 'message':
      return acts.receive(run, event);
    case 'signal':
      return acts.hear(run, event);
    case 'referred':
      return acts.refer(run, event);
    case 'referralAnswered':
      return acts.answerReferral(run, event);
    case 'activated':
      return acts.activate(run, event);
    case 'closed':
      return acts.closeAdhoc(run, event);
    case 'retried':
      return acts.retry(run, event);
    case 'variablesSet':
      return acts.setVariables(run, event);
    case 'moved':
      return acts.move(run, event);
    case 'dropped':
      return acts.drop(run, event);
    case 'cancelled':
      return acts.cancelRoute(run);
  }
}

/** Works until everything waits: first what moves, then the inclusive joins, one at a time. */
export function settle(run: Run): Applied {
  do {
    for (let work = run.work.shift(); work; work = run.work.shift()) {
      if (work.do === 'complete') complete(run, run.state.instances[work.instance]!, work.brought);
      else if (work.do === 'throw') throwFrom(run, run.state.instances[work.instance]!);
      else if (work.do === 'take') follow(run, work.flow, work.scope);
      else if (++run.state.hops <= MAX_HOPS) arrive(run, work.node, work.scope, work.flow);
      else raise(run, create(run, nodeOf(run, work.node), work.scope), 'open', 'incident.endless');
    }
  } while (run.state.status === 'active' && fireInclusive(run));
  const questions = openQuestions(run.plan, run.state).filter(({ id }) => run.asked.includes(id));
  if (questions.length > 0) run.effects.push({ kind: 'evaluate', questions });
  const armed = run.state.status === 'active' ? (nextTimer(run.state)?.times![0] ?? null) : null;
  if (armed !== run.state.armed) run.effects.push({ kind: 'arm', at: armed });
  run.state.armed = armed;
  return { state: run.state, effects: run.effects, steps: run.steps };
}

function follow(run: Run, flow: string, scope: string): void {
  run.steps.push({ kind: 'took', flow });
  run.work.push({ do: 'arrive', node: run.plan.flows[flow]!.to, scope, flow });
}

export const runOf = (plan: RoutePlan, state: RouteState): Run => ({ plan, state, work: [], effects: [], steps: [], asked: [] });

const emptyState = (at: string): RouteState => ({
  schema: 1,
  status: 'active',
  at,
  seq: 0,
  hops: 0,
  root: '',
  instances: {},
  waiting: [],
  arrived: [],
  pending: [],
  incidents: [],
  referrals: [],
  undoable: [],
  armed: null,
  completed: {},
  cancelled: {},
  actors: {},
});
