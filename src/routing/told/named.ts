import type { RouteNode, RoutePlan, RouteValue } from '../../../contracts/route-plan';
import { feelTree, textsIn } from './feel-tree';

const MAX_NAMED = 500;

/** Every text by which a plan may name a post or unit: where it says who does a step, and what repeated steps go through. */
export function textsOf({ nodes }: RoutePlan): string[] {
  return Object.values(nodes).flatMap(valuesOf).flatMap(codesIn).slice(0, MAX_NAMED);
}

const valuesOf = ({ duty, loop, inputs = [] }: RouteNode): RouteValue[] =>
  [duty?.assignee, duty?.candidateGroups, duty?.candidateUsers, loop?.collection, ...inputs.map(({ value }) => value)].filter(
    (value) => value !== undefined,
  );

const codesIn = (value: RouteValue): string[] =>
  'text' in value ? value.text.split(',').map((code) => code.trim()) : textsIn(feelTree(value.feel));
