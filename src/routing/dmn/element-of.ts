import type { DecisionPlan, PlanElement, PlanInput } from '../../../contracts/decision-plan';

/** What a plan can be asked for under an id or a name: a decision, a service, a business knowledge model. */
export function elementOf({ elements }: DecisionPlan, wanted: string): Exclude<PlanElement, PlanInput> | undefined {
  const all = Object.values(elements).filter((element) => element.kind !== 'input');
  const named = all.filter(({ name }) => name === wanted);
  return all.find(({ id }) => id === wanted) ?? named.find(({ namespace }) => namespace === undefined) ?? named[0];
}
