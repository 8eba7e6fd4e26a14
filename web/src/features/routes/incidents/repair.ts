import type { RouteRepair } from '../../../../../contracts/letter-routes';
import { repairWords as words } from './incidents.words';

/** A repair that is being asked for: complete, or with something still to be chosen. */
export type Asked = {
  /** the verb on the button */
  act: string;
  /** what will happen */
  says: string;
  /** where, as it is called */
  step?: string;
} & (
  | { ask: 'sure'; repair: RouteRepair }
  /** a value; with an incident it is tried again with it */
  | { ask: 'variable'; incident?: string }
  | { ask: 'posts'; task: string }
  | { ask: 'step'; instance: string; from: string }
);

/** What can be done wherever something stands. @param instance what stands at the element `from` */
export const wherever = (instance: string, from: string, step: string): Asked[] => [
  { ask: 'step', act: words.move, says: words.moveSays, step, instance, from },
  { ask: 'sure', act: words.drop, says: words.dropSays, step, repair: { kind: 'dropped', instance } },
];
