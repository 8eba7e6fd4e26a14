import { persianNumber } from '../../../contracts/persian-time';
import type { RouteFlow, RouteNode, RoutePlan } from '../../../contracts/route-plan';
import type { RouteChange } from '../../../contracts/route-told';
import { andWords, differenceWords, quoted, stepWords } from '../../../contracts/route-told.words';
import { isSame, listChange, valueChange } from './compare';
import { Following } from './following';
import { Match } from './match';
import { nodeChanges, type Telling } from './node-changes';
import { Phrases, type Names } from './phrases';
import { ReadingOrder } from './reading-order';
import { StepSentences } from './step-sentences';

/** What a newer version means that an older did not, in the order in which the newer is read. @param names of posts and units */
export function differenceOf(before: RoutePlan, after: RoutePlan, names: Names): RouteChange[] {
  return isSame(before, after) ? [] : new Difference(new Match(before, after), names).all();
}

type At = RouteChange & { at: number };

class Difference {
  private readonly order: ReadingOrder;
  private readonly older: ReadingOrder;
  private readonly phrases: Phrases;
  /** what came, went or moved */
  private readonly explained: ReadonlySet<string>;

  constructor(
    private readonly match: Match,
    names: Names,
  ) {
    this.order = new ReadingOrder(match.after);
    this.older = new ReadingOrder(match.before);
    this.phrases = new Phrases(names, new Set());
    const moved = match.flows.filter(([b, a]) => b.from !== a.from || b.to !== a.to).map(([, { id }]) => id);
    const went = match.nodes.filter(([b, a]) => this.isElsewhere(b, a)).map(([, { id }]) => id);
    const others = [match.added, match.removed].flatMap(({ nodes, flows }) => [...nodes, ...flows].map(({ id }) => id));
    this.explained = new Set([...moved, ...went, ...others]);
  }

  all(): RouteChange[] {
    const { nodes, added, removed, before, after } = this.match;
    const telling: Telling = { name: this.name, phrases: this.phrases, explained: this.explained };
    const changes: At[] = [
      ...added.nodes.map((node) => this.change('added', node, this.addition(node))),
      ...removed.nodes.map((node) => this.change('removed', node, differenceWords.removed(this.name(node.id)))),
      ...nodes.flatMap(([b, a]) => nodeChanges(this.match.later(b), a, telling).map((sentence) => this.change('changed', a, sentence))),
      ...nodes.filter(([b, a]) => b.id !== a.id).map(([b, a]) => this.change('changed', a, this.newId(b, a))),
      ...this.flowChanges(),
    ];
    changes.sort((one, other) => one.at - other.at);
    const processes = listChange(
      differenceWords.fields.processes,
      before.processes.map(this.match.laterId),
      after.processes,
      this.explained,
    );
    return [...changes.map(({ at: _, ...change }) => change), ...[...processes, ...this.newFlowIds()].map(general)];
  }

  private flowChanges(): At[] {
    const { flows, added, removed } = this.match;
    const words = differenceWords;
    return [
      ...added.flows
        .filter((flow) => flow.condition || !this.touches(flow, added.nodes))
        .map((flow) =>
          this.flowChange(
            'added',
            flow,
            words.wayAdded(...this.ends(flow), flow.condition ? this.phrases.condition(flow.condition) : null),
          ),
        ),
      ...removed.flows
        .filter((flow) => flow.condition || !this.touches(flow, removed.nodes))
        .map((flow) => this.flowChange('removed', flow, words.wayRemoved(...this.ends(flow)))),
      ...flows.flatMap(([b, a]) =>
        [...this.moves(b, a), ...this.conditions(b, a)].map((sentence) => this.flowChange('changed', a, sentence)),
      ),
    ];
  }

  /** A way to a step that is new is told with the step. */
  private moves(b: RouteFlow, a: RouteFlow): string[] {
    const isNew = (id: string) => this.match.added.nodes.some((node) => node.id === id);
    return [
      ...(b.to === a.to || isNew(a.to) ? [] : [differenceWords.wayLeads(this.name(a.from), this.name(b.to), this.name(a.to))]),
      ...(b.from === a.from || isNew(a.from) ? [] : [differenceWords.wayComes(this.name(a.to), this.name(b.from), this.name(a.from))]),
    ];
  }

  private conditions(b: RouteFlow, a: RouteFlow): string[] {
    const way = differenceWords.way(...this.ends(a));
    if (!b.condition && a.condition) return [differenceWords.conditionSet(way, this.phrases.condition(a.condition))];
    if (b.condition && !a.condition) return [differenceWords.conditionUnset(way)];
    return valueChange(differenceWords.condition(way), b.condition, a.condition, (value) => quoted(this.phrases.condition(value)));
  }

  private addition(node: RouteNode): string {
    const following = new Following(this.order, this.phrases, (ids) => andWords(ids.map(this.name)));
    const from = node.attachedTo ? [node.attachedTo] : following.sourcesOf(node);
    const told = node.kind === 'boundary' ? [following.cause(node)] : new StepSentences(this.order, this.phrases, following).of(node);
    const place = from.length > 0 && node.kind !== 'boundary' ? differenceWords.after(andWords([...new Set(from)].map(this.name))) : '';
    return differenceWords.added(this.name(node.id), place, told.filter(Boolean).join(' '));
  }

  /** «بررسی», «دوراهی پس از «بررسی»» */
  private name = (id: string): string => {
    const flow = this.match.after.flows[id] ?? this.match.before.flows[id];
    if (flow) return this.name(flow.to);
    const plan = this.match.after.nodes[id] ? this.order : this.older;
    const node = plan.node(id);
    if (node.name && node.name !== id) return quoted(node.name);
    const kind = stepWords.kinds[node.kind];
    const [coming, other] = plan.flows(node.in);
    const isGateway = ['exclusive', 'parallel', 'inclusive', 'race'].includes(node.kind);
    const before = isGateway && coming && !other ? plan.node(coming.from) : undefined;
    if (before?.name) return differenceWords.gatewayAfter(kind, quoted(before.name));
    const host = node.kind === 'boundary' ? plan.node(node.attachedTo ?? '') : undefined;
    return host?.name ? differenceWords.boundaryOf(quoted(host.name)) : differenceWords.unnamed(kind, id);
  };

  private ends = ({ from, to }: RouteFlow) => [this.name(from), this.name(to)] as const;

  private isElsewhere(before: RouteNode, after: RouteNode): boolean {
    const { scope, attachedTo, kind } = this.match.later(before);
    return scope !== after.scope || attachedTo !== after.attachedTo || kind !== after.kind;
  }

  private touches = ({ from, to }: RouteFlow, nodes: readonly RouteNode[]): boolean => nodes.some(({ id }) => id === from || id === to);

  private newId(before: RouteNode, after: RouteNode): string {
    return differenceWords.changed(differenceWords.of(differenceWords.fields.id, this.name(after.id)), quoted(before.id), quoted(after.id));
  }

  private newFlowIds(): string[] {
    const count = this.match.flows.filter(([b, a]) => b.id !== a.id).length;
    return count > 0 ? [differenceWords.wayIds(persianNumber(count))] : [];
  }

  private change(change: RouteChange['change'], node: RouteNode, sentence: string): At {
    const step = this.order.numberOf(node.id) ?? this.order.numberOf(node.attachedTo ?? '') ?? this.numberBefore(node);
    return { change, element: node.id, sentence, at: step ?? Infinity };
  }

  private flowChange(change: RouteChange['change'], flow: RouteFlow, sentence: string): At {
    const from = this.order.node(flow.from);
    return { ...this.change(change, from, sentence), element: flow.id };
  }

  private numberBefore(node: RouteNode): number | undefined {
    return this.order.flows(node.in).flatMap(({ from }) => this.order.numberOf(from) ?? [])[0];
  }
}

const general = (sentence: string): RouteChange => ({ change: 'changed', element: null, sentence });
