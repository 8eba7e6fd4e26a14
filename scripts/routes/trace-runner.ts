import type { RouteNode, RoutePlan } from '../../contracts/route-plan';
import { apply, RouteRefusal, start } from '../../workflows/route/route';
import type { Answer, Effect, RouteEvent, Step } from '../../contracts/route-events';
import type { RouteState } from '../../workflows/route/route-state';

const AT = '2026-01-01T00:00:00.000Z';

/** A model of the simulator as a plan: flows are chosen by name, what is not thrown in the model is triggered by hand. */
export function simulated(plan: RoutePlan, chosen: ReadonlyMap<string, readonly string[]>): RoutePlan {
  const nodes = Object.fromEntries(Object.entries(plan.nodes).map(([id, node]) => [id, simulatedNode(node, plan)]));
  const flows = Object.fromEntries(
    Object.entries(plan.flows).map(([id, flow]) => {
      const { kind, out } = plan.nodes[flow.from]!;
      const picks = chosen.get(flow.from);
      const decides = kind === 'exclusive' || (kind === 'inclusive' && picks !== undefined);
      const condition = decides && out.length > 1 ? { feel: String(picks?.includes(id) ?? false) } : undefined;
      return [id, { id, from: flow.from, to: flow.to, ...(condition && { condition }) }];
    }),
  );
  for (const { id, kind, scope, event } of Object.values(plan.nodes)) {
    // what begins by itself in an event sub-process begins with the event
    if (kind !== 'start' || !event || plan.nodes[scope!]!.kind !== 'handler') continue;
    for (const to of nodes[scope!]!.body!.starts.filter((start) => plan.nodes[start]!.kind !== 'start')) {
      const flow = `${madeUp}${id} ${to}`;
      flows[flow] = { id: flow, from: id, to };
      nodes[id] = { ...nodes[id]!, out: [flow, ...nodes[id]!.out] };
    }
  }
  return { ...plan, nodes, flows };
}

/** Flows that no recording knows. */
export const madeUp = 'made up: ';

export const byHand = (id: string): string => `by hand: ${id}`;

function simulatedNode(node: RouteNode, plan: RoutePlan): RouteNode {
  const { default: _, loop: __, ...rest } = node;
  if (rest.body) rest.body = { ...rest.body, starts: rest.body.nodes.filter((id) => startsThere(plan.nodes[id]!)) };
  const waits = ['catch', 'boundary', 'receive'].includes(node.kind) || (node.kind === 'start' && node.event !== undefined);
  const thrown = ['signal', 'error', 'escalation', 'compensation', 'link'].includes(node.event?.kind ?? '');
  return waits && !thrown ? { ...rest, event: { kind: 'signal', name: byHand(node.id) } } : rest;
}

/** There an element without an incoming flow begins by itself, beside a start event too. */
function startsThere({ kind, event, in: incoming, undoes }: RouteNode): boolean {
  if (kind === 'start') return !event;
  return incoming.length === 0 && !undoes && !['boundary', 'handler'].includes(kind) && !(kind === 'catch' && event?.kind === 'link');
}

/** Plays a simulated model: every process of a file for itself, joined by signals and message flows. */
export class TraceRunner {
  readonly steps: Step[] = [];
  private readonly runs: RouteState[] = [];

  constructor(
    private readonly plan: RoutePlan,
    /** from an element to those its message flows lead to */
    private readonly messages: ReadonlyMap<string, readonly string[]>,
  ) {}

  trigger(element: string): void {
    const node = this.plan.nodes[element];
    if (node && this.begins(node)) this.begin(node.scope!, element);
    else this.signal(byHand(element));
  }

  private begins({ kind, scope, id }: RouteNode): boolean {
    const process = scope === undefined ? undefined : this.plan.nodes[scope];
    return process?.kind === 'process' && (kind === 'start' || process.body!.starts.includes(id));
  }

  private begin(process: string, element: string): void {
    const { kind, event } = this.plan.nodes[element]!;
    const at = this.runs.length;
    this.runs.push({} as RouteState);
    this.take(at, { kind: 'started', at: AT, process, variables: {}, ...(kind === 'start' && event && { start: element }) }, element);
  }

  /** Of several start events only the one that was triggered. */
  private beginning(process: string, element: string | undefined): RoutePlan {
    const node = this.plan.nodes[process]!;
    const starts = node.body!.starts.filter((id) => id === element || this.plan.nodes[id]!.kind !== 'start');
    return { ...this.plan, nodes: { ...this.plan.nodes, [process]: { ...node, body: { ...node.body!, starts } } } };
  }

  private signal(name: string): void {
    this.runs.forEach((_, at) => this.take(at, { kind: 'signal', at: AT, name }));
  }

  private take(at: number, event: RouteEvent, element?: string): void {
    let applied;
    try {
      applied = event.kind === 'started' ? start(this.beginning(event.process!, element), event) : apply(this.plan, this.runs[at]!, event);
    } catch (error) {
      if (error instanceof RouteRefusal) return;
      throw error;
    }
    this.runs[at] = applied.state;
    this.steps.push(...applied.steps);
    for (const step of applied.steps) if (step.kind === 'left') this.post(step.element);
    for (const effect of applied.effects) this.follow(at, effect);
  }

  private post(element: string): void {
    for (const target of this.messages.get(element) ?? []) this.trigger(target);
  }

  private follow(at: number, effect: Effect): void {
    if (effect.kind === 'evaluate') {
      const results = effect.questions.map(({ id, asks }) => ({
        id,
        lets: {},
        answers: Object.fromEntries(asks.map((ask) => [ask.key, answered(ask)])),
      }));
      this.take(at, { kind: 'evaluated', at: AT, results });
    } else if (effect.kind === 'openTask') this.take(at, { kind: 'taskCompleted', at: AT, task: effect.task });
    else if (effect.kind === 'runJob') this.take(at, { kind: 'jobDone', at: AT, job: effect.job });
    else if (effect.kind === 'raiseIncident') {
      // what the route leaves to an admin, the simulator ends
      const incident = this.runs[at]!.incidents.find(({ id }) => id === effect.incident);
      if (incident) this.take(at, { kind: 'dropped', at: AT, instance: incident.instance });
    } else if (effect.kind === 'broadcast') {
      this.runs.forEach((_, other) => other !== at && this.take(other, { kind: 'signal', at: AT, name: effect.signal }));
      for (const { id, kind, event, scope } of Object.values(this.plan.nodes))
        if (kind === 'start' && event?.kind === 'signal' && event.name === effect.signal && this.plan.nodes[scope!]!.kind === 'process')
          this.begin(scope!, id);
    }
  }
}

const answered = (ask: { as: string; feel?: string }): Answer => ({ value: ask.as === 'value' ? ask.feel === 'true' : [] });
