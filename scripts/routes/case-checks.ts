import { isDeepStrictEqual } from 'node:util';
import type { RoutePlan } from '../../contracts/route-plan';
import type { Json } from '../../workflows/route/route-messages';
import type { Instance, RouteState } from '../../workflows/route/route-state';
import type { CaseCheck, Expectation } from './case';
import type { CaseRunner } from './case-runner';

/** @returns what is not as the case says; nothing when all is */
export function failureOf(check: Exclude<CaseCheck, { rejected: unknown }>, plan: RoutePlan, { state }: CaseRunner): string | undefined {
  if ('waiting' in check) return differs('waiting', waitingIn(plan, state), [...check.waiting].sort());
  if ('status' in check) return differs('status', state.status, check.status);
  if ('incident' in check) {
    const { element, code } = check.incident;
    const found = state.incidents.filter(({ node, params }) => node === element && (code === undefined || params.code === code));
    return found.length > 0 ? undefined : `no incident at ${element}, only ${JSON.stringify(state.incidents)}`;
  }
  const { element, candidateGroups, assignee, due } = check.task;
  const tasks = openIn(state).filter(({ node }) => node === element);
  const fits = tasks.some(
    ({ assignment = {} }) =>
      (!candidateGroups || isDeepStrictEqual([...(assignment.candidateGroups ?? [])].sort(), [...candidateGroups].sort())) &&
      (!assignee || assignment.assignee === assignee) &&
      (!due || Date.parse(assignment.dueDate ?? '') === Date.parse(due)),
  );
  return fits ? undefined : `no task ${JSON.stringify(check.task)}, only ${JSON.stringify(tasks.map(({ assignment }) => assignment))}`;
}

export function failuresAtEnd(expect: Expectation, { state, steps }: CaseRunner): string[] {
  const variables = state.outcome ?? state.instances[state.root]?.vars ?? {};
  const first = (element: string) =>
    steps.findIndex((step) => step.kind === 'left' && step.how === 'completed' && step.element === element);
  const counted = (name: 'completed' | 'cancelled') =>
    Object.entries(expect[name] ?? {}).map(([element, n]) => differs(`${name} ${element}`, state[name][element] ?? 0, n));
  return [
    expect.status === undefined ? undefined : differs('status', state.status, expect.status),
    ...counted('completed'),
    ...counted('cancelled'),
    ...(expect.never ?? []).map((element) => differs(`completed ${element}`, state.completed[element] ?? 0, 0)),
    ...(expect.order ?? []).map(([a, b]) => (first(a) >= 0 && first(a) < first(b) ? undefined : `${a} not before ${b}`)),
    ...Object.entries(expect.variables ?? {}).map(([name, value]) => differs(`variable ${name}`, variables[name] as Json, value)),
    ...(expect.absentVariables ?? []).map((name) => (Object.hasOwn(variables, name) ? `variable ${name} is there` : undefined)),
    expect.referrals && differs('referrals', Object.fromEntries(state.referrals.map(({ id, state }) => [id, state])), expect.referrals),
  ].filter((failure) => failure !== undefined);
}

/** What somebody or something could act upon now; an element with an open incident is not listed. */
function waitingIn(plan: RoutePlan, state: RouteState): string[] {
  const kinds = ['user', 'job', 'receive', 'catch', 'race'];
  const tasks = openIn(state).filter(({ node, job }) => kinds.includes(plan.nodes[node]!.kind) || job);
  const referrals = state.referrals.filter((referral) => referral.state === 'open');
  return [...tasks.map(({ node }) => node), ...referrals.map(({ id }) => id)].sort();
}

const openIn = ({ instances, incidents }: RouteState): Instance[] =>
  Object.values(instances).filter(({ id, phase, loop }) => phase === 'open' && !loop && !incidents.some(({ instance }) => instance === id));

const differs = (what: string, actual: unknown, expected: unknown): string | undefined =>
  isDeepStrictEqual(actual, expected) ? undefined : `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
