import type { RouteNode } from '../../../contracts/route-plan';
import type { Marking, Token } from './marking';
import type { Net } from './net';

/** Who catches what is thrown at a token: outwards; in a scope its event sub-processes, then its border; the code before catch-all. */
export function catcherOf(
  net: Net,
  { tokens }: Marking,
  from: Token,
  kind: 'error' | 'escalation',
  code: string,
): { host: Token; event: RouteNode } | undefined {
  const among = (ids: readonly string[]): RouteNode | undefined => {
    const events = ids.map((id) => net.node(id)).filter(({ event }) => event?.kind === kind);
    const codeOf = ({ event }: RouteNode) => (event && 'code' in event ? event.code : undefined);
    return events.find((event) => codeOf(event) === code) ?? events.find((event) => codeOf(event) === undefined);
  };
  let at = from;
  for (;;) {
    const node = net.node(at.node);
    const event = at.isItem ? undefined : among(node.boundary ?? []);
    if (event) return { host: at, event };
    if (at.parent === null) return undefined;
    const scope = tokens.get(at.parent)!;
    const isScope = !scope.loop && net.node(scope.node).body !== undefined;
    if (node.kind !== 'handler' && !scope.interrupted && isScope) {
      const start = among(net.node(scope.node).body!.handlers.map(({ start }) => start));
      if (start) return { host: scope, event: start };
    }
    at = scope;
  }
}

/** The errors of the business that a command may end with and somebody catches; of those caught at one place one. */
export function refusals(net: Net, marking: Marking, token: Token): string[] {
  const named = Object.values(net.plan.nodes).flatMap(({ event }) =>
    event?.kind === 'error' && event.code !== undefined ? [event.code] : [],
  );
  const found = new Map<string, string>();
  for (const code of [...new Set(named), '\u0000any other']) {
    const catcher = catcherOf(net, marking, token, 'error', code);
    if (catcher && !found.has(`${catcher.host.id} ${catcher.event.id}`)) found.set(`${catcher.host.id} ${catcher.event.id}`, code);
  }
  return [...found.values()];
}
