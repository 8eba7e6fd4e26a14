import type { RouteHappening } from '../../../contracts/route-pictures';
import type { RouteFact } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { Position } from '../../../workflows/route/position';
import type { RouteState } from '../../../workflows/route/route-state';

/**
 * What happened on a route, for people: what was only worked out in between belongs to what asked for it.
 * @param position at its beginning, with nothing read yet; at its end afterwards
 * @param facts from its beginning
 * @param whoDid who is known to have done one of them, by its place; else it is who the fact names
 */
export function storyOf(
  position: Position,
  facts: readonly RouteFact[],
  whoDid: (at: number) => string | null = () => null,
): RouteHappening[] {
  const story: RouteHappening[] = [];
  for (const [i, fact] of facts.entries()) {
    const { plan } = position;
    const before = position.state as RouteState | undefined;
    const from = position.steps.length;
    position.follow(facts.slice(0, i + 1));
    const entered = position.steps.slice(from).flatMap((step) => (step.kind === 'entered' ? [placeOf(position.plan, step.element)] : []));
    if (fact.kind === 'evaluated') story.at(-1)?.entered.push(...entered);
    else {
      const { by, ...what } = whatOf(plan, fact, before);
      story.push({ at: fact.at, kind: fact.kind, ...what, by: whoDid(i) ?? by, entered });
    }
  }
  return story;
}

function placeOf(plan: RoutePlan, id: string): RouteHappening['entered'][number] {
  const { name = null, kind } = plan.nodes[id]!;
  return { id, name, kind };
}

type What = Pick<RouteHappening, 'element' | 'detail' | 'by'>;

/** @param state as it was before; ids of the event are those of that state */
function whatOf(plan: RoutePlan, event: Exclude<RouteFact, { kind: 'evaluated' }>, state: RouteState | undefined): What {
  const nodeOf = (instance: string) => state?.instances[instance]?.node;
  const taskOf = (referral: string) => state?.referrals.find(({ id }) => id === referral)?.task ?? referral;
  const at = (node: string | undefined, detail: string | null = null, by: string | null = null): What => ({
    element: node === undefined ? null : { id: node, name: plan.nodes[node]?.name ?? null },
    detail,
    by,
  });
  switch (event.kind) {
    case 'taskCompleted': {
      const outcome = event.variables?.outcome;
      return at(nodeOf(event.task), typeof outcome === 'string' ? outcome : null, event.by ?? null);
    }
    case 'taskReassigned':
    case 'taskUnassigned':
      return at(nodeOf(event.task));
    case 'jobDone':
      return at(nodeOf(event.job));
    case 'jobRefused':
      return at(nodeOf(event.job), event.error);
    case 'jobFailed':
      return at(nodeOf(event.job), event.reason);
    case 'timerFired':
      return at(state?.waiting.find(({ id }) => id === event.timer)?.node);
    case 'message':
      return at(
        state?.waiting.find(({ kind, name, key }) => kind === 'message' && name === event.name && key === event.key)?.node,
        event.name,
      );
    case 'signal':
      return at(undefined, event.name);
    case 'referred':
      return at(nodeOf(taskOf(event.under)), event.to.join('، '), event.by ?? null);
    case 'referralAnswered':
      return at(nodeOf(taskOf(event.referral)), null, event.by ?? null);
    case 'activated':
    case 'closed':
      return at(nodeOf(event.scope));
    case 'retried':
      return at(state?.incidents.find(({ id }) => id === event.incident)?.node, namesOf(event.variables));
    case 'variablesSet':
      return at(undefined, namesOf(event.variables));
    case 'moved':
    case 'dropped':
      return at(nodeOf(event.instance));
    case 'started':
    case 'cancelled':
    case 'migrated':
      return at(undefined);
  }
}

const namesOf = (variables: object | undefined): string | null => (variables ? Object.keys(variables).join('، ') || null : null);
