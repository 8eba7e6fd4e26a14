import type { RouteFlow, RouteNode } from '../../../contracts/route-plan';
import type { Findings } from './findings';
import { childOf, childrenOf, type Element, flagOf, idsOf, propertiesOf, textOf } from './moddle';
import type { ActivityReader } from './read-activity';
import { messageOf, readEvent } from './read-event';
import { besides, laneGroups, passOver, takeStock } from './standing';
import type { Values } from './values';

const gateways: Record<string, RouteNode['kind']> = {
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:EventBasedGateway': 'race',
};

/** Reads processes and sub-processes into nodes and flows. What does not hold together is found later. */
export class ScopeReader {
  readonly nodes: Record<string, RouteNode> = {};
  readonly flows: Record<string, RouteFlow> = {};

  constructor(
    private readonly values: Values,
    private readonly findings: Findings,
    private readonly activities: ActivityReader,
  ) {}

  process(process: Element): void {
    takeStock(process, this.findings);
    for (const beside of besides(process)) takeStock(beside, this.findings);
    this.place({ id: process.id!, kind: 'process', in: [], out: [], body: this.body(process) });
  }

  private body(scope: Element): NonNullable<RouteNode['body']> {
    const lanes = laneGroups(scope, (lane) => propertiesOf(lane).get('route.candidateGroups'));
    const elements = childrenOf(scope, 'flowElements');
    const nodes: string[] = [];
    for (const element of elements) {
      const standing = takeStock(element, this.findings);
      const isTransaction = element.$type === 'bpmn:Transaction';
      if (standing === 'refused' && !isTransaction)
        for (const part of childrenOf(element, 'flowElements')) passOver(part, this.findings, 'refused');
      if (standing === 'ignored' || (standing === 'refused' && !isTransaction)) continue;
      if (element.$type === 'bpmn:SequenceFlow') this.flow(element);
      else if (element.id === undefined) this.findings.error('element.id_missing', scope.id, { type: element.$type });
      else {
        nodes.push(element.id);
        this.place(this.node(element, scope, lanes.get(element.id)));
      }
    }
    this.undoings(scope);
    const inside = nodes.map((id) => this.nodes[id]!);
    for (const { id, attachedTo } of inside) {
      const host = attachedTo === undefined ? undefined : this.nodes[attachedTo];
      if (host) (host.boundary ??= []).push(id);
    }
    return { nodes, starts: this.startsOf(scope, inside), handlers: this.handlersOf(inside) };
  }

  private place(node: RouteNode): void {
    if (this.nodes[node.id]) this.findings.error('element.id_twice', node.id);
    this.nodes[node.id] = node;
  }

  private flow(flow: Element): void {
    const [from, to] = [childOf(flow, 'sourceRef')?.id, childOf(flow, 'targetRef')?.id];
    if (!from || !to) return this.findings.error('flow.end_missing', flow.id);
    const condition = this.values.condition(textOf(childOf(flow, 'conditionExpression'), 'body'), flow.id);
    const id = flow.id ?? this.nameless(`${from}-${to}`);
    this.flows[id] = { id, from, to, ...(condition && { condition }) };
  }

  /** Flows may go without an id in BPMN; here each has a name. */
  private nameless(name: string): string {
    return this.flows[name] ? this.nameless(`${name}'`) : name;
  }

  private node(element: Element, scope: Element, lane: string | undefined): RouteNode {
    const name = textOf(element, 'name');
    const otherwise = childOf(element, 'default')?.id;
    return {
      id: element.id!,
      kind: 'pass',
      scope: scope.id!,
      in: idsOf(element, 'incoming'),
      out: idsOf(element, 'outgoing'),
      ...(name && { name }),
      ...(otherwise && { default: otherwise }),
      ...(flagOf(element, 'isForCompensation', false) && { undoes: true }),
      ...this.activities.loop(element),
      ...this.activities.mappings(element),
      ...this.special(element, lane),
    };
  }

  private special(element: Element, lane: string | undefined): Partial<RouteNode> {
    const { id, $type: type } = element;
    if (gateways[type]) return { kind: gateways[type] };
    switch (type) {
      case 'bpmn:StartEvent':
        return { kind: 'start', ...this.event(element), interrupting: flagOf(element, 'isInterrupting', true) };
      case 'bpmn:EndEvent':
      case 'bpmn:IntermediateThrowEvent':
        return { kind: type === 'bpmn:EndEvent' ? 'end' : 'throw', ...this.event(element), ...this.activities.job(element) };
      case 'bpmn:IntermediateCatchEvent':
        return { kind: 'catch', ...this.event(element) };
      case 'bpmn:BoundaryEvent': {
        const attachedTo = childOf(element, 'attachedToRef')?.id;
        if (!attachedTo) this.findings.error('reference.missing', id, { reference: id ?? '' });
        const interrupting = flagOf(element, 'cancelActivity', true);
        return { kind: 'boundary', ...this.event(element), interrupting, ...(attachedTo && { attachedTo }) };
      }
      case 'bpmn:UserTask':
        return this.activities.user(element, lane);
      case 'bpmn:ServiceTask':
      case 'bpmn:SendTask': {
        const job = this.activities.job(element);
        if (!job) this.findings.error('task.command_missing', id);
        return { kind: job ? 'job' : 'pass', ...job };
      }
      case 'bpmn:ReceiveTask':
        return { kind: 'receive', event: messageOf(element, childOf(element, 'messageRef'), this.values, this.findings) };
      case 'bpmn:BusinessRuleTask':
        return this.activities.rule(element);
      case 'bpmn:ScriptTask':
        return this.activities.script(element);
      case 'bpmn:CallActivity':
        return this.activities.call(element);
      case 'bpmn:AdHocSubProcess':
        return { ...this.activities.adhoc(element), body: this.body(element) };
      case 'bpmn:SubProcess':
      case 'bpmn:Transaction':
        return { kind: flagOf(element, 'triggeredByEvent', false) ? 'handler' : 'sub', body: this.body(element) };
      default:
        return {};
    }
  }

  private event(element: Element): Pick<RouteNode, 'event'> {
    const event = readEvent(element, this.values, this.findings);
    return event ? { event } : {};
  }

  /** Where it begins: start events without a trigger, else those with one, else whatever no flow leads to. */
  private startsOf(scope: Element, inside: RouteNode[]): string[] {
    const events = inside.filter(({ kind }) => kind === 'start');
    const plain = events.filter(({ event }) => !event);
    const starts = plain.length > 0 ? plain : events.length > 0 ? events : inside.filter(startsUnasked);
    if (scope.$type === 'bpmn:AdHocSubProcess') return inside.filter(startsUnasked).map(({ id }) => id);
    if (starts.length === 0) this.findings.warn('scope.start_missing', scope.id);
    if (plain.length > 1) this.findings.warn('scope.starts_several', scope.id);
    return starts.map(({ id }) => id);
  }

  private handlersOf(inside: RouteNode[]): { node: string; start: string }[] {
    return inside
      .filter(({ kind }) => kind === 'handler')
      .flatMap(({ id, body }) => {
        const triggered = body!.nodes.filter((node) => this.nodes[node]!.kind === 'start' && this.nodes[node]!.event);
        if (triggered.length !== 1) this.findings.error('handler.start_invalid', id);
        return triggered.map((start) => ({ node: id, start }));
      });
  }

  /** A compensation event on an activity points with an association at what undoes it. */
  private undoings(scope: Element): void {
    for (const association of childrenOf(scope, 'artifacts')) {
      const [from, to] = [childOf(association, 'sourceRef')?.id, childOf(association, 'targetRef')?.id];
      const boundary = from === undefined ? undefined : this.nodes[from];
      if (boundary?.event?.kind !== 'compensation' || !to || !this.nodes[to]) continue;
      const host = boundary.attachedTo === undefined ? undefined : this.nodes[boundary.attachedTo];
      if (host) host.undoneBy = to;
    }
  }
}

function startsUnasked(node: RouteNode): boolean {
  if (node.in.length > 0 || node.undoes) return false;
  return !['boundary', 'handler'].includes(node.kind) && !(node.kind === 'catch' && node.event?.kind === 'link');
}
