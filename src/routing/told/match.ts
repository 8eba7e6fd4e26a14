import type { RouteFlow, RouteNode, RoutePlan } from '../../../contracts/route-plan';

/** What in one version is what in the other: the same id, or else the same name and kind. */
export class Match {
  readonly nodes: (readonly [before: RouteNode, after: RouteNode])[] = [];
  readonly flows: (readonly [before: RouteFlow, after: RouteFlow])[] = [];
  readonly added: { nodes: RouteNode[]; flows: RouteFlow[] };
  readonly removed: { nodes: RouteNode[]; flows: RouteFlow[] };
  private readonly laterIds = new Map<string, string>();

  constructor(
    readonly before: RoutePlan,
    readonly after: RoutePlan,
  ) {
    const nodes = pairs(Object.values(before.nodes), Object.values(after.nodes), [
      ({ id }) => id,
      ({ name, kind }) => (name ? JSON.stringify([name, kind]) : undefined),
    ]);
    this.nodes = nodes.both;
    for (const [one, other] of nodes.both) this.laterIds.set(one.id, other.id);
    const flows = pairs(Object.values(before.flows).map(this.laterEnds), Object.values(after.flows), [
      ({ id }) => id,
      ({ from, to }) => JSON.stringify([from, to]),
    ]);
    this.flows = flows.both;
    for (const [one, other] of flows.both) this.laterIds.set(one.id, other.id);
    this.added = { nodes: nodes.added, flows: flows.added };
    this.removed = { nodes: nodes.removed, flows: flows.removed };
  }

  /** A node of the older version with the ids of the newer one, so that only what it means is left to compare. */
  later(node: RouteNode): RouteNode {
    const { event, reach, duty, body, ...rest } = node;
    const [id, ids] = [this.laterId, (all: readonly string[]) => all.map(this.laterId)];
    return {
      ...rest,
      id: id(node.id),
      in: ids(node.in),
      out: ids(node.out),
      ...(node.scope !== undefined && { scope: id(node.scope) }),
      ...(node.default !== undefined && { default: id(node.default) }),
      ...(node.attachedTo !== undefined && { attachedTo: id(node.attachedTo) }),
      ...(node.boundary && { boundary: ids(node.boundary) }),
      ...(node.undoneBy !== undefined && { undoneBy: id(node.undoneBy) }),
      ...(event && { event: event.kind === 'compensation' && event.activity ? { ...event, activity: id(event.activity) } : event }),
      ...(reach && { reach: Object.fromEntries(Object.entries(reach).map(([flow, from]) => [id(flow), ids(from)])) }),
      ...(duty && { duty: duty.notActors ? { ...duty, notActors: ids(duty.notActors) } : duty }),
      ...(body && {
        body: {
          nodes: ids(body.nodes),
          starts: ids(body.starts),
          handlers: body.handlers.map(({ node, start }) => ({ node: id(node), start: id(start) })),
        },
      }),
    };
  }

  laterId = (id: string): string => this.laterIds.get(id) ?? id;

  private laterEnds = (flow: RouteFlow): RouteFlow => ({ ...flow, from: this.laterId(flow.from), to: this.laterId(flow.to) });
}

/** Pairs by the first key that fits, each once and in order. */
function pairs<T>(before: readonly T[], after: readonly T[], keys: ((item: T) => string | undefined)[]) {
  const both: [T, T][] = [];
  let [left, right] = [[...before], [...after]];
  for (const key of keys) {
    const waiting = new Map<string, T[]>();
    for (const item of right) {
      const at = key(item);
      if (at !== undefined) waiting.set(at, [...(waiting.get(at) ?? []), item]);
    }
    left = left.filter((item) => {
      const at = key(item);
      const other = at === undefined ? undefined : waiting.get(at)?.shift();
      if (other) both.push([item, other]);
      return !other;
    });
    const taken = new Set(both.map(([, other]) => other));
    right = right.filter((item) => !taken.has(item));
  }
  return { both, removed: left, added: right };
}
