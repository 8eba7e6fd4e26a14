import type { RouteNode, RouteValue } from '../../contracts/route-plan';
import type { Answer, Ask, Evaluated, Json, Question } from '../../contracts/route-events';
import type { Incident, Instance, Purpose } from './route-state';
import { nextId, nodeOf, type Run } from './run';
import { contextOf } from './variables';

/** The events that wait together with an instance: itself, those on its border, those after an event gateway, event sub-processes. */
export function eventsOf(run: Run, instance: Instance, purpose: Purpose): RouteNode[] {
  const node = nodeOf(run, instance.node);
  const onBorder = (node.boundary ?? []).map((id) => nodeOf(run, id));
  if (purpose === 'loop') return onBorder;
  const own = node.kind === 'catch' || node.kind === 'receive' ? [node] : [];
  const next = node.kind === 'race' ? node.out.map((flow) => nodeOf(run, run.plan.flows[flow]!.to)) : [];
  const handlers = (node.body?.handlers ?? []).map(({ start }) => nodeOf(run, start));
  return [...own, ...next, ...handlers, ...(instance.item === undefined ? onBorder : [])];
}

/** @returns what is to be worked out before an instance can go on; undefined when nothing is */
export function questionOf(run: Run, instance: Instance, purpose: Purpose, id: string): Question | undefined {
  const node = nodeOf(run, instance.node);
  const lets = purpose === 'open' ? (node.inputs ?? []) : purpose === 'close' ? (node.outputs ?? []) : [];
  const asks = asksOf(run, instance, node, purpose);
  if (asks.length === 0 && lets.length === 0) return undefined;
  const context = contextOf(run, instance, purpose === 'close' ? instance.brought : undefined);
  return { id, instance: instance.id, element: node.id, at: run.state.at, context, lets, asks };
}

function asksOf(run: Run, instance: Instance, node: RouteNode, purpose: Purpose): Ask[] {
  switch (purpose) {
    case 'open':
      return [...opening(node), ...waits(run, instance, purpose)];
    case 'loop':
      return [...value('collection', node.loop?.collection), ...waits(run, instance, purpose)];
    case 'close':
      return instance.item === undefined ? [] : value('item', node.loop?.output?.value);
    case 'until':
      return value('until', instance.loop ? node.loop?.until : node.adhoc?.until);
    case 'flows':
      return node.out.flatMap((flow) => (flow === node.default ? [] : value(flow, run.plan.flows[flow]!.condition)));
  }
}

function opening(node: RouteNode): Ask[] {
  const { duty, job, script, call, adhoc, decision } = node;
  return [
    ...value('assignee', duty?.assignee),
    ...value('candidateGroups', duty?.candidateGroups),
    ...value('candidateUsers', duty?.candidateUsers),
    ...value('dueDate', duty?.dueDate),
    ...value('followUpDate', duty?.followUpDate),
    ...value('priority', duty?.priority),
    ...value('type', job?.type),
    ...value('retries', job?.retries),
    ...value('script', script?.value),
    ...value('process', call?.process),
    ...value('active', adhoc?.active),
    ...(decision ? [{ key: 'decision', as: 'decision' as const, decision: decision.id }] : []),
  ];
}

function waits(run: Run, instance: Instance, purpose: Purpose): Ask[] {
  return eventsOf(run, instance, purpose).flatMap(({ id, event }): Ask[] => {
    if (event?.kind === 'timer') return [{ key: `at ${id}`, as: 'timer', form: event.form, value: event.value }];
    return event?.kind === 'message' ? value(`key ${id}`, event.key) : [];
  });
}

const value = (key: string, said: RouteValue | undefined): Ask[] => (said && 'feel' in said ? [{ key, as: 'value', feel: said.feel }] : []);

/** Asks, or goes on at once when there is nothing to ask. */
export function ask(
  run: Run,
  instance: Instance,
  purpose: Purpose,
  resume: (run: Run, instance: Instance, evaluated: Evaluated) => void,
): void {
  const question = questionOf(run, instance, purpose, nextId(run, 'q'));
  if (!question) return resume(run, instance, { id: '', lets: {}, answers: {} });
  run.state.pending.push({ id: question.id, instance: instance.id, purpose });
  run.asked.push(question.id);
}

/** What was worked out, or what was plainly written; undefined when neither. */
export function said(evaluated: Evaluated, key: string, written: RouteValue | undefined): Json | undefined {
  if (written === undefined) return undefined;
  if ('text' in written) return written.text;
  const answer = evaluated.answers[key];
  return answer && 'value' in answer ? answer.value : null;
}

export const failureIn = (evaluated: Evaluated): Extract<Answer, { error: unknown }> | undefined =>
  evaluated.failed ?? Object.values(evaluated.answers).find((answer) => 'error' in answer);

export function raise(run: Run, instance: Instance, redo: Incident['redo'], code: Incident['code'], params: Incident['params'] = {}): void {
  const incident: Incident = { id: nextId(run, 'incident'), instance: instance.id, node: instance.node, redo, code, params };
  run.state.incidents.push(incident);
  run.effects.push({ kind: 'raiseIncident', incident: incident.id, element: incident.node, code, params });
}

/** Raises an incident for what could not be worked out. */
export function failed(run: Run, instance: Instance, redo: Purpose, evaluated: Evaluated): boolean {
  const failure = failureIn(evaluated);
  if (failure) raise(run, instance, redo, failure.error, failure.params ?? {});
  return failure !== undefined;
}

export const feelOf = (written: RouteValue | undefined): string =>
  written === undefined ? '' : 'feel' in written ? written.feel : written.text;
