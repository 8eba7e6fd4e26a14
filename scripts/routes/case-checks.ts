import { isDeepStrictEqual } from 'node:util';
import type { RouteStanding } from '../../contracts/rehearsals';
import type { CaseCheck, Expectation } from './case';

/** @returns what is not as the case says; nothing when all is */
export function failureOf(
  check: Exclude<CaseCheck, { rejected: unknown }>,
  { status, open, incidents, referrals }: RouteStanding,
): string | undefined {
  if ('waiting' in check) {
    const tasks = open.filter(({ kind }) => kind !== 'adhoc').map(({ element }) => element);
    const asked = referrals.filter(({ state }) => state === 'open').map(({ id }) => id);
    return differs('waiting', [...tasks, ...asked].sort(), [...check.waiting].sort());
  }
  if ('status' in check) return differs('status', status, check.status);
  if ('incident' in check) {
    const { element, code } = check.incident;
    const found = incidents.filter((one) => one.element === element && (code === undefined || one.params.code === code));
    return found.length > 0 ? undefined : `no incident at ${element}, only ${JSON.stringify(incidents)}`;
  }
  const { element, candidateGroups, assignee, due } = check.task;
  const tasks = open.filter((one) => one.element === element);
  const fits = tasks.some(
    ({ assignment }) =>
      (!candidateGroups || isDeepStrictEqual([...(assignment.candidateGroups ?? [])].sort(), [...candidateGroups].sort())) &&
      (!assignee || assignment.assignee === assignee) &&
      (!due || Date.parse(assignment.dueDate ?? '') === Date.parse(due)),
  );
  return fits ? undefined : `no task ${JSON.stringify(check.task)}, only ${JSON.stringify(tasks.map(({ assignment }) => assignment))}`;
}

export function failuresAtEnd(expect: Expectation, standing: RouteStanding): string[] {
  const { status, variables, way, referrals } = standing;
  const first = (element: string) => way.indexOf(element);
  const counted = (name: 'completed' | 'cancelled') =>
    Object.entries(expect[name] ?? {}).map(([element, n]) => differs(`${name} ${element}`, standing[name][element] ?? 0, n));
  return [
    expect.status === undefined ? undefined : differs('status', status, expect.status),
    ...counted('completed'),
    ...counted('cancelled'),
    ...(expect.never ?? []).map((element) => differs(`completed ${element}`, standing.completed[element] ?? 0, 0)),
    ...(expect.order ?? []).map(([a, b]) => (first(a) >= 0 && first(a) < first(b) ? undefined : `${a} not before ${b}`)),
    ...Object.entries(expect.variables ?? {}).map(([name, value]) => differs(`variable ${name}`, variables[name], value)),
    ...(expect.absentVariables ?? []).map((name) => (Object.hasOwn(variables, name) ? `variable ${name} is there` : undefined)),
    expect.referrals && differs('referrals', Object.fromEntries(referrals.map(({ id, state }) => [id, state])), expect.referrals),
  ].filter((failure) => failure !== undefined);
}

const differs = (what: string, actual: unknown, expected: unknown): string | undefined =>
  isDeepStrictEqual(asKept(actual), asKept(expected)) ? undefined : `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;

/** Values that come over different ways are equal when they are told in the same JSON. */
const asKept = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
