import type { RoutePlan } from '../../contracts/route-plan';
import { elementOf } from './dmn/element-of';
import type { Decisions } from './feel/facts';

/** What a run needs of a plan: decisions are worked out elsewhere, and are larger than what a message to it may be. */
export const flowOf = ({ decisions: _, ...flow }: RoutePlan): RoutePlan => flow;

/** The decisions that a plan brings with it. */
export const decisionsOf = ({ decisions = [] }: RoutePlan): Required<Pick<Decisions, 'planOf'>> => ({
  planOf: (decision) => decisions.find((plan) => elementOf(plan, decision)),
});
