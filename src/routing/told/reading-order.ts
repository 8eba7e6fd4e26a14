import type { RouteFlow, RouteNode, RoutePlan } from '../../../contracts/route-plan';

/** Where a flow leads, seen by a reader: to a step, to an end, or nowhere. */
export type Destination = { step: RouteNode } | { end: RouteNode | undefined };

export interface Place {
  node: RouteNode;
  /** from 1, through the whole route */
  no: number;
  depth: number;
}

const UNHAPPY = /"(returned?|reject(ed)?)"/;

/**
 * A plan in the order in which it is read: along the way that goes well, ways back and interruptions after it, a step never before all that
 * leads to it unless it is gone back to. What only joins drawn lines is no step.
 */
export class ReadingOrder {
  readonly parts: { process: RouteNode; places: Place[] }[];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly plan: RoutePlan) {
    this.parts = plan.processes.map((id) => {
      const process = this.node(id);
      return { process, places: this.placesIn(process, 0) };
    });
  }

  /** undefined for what is no step */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  node(id: string): RouteNode {
    return this.plan.nodes[id] ?? { id, kind: 'pass', in: [], out: [] };
  }

  flows(ids: readonly string[]): RouteFlow[] {
    return ids.flatMap((id) => this.plan.flows[id] ?? []);
  }

  /** The step or end a flow or an event leads to, past everything that is no step. */
  destination(id: string): Destination {
    const passed = new Set<string>();
    for (let node = this.node(id); ;) {
      if (this.isStep(node)) return { step: node };
      const next = this.follows(node)[0];
      if (node.kind === 'end' || next === undefined || passed.has(node.id)) return { end: node.kind === 'end' ? node : undefined };
      passed.add(node.id);
      node = this.node(next);
    }
  }

  /** The gateway that is told together with the step before it. */
  gatewayAfter(node: RouteNode): RouteNode | undefined {
    const [flow, other] = this.flows(node.out);
    const gateway = flow && !other && !flow.condition ? this.node(flow.to) : undefined;
    return gateway && this.isToldBefore(gateway) ? gateway : undefined;
  }

  isStep(node: RouteNode): boolean {
    switch (node.kind) {
      case 'process':
      case 'boundary':
        return false;
      case 'start':
        return node.event !== undefined && this.node(node.scope ?? '').kind !== 'handler';
      case 'end':
        return (node.event !== undefined && node.event.kind !== 'terminate') || node.job !== undefined;
      case 'throw':
      case 'catch':
        return node.event?.kind !== 'link';
      case 'exclusive':
        return node.out.length > 1 && !this.isToldBefore(node);
      case 'parallel':
      case 'inclusive':
        return node.in.length > 1 || (node.out.length > 1 && !this.isToldBefore(node));
      default:
        return true;
    }
  }

  private isToldBefore({ kind, in: coming, out }: RouteNode): boolean {
    if (!['exclusive', 'parallel', 'inclusive'].includes(kind) || coming.length !== 1 || out.length < 2) return false;
    const [flow] = this.flows(coming);
    const before = flow && this.node(flow.from);
    return !!before && before.out.length === 1 && !isGateway(before) && before.kind !== 'boundary' && this.isStep(before);
  }

  private placesIn(scope: RouteNode, depth: number): Place[] {
    return this.ordered(scope).flatMap((node) => {
      if (!this.isStep(node)) return [];
      const no = this.numbers.size + 1;
      this.numbers.set(node.id, no);
      return [{ node, no, depth }, ...(node.body ? this.placesIn(node, depth + 1) : [])];
    });
  }

  /** Reverse postorder, without recursion: a file may hold thousands of steps in a row. */
  private ordered({ body }: RouteNode): RouteNode[] {
    const done: RouteNode[] = [];
    const seen = new Set<string>();
    const { starts, handlers, nodes } = body ?? { starts: [], handlers: [], nodes: [] };
    const roots = [...starts, ...handlers.map(({ node }) => node), ...nodes];
    for (const root of roots.reverse()) {
      const open: { node: RouteNode; next: string[] }[] = [];
      const enter = (id: string) => {
        if (seen.has(id) || !this.plan.nodes[id]) return;
        seen.add(id);
        open.push({ node: this.node(id), next: this.follows(this.node(id)) });
      };
      // what is led to is found from where it begins
      if (!this.isBeginning(root, starts)) continue;
      enter(root);
      while (open.length > 0) {
        const at = open.at(-1)!;
        const next = at.next.pop();
        if (next !== undefined) enter(next);
        else done.push(open.pop()!.node);
      }
    }
    const rest = nodes.filter((id) => !seen.has(id)).map((id) => this.node(id));
    return [...done.reverse(), ...rest];
  }

  private isBeginning(id: string, starts: readonly string[]): boolean {
    const { in: coming, kind } = this.node(id);
    return starts.includes(id) || (coming.length === 0 && kind !== 'boundary');
  }

  /** What can come next, the way that goes well first. */
  private follows(node: RouteNode): string[] {
    const flows = this.flows(node.out);
    const isUnhappy = ({ condition }: RouteFlow) => !!condition && 'feel' in condition && UNHAPPY.test(condition.feel);
    const ways = [...flows.filter((flow) => !isUnhappy(flow)), ...flows.filter(isUnhappy)].map(({ to }) => to);
    const events = (node.boundary ?? []).flatMap((id) => this.follows(this.node(id)));
    return [...ways, ...events, ...this.linked(node)];
  }

  private linked({ kind, event, scope }: RouteNode): string[] {
    if (kind !== 'throw' || event?.kind !== 'link') return [];
    const inside = this.plan.nodes[scope ?? '']?.body?.nodes ?? [];
    return inside.filter((id) => {
      const other = this.node(id);
      return other.kind === 'catch' && other.event?.kind === 'link' && other.event.name === event.name;
    });
  }
}

const isGateway = ({ kind }: RouteNode): boolean => ['exclusive', 'parallel', 'inclusive', 'race'].includes(kind);
