import { filled } from '../../../contracts/errors';
import type { RouteStanding } from '../../../contracts/rehearsals';
import type { Step } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import { incidentSentences } from '../../../contracts/routing.errors';
import type { RouteState } from '../../../workflows/route/route-state';

/** What waits for somebody or something; of an event gateway, not the events behind it. */
const OPEN_KINDS = ['user', 'job', 'receive', 'catch', 'race', 'adhoc'];

/** Where a route stands, as people see it. @param steps the whole way so far */
export function standingOf(plan: RoutePlan, state: RouteState, steps: readonly Step[]): RouteStanding {
  const faulty = new Set(state.incidents.map(({ instance }) => instance));
  const open = Object.values(state.instances).flatMap(({ id, node, phase, loop, job, assignment = {} }) => {
    const { kind, name = null } = plan.nodes[node]!;
    if (phase !== 'open' || loop || faulty.has(id) || !(OPEN_KINDS.includes(kind) || job)) return [];
    return [{ id, element: node, name, kind, job: job?.type ?? null, assignment }];
  });
  return {
    status: state.status,
    open,
    referrals: state.referrals.map(({ id, task, to, state }) => ({ id, task, to, state })),
    incidents: state.incidents.map(({ id, instance, node, code, params }) => ({
      ...{ id, instance, element: node, code, params },
      sentence: filled(incidentSentences[code], params),
    })),
    variables: state.outcome ?? state.instances[state.root]?.vars ?? {},
    completed: state.completed,
    cancelled: state.cancelled,
    way: steps.flatMap((step) => (step.kind === 'left' && step.how === 'completed' ? [step.element] : [])),
  };
}
