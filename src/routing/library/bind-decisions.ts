import type { RoutePlan } from '../../../contracts/route-plan';
import type { Findings } from '../compile/findings';
import { elementOf } from '../dmn/element-of';
import type { ExaminedDecisions } from './examine-decisions';

/**
 * What the plan takes along of the files that lie with it: whatever its rule tasks call.
 * @param isNeeded whether a decision that is nowhere is an error; a rehearsal may pretend its result
 */
export function bind(
  { nodes }: RoutePlan,
  files: readonly ExaminedDecisions[],
  isNeeded: boolean,
  findings: Findings,
): Pick<RoutePlan, 'decisions'> {
  const called = new Set<ExaminedDecisions>();
  for (const { id, decision } of Object.values(nodes)) {
    if (!decision) continue;
    const holders = files.filter(({ plan }) => plan && elementOf(plan, decision.id));
    for (const holder of holders) called.add(holder);
    if (holders.length > 1) findings.error('task.decision_ambiguous', id, { decision: decision.id });
    else if (holders.length === 0) findings[isNeeded ? 'error' : 'warn']('task.decision_unknown', id, { decision: decision.id });
  }
  const decisions = files.filter((file) => called.has(file)).map(({ plan }) => plan!);
  return decisions.length > 0 ? { decisions } : {};
}
