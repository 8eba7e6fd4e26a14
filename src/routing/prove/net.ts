import type { RouteNode, RoutePlan, RouteValue } from '../../../contracts/route-plan';
import type { Limits } from './proof';

/** What becomes of an instance when data decides: what is not said here is not asked of it. */
export interface Choice {
  flows?: readonly string[];
  items?: number;
  enough?: boolean;
  active?: readonly string[];
  /** cannot be worked out, whatever the data is */
  fault?: true;
}

export type Purpose = 'open' | 'loop' | 'close' | 'until' | 'flows';

/** More ways than this are not gone through one by one. */
const MAX_CONDITIONS = 6;

/** A plan, with what every marking of it needs worked out once. */
export class Net {
  /** elements that offer more ways than are gone through */
  readonly tooWide = new Set<string>();
  /** for each incoming flow of an inclusive join, from where a token may still come over it */
  private readonly reach = new Map<string, Set<string>>();
  private readonly choices = new Map<string, readonly Choice[]>();
  /** messages for which more than one element may wait: the one that has waited longest gets it */
  readonly sharedMessages: ReadonlySet<string>;
  readonly size: number;

  constructor(
    readonly plan: RoutePlan,
    readonly limits: Limits,
  ) {
    const all = Object.values(plan.nodes);
    this.size = all.length;
    for (const join of all.filter(({ kind, in: flows }) => kind === 'inclusive' && flows.length > 1))
      for (const flow of join.in) this.reach.set(flow, this.before(join, flow));
    const names = all.flatMap(({ event }) => (event?.kind === 'message' ? [event.name] : []));
    this.sharedMessages = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  }

  node(id: string): RouteNode {
    return this.plan.nodes[id]!;
  }

  mayComeOver(flows: readonly string[]): (node: string) => boolean {
    return (node) => flows.some((flow) => this.reach.get(flow)!.has(node));
  }

  /** The events that wait with an instance. */
  eventsOf(node: RouteNode, purpose: Purpose, isItem: boolean): RouteNode[] {
    const border = isItem ? [] : (node.boundary ?? []).map((id) => this.node(id));
    if (purpose === 'loop') return border;
    const own = node.kind === 'catch' || node.kind === 'receive' ? [node] : [];
    const raced = node.kind === 'race' ? node.out.map((flow) => this.node(this.plan.flows[flow]!.to)) : [];
    const handlers = (node.body?.handlers ?? []).map(({ start }) => this.node(start));
    return [...own, ...raced, ...handlers, ...border];
  }

  /** Whether an answer has to be waited for before an instance goes on: until then it stands, and joins see it. */
  asks(node: RouteNode, purpose: Purpose, { isItem, loop }: { isItem: boolean; loop?: object }): boolean {
    switch (purpose) {
      case 'open':
        return isComputedAtOpening(node) || this.waitsAsk(node, purpose, isItem);
      case 'loop':
        return isFeel(node.loop?.collection) || this.waitsAsk(node, purpose, isItem);
      case 'close':
        return (node.outputs ?? []).length > 0 || (isItem && isFeel(node.loop?.output?.value));
      case 'until':
        return isFeel(loop ? node.loop?.until : node.adhoc?.until);
      case 'flows':
        return node.out.some((flow) => flow !== node.default && isFeel(this.plan.flows[flow]!.condition));
    }
  }

  /** In how many ways it may go on. */
  choicesOf(node: RouteNode, purpose: Purpose, isLoop: boolean): readonly Choice[] {
    const key = `${purpose} ${isLoop} ${node.id}`;
    const known = this.choices.get(key);
    if (known) return known;
    const found = this.workOut(node, purpose, isLoop);
    this.choices.set(key, found);
    return found;
  }

  private workOut(node: RouteNode, purpose: Purpose, isLoop: boolean): Choice[] {
    if (purpose === 'flows') return node.kind === 'exclusive' ? this.oneOf(node) : this.someOf(node);
    if (purpose === 'until') {
      const until = isLoop ? node.loop?.until : node.adhoc?.until;
      if (!until) return [isLoop ? { enough: false } : { fault: true }];
      return 'feel' in until ? [{ enough: true }, { enough: false }] : [{ fault: true }];
    }
    if (purpose === 'loop') {
      if (!isFeel(node.loop?.collection)) return [{ fault: true }];
      return Array.from({ length: this.limits.items + 1 }, (_, items) => ({ items }));
    }
    const { active } = node.adhoc ?? {};
    if (purpose !== 'open' || !active) return [{}];
    if ('text' in active) return [{ fault: true }];
    return this.subsets(node.id, node.body!.starts).map((active) => ({ active }));
  }

  private oneOf(node: RouteNode): Choice[] {
    const found: Choice[] = [];
    for (const flow of node.out) {
      if (flow === node.default) continue;
      const { condition } = this.plan.flows[flow]!;
      found.push(condition && 'text' in condition ? { fault: true } : { flows: [flow] });
      if (!isFeel(condition)) return found;
    }
    return node.default === undefined ? found : [...found, { flows: [node.default] }];
  }

  /** That no condition holds where nothing is the default is a mistake in the data, and an incident. */
  private someOf(node: RouteNode): Choice[] {
    if (node.kind === 'parallel') return [{ flows: node.out }];
    const conditionOf = (flow: string) => this.plan.flows[flow]!.condition;
    const tried = node.out.filter((flow) => flow !== node.default);
    if (tried.some((flow) => conditionOf(flow) && !isFeel(conditionOf(flow)))) return [{ fault: true }];
    const free = tried.filter((flow) => isFeel(conditionOf(flow)));
    const taken = this.subsets(node.id, free).map((some) => tried.filter((flow) => !free.includes(flow) || some.includes(flow)));
    const whenNone = node.default === undefined ? [] : [{ flows: [node.default] }];
    return taken.flatMap((flows): Choice[] => (flows.length > 0 ? [{ flows }] : whenNone));
  }

  private subsets(element: string, of: readonly string[]): string[][] {
    if (of.length > MAX_CONDITIONS) this.tooWide.add(element);
    return of.slice(0, MAX_CONDITIONS).reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
  }

  private waitsAsk(node: RouteNode, purpose: Purpose, isItem: boolean): boolean {
    return this.eventsOf(node, purpose, isItem).some(
      ({ event }) => event?.kind === 'timer' || (event?.kind === 'message' && isFeel(event.key)),
    );
  }

  /**
   * Backwards from a flow: over flows, from a border to its activity, from a link to its other ends; never through the join.
   * The plan says it too (`reach`); that is the interpreter's, and held against this.
   */
  private before(join: RouteNode, flow: string): Set<string> {
    const found = new Set<string>([join.id]);
    const go = (id: string): void => {
      if (found.has(id)) return;
      found.add(id);
      const node = this.node(id);
      for (const over of node.in) go(this.plan.flows[over]!.from);
      if (node.attachedTo !== undefined) go(node.attachedTo);
      const { event } = node;
      if (node.kind !== 'catch' || event?.kind !== 'link') return;
      for (const other of Object.values(this.plan.nodes))
        if (other.kind === 'throw' && other.scope === node.scope && other.event?.kind === 'link' && other.event.name === event.name)
          go(other.id);
    };
    go(this.plan.flows[flow]!.from);
    found.delete(join.id);
    return found;
  }
}

export const isFeel = (value: RouteValue | undefined): boolean => value !== undefined && 'feel' in value;

function isComputedAtOpening({ inputs = [], duty, job, script, call, adhoc, decision }: RouteNode): boolean {
  if (inputs.length > 0 || decision) return true;
  const said = [duty?.assignee, duty?.candidateGroups, duty?.candidateUsers, duty?.dueDate, duty?.followUpDate, duty?.priority];
  return [...said, job?.type, job?.retries, script?.value, call?.process, adhoc?.active].some(isFeel);
}
