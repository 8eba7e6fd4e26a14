import type { Instance } from './route-state';

/** The number of an instance within its walk, which its id ends with. */
export const numberOf = ({ id }: Pick<Instance, 'id'>): string => id.slice(id.lastIndexOf('#') + 1);

/** What the keys of everything done for an instance begin with, after the word for what it is: `step.2.17.1` is of instance 17 of walk 2. */
export const placeOf = (walk: number, instance: Pick<Instance, 'id'>): string => `${walk}.${numberOf(instance)}`;

/** The walk and instance that a key belongs to; undefined where it is not of a route. */
export function routePlaceOf(key: string): { walk: number; number: string } | undefined {
  const found = /^[a-z]+\.(\d+)\.(\d+)\.(?:\d|back)/i.exec(key);
  return found ? { walk: Number(found[1]), number: found[2]! } : undefined;
}
