import { filled } from '../../../contracts/errors';
import type { RouteStanding } from '../../../contracts/rehearsals';
import type { Step } from '../../../contracts/route-events';
import { isRouteCommand, isRouteForm, routeCommands, routeForms, STEP_DONE } from '../../../contracts/route-catalogue';
import type { RouteNode, RoutePlan } from '../../../contracts/route-plan';
import { incidentSentences } from '../../../contracts/routing.errors';
import type { RouteState } from '../../../workflows/route/route-state';

/** What waits for somebody or something; of an event gateway, not the events behind it. */
const OPEN_KINDS = ['user', 'job', 'receive', 'catch', 'race', 'adhoc'];

/** Where a route stands, as people see it. @param steps the whole way so far */
export function standingOf(plan: RoutePlan, state: RouteState, steps: readonly Step[]): RouteStanding {
  const faulty = new Set(state.incidents.map(({ instance }) => instance));
  const open = Object.values(state.instances).flatMap(({ id, node, phase, loop, job, assignment = {} }) => {
    const drawn = plan.nodes[node]!;
    const { kind, name = null } = drawn;
    if (phase !== 'open' || loop || faulty.has(id) || !(OPEN_KINDS.includes(kind) || job)) return [];
    return [{ id, element: node, name, kind, job: job?.type ?? null, assignment, ...offered(plan, drawn, job?.type) }];
  });
  return {
    status: state.status,
    open,
    referrals: state.referrals.map(({ id, task, to, state }) => ({ id, task, to, state })),
    incidents: state.incidents.map(({ id, instance, node, code, params }) => ({
      ...{ id, instance, element: node, code, params },
      sentence: filled(incidentSentences[code], params),
    })),
    waiting: state.waiting.map(({ id, node, kind, times, name: message = null, key = null }) => ({
      ...{ id, element: node, name: plan.nodes[node]!.name ?? null, kind },
      ...{ at: times?.[0] ?? null, message, key },
    })),
    joins: [...new Set(state.arrived.map(({ node }) => node))],
    flows: timesOf(steps.flatMap((step) => (step.kind === 'took' ? [step.flow] : []))),
    variables: state.outcome ?? state.instances[state.root]?.vars ?? {},
    completed: state.completed,
    cancelled: state.cancelled,
    way: steps.flatMap((step) => (step.kind === 'left' && step.how === 'completed' ? [step.element] : [])),
  };
}

/** What whoever has it may do with it. */
function offered(plan: RoutePlan, { kind, duty, body }: RouteNode, job: string | undefined) {
  const { form = null, outcomes } = duty ?? {};
  const usual = isRouteForm(duty?.form) ? routeForms[duty.form].outcomes : [STEP_DONE];
  const caught = Object.values(plan.nodes).flatMap(({ event }) =>
    event?.kind === 'error' && event.code !== undefined ? [event.code] : [],
  );
  const starts = kind === 'adhoc' ? (body?.starts ?? []) : [];
  return {
    form,
    outcomes: kind === 'user' ? [...(outcomes ?? usual)] : [],
    errors: job === undefined ? [] : [...new Set([...(isRouteCommand(job) ? routeCommands[job] : []), ...caught])],
    choices: starts.map((id) => ({ id, name: plan.nodes[id]!.name ?? null })),
  };
}

function timesOf(ids: readonly string[]): Record<string, number> {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return Object.fromEntries(times);
}
