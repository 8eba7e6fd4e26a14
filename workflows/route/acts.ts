import { cancel, cancelInside } from './cancel';
import { complete, ended, endScope } from './close';
import { broadcast, refuseJob, throwFrom } from './faults';
import { runJob } from './open';
import { proceed, resume } from './proceed';
import { feelOf, raise } from './questions';
import type { RouteEvent } from '../../contracts/route-events';
import type { Incident, Instance, Referral } from './route-state';
import { closeIncidents, nodeOf, RouteRefusal, type Run } from './run';
import { bring } from './variables';
import { strike } from './waits';

type Of<Kind extends RouteEvent['kind']> = Extract<RouteEvent, { kind: Kind }>;

export function completeTask(run: Run, { task, by, variables = {} }: Of<'taskCompleted'>): void {
  const instance = openOne(run, task, 'user');
  const { outcomes, notActors = [], referral } = nodeOf(run, instance.node).duty!;
  if (outcomes && !outcomes.includes(String(variables.outcome))) throw new RouteRefusal('route.outcome_not_declared');
  if (by !== undefined && notActors.some((element) => run.state.actors[element]?.includes(by)))
    throw new RouteRefusal('route.actor_excluded');
  if (referral === 'blocking' && run.state.referrals.some((made) => made.task === task && made.state === 'open'))
    throw new RouteRefusal('route.referrals_open');
  if (by !== undefined) run.state.actors[instance.node] = [...new Set([...(run.state.actors[instance.node] ?? []), by])];
  complete(run, instance, variables);
}

export function reassignTask(run: Run, { task, assignment }: Of<'taskReassigned'>): void {
  const instance = openOne(run, task, 'user');
  instance.assignment = { ...instance.assignment, ...assignment };
}

/** Whom it was given to is worked out anew when somebody has looked. */
export function unassignTask(run: Run, { task, excluded }: Of<'taskUnassigned'>): void {
  const instance = openOne(run, task, 'user');
  const { candidateGroups, candidateUsers, assignee } = nodeOf(run, instance.node).duty!;
  instance.phase = 'opening';
  raise(run, instance, 'open', excluded ? 'incident.only_excluded' : 'incident.nobody_found', {
    feel: feelOf(candidateGroups ?? candidateUsers ?? assignee),
  });
}

export function jobEnded(run: Run, event: Of<'jobDone' | 'jobRefused' | 'jobFailed'>): void {
  const instance = run.state.instances[event.job];
  const faulty = run.state.incidents.some((incident) => incident.instance === event.job);
  if (!instance?.job || instance.phase !== 'open' || faulty) throw new RouteRefusal('route.job_not_open');
  if (event.kind === 'jobDone') complete(run, instance, event.variables);
  else if (event.kind === 'jobRefused') refuseJob(run, instance, event.error, event.variables ?? {});
  else raise(run, instance, 'job', 'incident.job_failed', { reason: event.reason });
}

export function fireTimer(run: Run, { timer }: Of<'timerFired'>): void {
  const waiting = run.state.waiting.find(({ id, kind }) => id === timer && kind === 'timer');
  if (!waiting) throw new RouteRefusal('route.timer_unknown');
  waiting.times = waiting.times!.slice(1);
  if (waiting.times.length === 0) run.state.waiting = run.state.waiting.filter((other) => other !== waiting);
  strike(run, waiting);
}

/** One that waits for this message with this key takes it: the one that has waited longest. */
export function receive(run: Run, { name, key, variables }: Of<'message'>): void {
  const waiting = run.state.waiting.find((one) => one.kind === 'message' && one.name === name && one.key === key);
  if (!waiting) throw new RouteRefusal('route.nobody_waits');
  strike(run, waiting, variables);
}

export function hear(run: Run, { name, variables }: Of<'signal'>): void {
  broadcast(run, name, variables);
}

export function refer(run: Run, { referral, under, to }: Of<'referred'>): void {
  if (run.state.referrals.some(({ id }) => id === referral)) throw new RouteRefusal('route.referral_exists');
  const from = run.state.referrals.find(({ id }) => id === under);
  if (from && from.state !== 'open') throw new RouteRefusal('route.referral_unknown');
  const task = openOne(run, from ? from.task : under, 'user');
  if (nodeOf(run, task.node).duty!.referral === 'none') throw new RouteRefusal('route.referral_forbidden');
  const made: Referral = { id: referral, task: task.id, to, state: 'open', ...(from && { from: from.id }) };
  run.state.referrals.push(made);
}

export function answerReferral(run: Run, { referral }: Of<'referralAnswered'>): void {
  const made = run.state.referrals.find(({ id, state }) => id === referral && state === 'open');
  if (!made) throw new RouteRefusal('route.referral_unknown');
  const below = run.state.referrals.some(({ from, state }) => from === referral && state === 'open');
  const isBlocking = nodeOf(run, run.state.instances[made.task]!.node).duty!.referral === 'blocking';
  if (below && isBlocking) throw new RouteRefusal('route.referrals_open');
  made.state = 'answered';
}

export function activate(run: Run, { scope, elements }: Of<'activated'>): void {
  const instance = openOne(run, scope, 'adhoc');
  const { starts } = nodeOf(run, instance.node).body!;
  for (const element of elements) if (!starts.includes(element)) throw new RouteRefusal('route.element_not_startable', { element });
  for (const element of elements) run.work.push({ do: 'arrive', node: element, scope });
}

/** By hand: what is open in it is cancelled. */
export function closeAdhoc(run: Run, { scope }: Of<'closed'>): void {
  const instance = openOne(run, scope, 'adhoc');
  cancelInside(run, instance);
  endScope(run, instance);
}

export function retry(run: Run, { incident: id, variables = {} }: Of<'retried'>): void {
  const incident = run.state.incidents.find((open) => open.id === id);
  if (!incident) throw new RouteRefusal('route.incident_unknown');
  const instance = run.state.instances[incident.instance]!;
  bring(run, instance, variables);
  closeIncidents(run, instance.id);
  redo(run, instance, incident.redo);
}

function redo(run: Run, instance: Instance, what: Incident['redo']): void {
  if (what === 'job') return runJob(run, instance);
  if (what === 'throw') return throwFrom(run, instance);
  proceed(run, instance, what);
}

export function setVariables(run: Run, { variables }: Of<'variablesSet'>): void {
  bring(run, run.state.instances[run.state.root]!, variables);
}

/** Repair: takes a token from where it stands and puts it at another element of the same scope. */
export function move(run: Run, { instance: id, to }: Of<'moved'>): void {
  const instance = run.state.instances[id];
  const target = run.plan.nodes[to];
  if (!instance || instance.parent === null || !target || target.scope !== nodeOf(run, instance.node).scope || instance.item !== undefined)
    throw new RouteRefusal('route.element_not_startable', { element: to });
  if (['boundary', 'handler', 'start'].includes(target.kind)) throw new RouteRefusal('route.element_not_startable', { element: to });
  cancel(run, instance);
  run.work.push({ do: 'arrive', node: to, scope: instance.parent });
}

/** Repair: gives one token up; its scope goes on without it. */
export function drop(run: Run, { instance: id }: Of<'dropped'>): void {
  const instance = run.state.instances[id];
  if (!instance || instance.parent === null || instance.item !== undefined)
    throw new RouteRefusal('route.element_unknown', { element: id });
  cancel(run, instance);
  ended(run, instance.parent);
}

export function cancelRoute(run: Run): void {
  const root = run.state.instances[run.state.root]!;
  run.state.outcome = root.vars;
  cancel(run, root);
  run.state.status = 'cancelled';
  run.effects.push({ kind: 'ended', status: 'cancelled' });
}

/** Answers to questions that nobody has any more are old news. */
export function takeAnswers(run: Run, { results }: Of<'evaluated'>): void {
  for (const evaluated of results) {
    const pending = run.state.pending.find(({ id }) => id === evaluated.id);
    if (!pending) continue;
    run.state.pending = run.state.pending.filter((other) => other !== pending);
    resume(run, run.state.instances[pending.instance]!, pending.purpose, evaluated);
  }
}

function openOne(run: Run, id: string, kind: 'user' | 'adhoc'): Instance {
  const instance = run.state.instances[id];
  if (!instance || instance.phase !== 'open' || instance.loop || nodeOf(run, instance.node).kind !== kind)
    throw new RouteRefusal('route.task_not_open');
  return instance;
}
