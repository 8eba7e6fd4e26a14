import { DomainError } from '../../../contracts/errors';
import type { RouteOptionAct, RouteOptions } from '../../../contracts/letter-routes';
import type { Position } from '../../../workflows/route/position';
import type { Instance } from '../../../workflows/route/route-state';

type Scope = RouteOptions['scopes'][number];

/** Optional steps that stand open: ad-hoc sub-processes with what may be begun in each. One that stands still is for administrators. */
export function optionsOf(position: Position): Scope[] {
  const { plan, state } = position;
  const isFaulty = ({ id }: Instance) => state.incidents.some(({ instance }) => instance === id);
  return Object.values(state.instances)
    .filter((one) => plan.nodes[one.node]!.kind === 'adhoc' && one.phase === 'open' && !one.loop && !isFaulty(one))
    .map(({ id, node }) => {
      const { name = null, body, adhoc } = plan.nodes[node]!;
      const isOpen = (element: string) => insideOf(position, id).some((one) => one.node === element);
      const elements = body!.starts.map((element) => ({
        id: element,
        name: plan.nodes[element]!.name ?? null,
        isOpen: isOpen(element),
        done: doneSince(position, id, element),
      }));
      return { scope: id, name, mayClose: adhoc!.staysOpen, elements };
    });
}

/** @throws DomainError `route.options_over` · `route.option_unknown` · `route.option_begun` · `route.options_end_themselves` · `route.options_in_hand` */
export function requireOption(position: Position, wanted: RouteOptionAct): void {
  const found = optionsOf(position).find(({ scope }) => scope === wanted.scope);
  if (!found) throw new DomainError('route.options_over');
  if (wanted.kind === 'closed') return requireClosable(position, found);
  for (const id of wanted.elements) {
    const element = found.elements.find((one) => one.id === id);
    if (!element) throw new DomainError('route.option_unknown', { element: id });
    if (element.isOpen) throw new DomainError('route.option_begun', { element: element.name ?? id });
  }
}

/** Where its end does not cancel the rest, whoever has something of it in hand is waited for. */
function requireClosable(position: Position, { scope, mayClose }: Scope): void {
  if (!mayClose) throw new DomainError('route.options_end_themselves');
  const { cancelsRest } = position.plan.nodes[position.state.instances[scope]!.node]!.adhoc!;
  if (!cancelsRest && insideOf(position, scope).length > 0) throw new DomainError('route.options_in_hand');
}

const insideOf = ({ state }: Position, scope: string): Instance[] =>
  Object.values(state.instances).filter(({ parent }) => parent === scope);

/** Of a scope that is open several times at once, in all of them. */
function doneSince({ steps }: Position, scope: string, element: string): number {
  const from = steps.findIndex((step) => step.kind === 'entered' && step.instance === scope);
  return steps.slice(from).filter((step) => step.kind === 'left' && step.how === 'completed' && step.element === element).length;
}
