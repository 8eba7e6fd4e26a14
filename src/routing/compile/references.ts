import type { RouteNode, RoutePlan, RouteValue } from '../../../contracts/route-plan';
import { callsIn, resultsIn } from './feel-literals';

/** What a route names of the organisation word for word. Whether it is there is asked when the route is published, as that changes. */
export interface Reference {
  /** id of the diagram */
  element: string;
  /** `holder`: a post or a unit, whose work it is */
  of: 'holder' | 'post' | 'unit' | 'role';
  /** code or id */
  code: string;
}

/** What the arguments of the functions of the directory name, by their places. */
const takes: Record<string, Reference['of'][]> = {
  unitOf: ['post'],
  manager: ['post'],
  managersUpTo: ['post'],
  head: ['unit'],
  secretariat: ['unit'],
  ancestor: ['unit'],
  inRole: ['unit', 'role'],
};

export function referencesIn({ nodes, flows }: RoutePlan): Reference[] {
  const found = [...Object.values(nodes).flatMap(holdersOf)];
  for (const part of [...Object.values(nodes), ...Object.values(flows)])
    for (const feel of feelsIn(part)) found.push(...calledIn(feel).map((named) => ({ element: part.id, ...named })));
  return [...new Map(found.map((reference) => [Object.values(reference).join(' '), reference])).values()];
}

/** Whom a task or a notice names itself. */
function holdersOf({ id, duty, job, inputs = [] }: RouteNode): Reference[] {
  const isNotice = job && 'text' in job.type && job.type.text === 'letter.notify';
  const to = isNotice ? inputs.filter(({ target }) => target === 'to').map(({ value }) => value) : [];
  return [duty?.assignee, duty?.candidateGroups, duty?.candidateUsers, ...to].flatMap((value) =>
    namesIn(value).map((code): Reference => ({ element: id, of: 'holder', code })),
  );
}

function namesIn(value: RouteValue | undefined): string[] {
  const written = value === undefined ? [] : 'text' in value ? [value.text] : resultsIn(value.feel);
  return written.flatMap((text) => text.split(',').map((name) => name.trim())).filter(Boolean);
}

const calledIn = (feel: string): Omit<Reference, 'element'>[] =>
  callsIn(feel).flatMap(({ name, texts }) =>
    (Object.hasOwn(takes, name) ? takes[name]! : []).flatMap((of, at) => (texts[at] === undefined ? [] : [{ of, code: texts[at] }])),
  );

function feelsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('feel' in part && typeof part.feel === 'string') return [part.feel];
  return Object.values(part).flatMap(feelsIn);
}
