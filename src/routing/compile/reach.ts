import type { RouteFlow, RouteNode } from '../../../contracts/route-plan';

type Graph = { nodes: Record<string, RouteNode>; flows: Record<string, RouteFlow> };

/**
 * For an inclusive join: from which nodes a token can still come over each of its incoming flows without passing the join itself.
 * A boundary event is reached from what it is attached to, the far end of a link from its near ends.
 */
export function reachOf(join: RouteNode, { nodes, flows }: Graph): Record<string, string[]> {
  const siblings = Object.values(nodes).filter(({ scope }) => scope === join.scope);
  const before = (node: RouteNode): string[] => [
    ...node.in.map((flow) => flows[flow]!.from),
    ...(node.attachedTo !== undefined ? [node.attachedTo] : []),
    ...(node.kind === 'catch' && node.event?.kind === 'link' ? linksTo(node.event.name) : []),
  ];
  const linksTo = (name: string) =>
    siblings.filter(({ kind, event }) => kind === 'throw' && event?.kind === 'link' && event.name === name).map(({ id }) => id);
  return Object.fromEntries(
    join.in.map((flow) => {
      const found = new Set<string>();
      const open = [flows[flow]!.from];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (id === join.id || found.has(id)) continue;
        found.add(id);
        open.push(...before(nodes[id]!));
      }
      return [flow, [...found].sort()];
    }),
  );
}
