import { persianNumber } from '../../../contracts/persian-time';
import type { RouteFlow, RouteNode } from '../../../contracts/route-plan';
import { errorWord, quoted, stepWords } from '../../../contracts/route-told.words';
import type { Phrases } from './phrases';
import type { ReadingOrder } from './reading-order';

/** What comes after a step: where it goes, under which condition, and what may interrupt it. */
export class Following {
  constructor(
    private readonly order: ReadingOrder,
    private readonly phrases: Phrases,
    /** how steps are referred to */
    readonly steps = (ids: readonly string[]): string => this.numbered(ids),
  ) {}

  of(node: RouteNode): string[] {
    return [...this.onwards(node), ...(node.boundary ?? []).map((id) => this.interruption(node, this.order.node(id)))];
  }

  /** Where a process or sub-process begins. */
  opening({ body }: RouteNode): string {
    const steps = (body?.starts ?? []).flatMap((id) => {
      const destination = this.order.destination(id);
      return 'step' in destination ? [destination.step.id] : [];
    });
    return steps.length > 0 ? stepWords.opens(this.steps(steps)) : stepWords.opensNowhere;
  }

  /** «گام‌های ۲ و ۳», in their order */
  private numbered(ids: readonly string[]): string {
    const nos = ids.flatMap((id) => this.order.numberOf(id) ?? []);
    return stepWords.steps([...new Set(nos)].sort((a, b) => a - b).map(persianNumber));
  }

  /** The steps from which a token comes over the flows into a join. */
  sourcesOf(node: RouteNode, passed = new Set<string>()): string[] {
    return this.order.flows(node.in).flatMap(({ from }) => {
      if (passed.has(from)) return [];
      passed.add(from);
      const before = this.order.node(from);
      if (before.kind === 'boundary') return before.attachedTo ? [before.attachedTo] : [];
      return this.order.isStep(before) ? [from] : this.sourcesOf(before, passed);
    });
  }

  private onwards(node: RouteNode): string[] {
    if (node.kind === 'end' || node.kind === 'handler' || node.kind === 'race' || node.undoes) return [];
    const gateway = this.order.gatewayAfter(node);
    if (!gateway) return this.ways(node, node);
    const told = this.ways(gateway, node);
    return gateway.name && gateway.name !== gateway.id ? told.map((choice) => stepWords.asked(quoted(gateway.name!), choice)) : told;
  }

  /** @param from the step that is told */
  private ways(gate: RouteNode, from: RouteNode): string[] {
    const flows = this.order.flows(gate.out);
    if (flows.length === 0) return gate.scope && this.isFree(gate) ? [] : [stepWords.then(this.endOf(undefined, from))];
    const isChoice = gate.kind === 'exclusive';
    if (flows.length === 1 && !flows[0]!.condition) return [stepWords.then(this.to(flows[0]!.to, from))];
    if (!isChoice && flows.every(({ id, condition }) => !condition && id !== gate.default))
      return [
        this.atOnce(
          flows.map(({ to }) => to),
          from,
        ),
      ];
    const ways = [...flows.filter(({ id }) => id !== gate.default), ...flows.filter(({ id }) => id === gate.default)];
    const told = ways.map((flow) => this.way(flow, gate, from));
    return [isChoice ? stepWords.choice(told) : stepWords.choices(told)];
  }

  private atOnce(targets: readonly string[], from: RouteNode): string {
    const steps = targets.map((id) => this.order.destination(id));
    const isOnwards = steps.every((to) => 'step' in to && this.order.numberOf(to.step.id)! > (this.order.numberOf(from.id) ?? 0));
    if (!isOnwards) return stepWords.thenAtOnce(targets.map((id) => this.to(id, from)));
    return stepWords.thenAtOnce([stepWords.goesOn(this.steps(steps.flatMap((to) => ('step' in to ? [to.step.id] : []))))]);
  }

  private way({ id, condition, to }: RouteFlow, gate: RouteNode, from: RouteNode): string {
    const what = this.to(to, from);
    if (id === gate.default) return stepWords.otherwise(what);
    return condition ? stepWords.iff(this.phrases.condition(condition), what) : `${stepWords.unconditional} ${what}`;
  }

  /** «به گام ۳ می‌رود», «مسیر پایان می‌یابد» */
  private to(id: string, from: RouteNode): string {
    const destination = this.order.destination(id);
    if ('end' in destination) return this.endOf(destination.end, from);
    const [no, here] = [this.order.numberOf(destination.step.id) ?? 0, this.order.numberOf(from.id) ?? 0];
    const step = stepWords.step(persianNumber(no));
    return no <= here ? stepWords.goesBack(step) : stepWords.goesOn(step);
  }

  private endOf(end: RouteNode | undefined, from: RouteNode): string {
    const scope = this.order.node(from.scope ?? '');
    const whole = scope.kind === 'process' ? stepWords.endsRoute : stepWords.endsScope;
    const all = scope.kind === 'process' ? stepWords.endsAll : stepWords.endsAllInScope;
    const told = end?.event?.kind === 'terminate' ? all : this.hasBranches(scope) ? stepWords.endsBranch : whole;
    return end?.name && end.name !== end.id ? stepWords.endNamed(told, quoted(end.name)) : told;
  }

  /** Whether more than one thing may go on at once. */
  private hasBranches({ body }: RouteNode): boolean {
    return (body?.nodes ?? []).some((id) => {
      const { kind, out, interrupting } = this.order.node(id);
      return (out.length > 1 && kind !== 'exclusive' && kind !== 'race') || (kind === 'boundary' && interrupting === false);
    });
  }

  /** A step of an ad-hoc sub-process, after which nothing has to come. */
  private isFree({ scope }: RouteNode): boolean {
    return this.order.node(scope!).kind === 'adhoc';
  }

  /** «اگر تا ۲ ساعت انجام نشود، کار قطع می‌شود.» */
  cause({ event, interrupting }: RouteNode): string {
    return stepWords.caused(this.reason(event), interrupting !== false);
  }

  private interruption(host: RouteNode, boundary: RouteNode): string {
    const { event, interrupting, out } = boundary;
    if (event?.kind === 'compensation') return host.undoneBy ? stepWords.undone(this.steps([host.undoneBy])) : '';
    const whats = this.order.flows(out).map(({ to }) => this.to(to, host));
    const what = whats.length > 0 ? whats.join('، ') : this.endOf(undefined, host);
    return (interrupting === false ? stepWords.besides : stepWords.interrupted)(this.reason(event), what);
  }

  private reason(event: RouteNode['event']): string {
    switch (event?.kind) {
      case 'timer':
        return event.form === 'cycle' ? stepWords.repeatedly(this.phrases.timer(event)) : stepWords.late(this.phrases.until(event));
      case 'message':
        return stepWords.arrived(quoted(event.name));
      case 'signal':
        return stepWords.heard(quoted(event.name));
      case 'error':
        return stepWords.failed(event.code === undefined ? null : errorWord(event.code));
      case 'escalation':
        return stepWords.reported(event.code === undefined ? null : quoted(event.code));
      default:
        return stepWords.other;
    }
  }
}
