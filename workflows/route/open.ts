import type { RouteNode } from '../../contracts/route-plan';
import { assignmentOf, isAnybody } from './assignment';
import { complete } from './close';
import { proceed } from './proceed';
import { failed, feelOf, raise, said } from './questions';
import type { Evaluated, Json, Variables } from '../../contracts/route-events';
import type { Instance } from './route-state';
import { create, nodeOf, type Run } from './run';
import { contextOf, put, surroundings } from './variables';
import { wait } from './waits';

/** Deeper calls are a route that calls itself by way of an expression. */
const MAX_DEPTH = 20;

/** A token reaches an element and sets it to work. */
export function enter(run: Run, node: RouteNode, scope: string | null, more: Partial<Instance> = {}): Instance {
  if (node.loop && more.item === undefined && !more.undoing) {
    const all = create(run, node, scope, { loop: { items: [], begun: 0, done: 0, collected: [] } });
    proceed(run, all, 'loop');
    return all;
  }
  const instance = create(run, node, scope, more);
  proceed(run, instance, 'open');
  return instance;
}

/** Everything it needs is worked out: it begins. */
export function opened(run: Run, instance: Instance, evaluated: Evaluated): void {
  const node = nodeOf(run, instance.node);
  if (failed(run, instance, 'open', evaluated)) return;
  for (const [target, value] of Object.entries(evaluated.lets)) put(instance.vars, target, value);
  if (!wait(run, instance, 'open', evaluated)) return;
  instance.phase = 'open';
  if (node.job) return openJob(run, instance, node, evaluated);
  switch (node.kind) {
    case 'user':
      return openTask(run, instance, node, evaluated);
    case 'catch':
      return node.event?.kind === 'link' ? done(run, instance) : undefined;
    case 'receive':
    case 'race':
      return;
    case 'process':
    case 'sub':
    case 'handler':
      return begin(run, instance, node);
    case 'adhoc':
      return beginListed(run, instance, node, said(evaluated, 'active', node.adhoc?.active));
    case 'call':
      return call(run, instance, node, said(evaluated, 'process', node.call?.process));
    case 'rule':
      return done(run, instance, { [node.decision!.result]: answered(evaluated, 'decision') });
    case 'script':
      return done(run, instance, { [node.script!.result]: said(evaluated, 'script', node.script!.value) ?? null });
    case 'throw':
    case 'end':
      return void run.work.push({ do: 'throw', instance: instance.id });
    default:
      return done(run, instance);
  }
}

const answered = (evaluated: Evaluated, key: string): Json => {
  const answer = evaluated.answers[key];
  return answer && 'value' in answer ? answer.value : null;
};

/** Completed in its turn, after what moves already. */
export const done = (run: Run, instance: Instance, brought: Variables = {}): void =>
  void run.work.push({ do: 'complete', instance: instance.id, brought });

function openTask(run: Run, instance: Instance, node: RouteNode, evaluated: Evaluated): void {
  const duty = node.duty!;
  instance.assignment = assignmentOf(duty, evaluated);
  const { assignee, candidateGroups, candidateUsers } = duty;
  const written = candidateGroups ?? candidateUsers ?? assignee;
  if (written && !isAnybody(instance.assignment)) {
    instance.phase = 'opening';
    return raise(run, instance, 'open', 'incident.nobody_found', { feel: feelOf(written) });
  }
  run.effects.push({
    kind: 'openTask',
    task: instance.id,
    element: node.id,
    assignment: instance.assignment,
    ...(duty.form !== undefined && { form: duty.form }),
    ...(duty.outcomes && { outcomes: duty.outcomes }),
    referral: duty.referral,
  });
}

function openJob(run: Run, instance: Instance, node: RouteNode, evaluated: Evaluated): void {
  const type = said(evaluated, 'type', node.job!.type);
  if (typeof type !== 'string') return raise(run, instance, 'open', 'incident.not_a_text', { feel: 'type' });
  instance.job = { type, retries: Number(said(evaluated, 'retries', node.job!.retries) ?? 3) || 0 };
  runJob(run, instance);
}

export function runJob(run: Run, instance: Instance): void {
  const { type, retries } = instance.job!;
  const headers = nodeOf(run, instance.node).job!.headers ?? {};
  run.effects.push({
    kind: 'runJob',
    job: instance.id,
    element: instance.node,
    type,
    retries,
    headers,
    variables: contextOf(run, instance),
  });
}

function begin(run: Run, scope: Instance, node: RouteNode): void {
  const { startAt, started = {} } = scope;
  delete scope.startAt;
  delete scope.started;
  if (startAt !== undefined) return complete(run, create(run, nodeOf(run, startAt), scope.id, { phase: 'open' }), started);
  const { starts } = node.body!;
  if (starts.length === 0) return done(run, scope);
  for (const start of starts) run.work.push({ do: 'arrive', node: start, scope: scope.id });
}

function beginListed(run: Run, scope: Instance, node: RouteNode, listed: Json | undefined): void {
  const elements = listed ?? [];
  if (!Array.isArray(elements)) return raise(run, scope, 'open', 'incident.not_a_list', { feel: 'activeElementsCollection' });
  const wrong = elements.find((element) => typeof element !== 'string' || !node.body!.starts.includes(element));
  if (wrong !== undefined) return raise(run, scope, 'open', 'incident.element_unknown', { element: String(wrong) });
  for (const element of elements) run.work.push({ do: 'arrive', node: String(element), scope: scope.id });
  if (elements.length === 0 && !node.adhoc!.staysOpen) done(run, scope);
}

function call(run: Run, instance: Instance, node: RouteNode, named: Json | undefined): void {
  const process = typeof named === 'string' ? run.plan.nodes[named] : undefined;
  if (process?.kind !== 'process') return raise(run, instance, 'open', 'incident.process_unknown', { process: String(named ?? '') });
  let depth = 0;
  for (let at: Instance | undefined = instance; at; at = at.parent === null ? undefined : run.state.instances[at.parent]) depth += 1;
  if (depth > MAX_DEPTH * 2) return raise(run, instance, 'open', 'incident.too_deep');
  const vars = node.call!.givesAll ? contextOf(run, instance) : { ...surroundings(run, instance)[0]!.vars };
  enter(run, process, instance.id, { vars });
}
