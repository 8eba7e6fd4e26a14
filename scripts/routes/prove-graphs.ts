import { RoutePlan, type RouteEventDefinition, type RouteFlow, type RouteNode } from '../../contracts/route-plan';
import { reachOf } from '../../src/routing/compile/reach';
import { Chance } from './prove-chance';

type Piece = { first: string; last: string };
type Scope = { id: string; depth: number };

/** A small route that chance has drawn: built of blocks that fit, then, as often as not, spoiled here and there. */
export function drawPlan(seed: number): RoutePlan {
  const chance = new Chance(seed);
  const drawing = new Drawing(chance);
  drawing.process('p');
  if (chance.is(0.55)) for (let n = 1 + chance.below(chance.is(0.2) ? 6 : 2); n > 0; n--) drawing.spoil();
  return drawing.plan();
}

class Drawing {
  private readonly nodes: Record<string, RouteNode> = {};
  private readonly flows: Record<string, RouteFlow> = {};
  private readonly processes: string[] = [];
  /** flows that lead back into what is drawn, when all is drawn */
  private readonly later: (() => void)[] = [];
  private count = 0;
  /** how many elements more it may get */
  private room: number;

  constructor(private readonly chance: Chance) {
    this.room = 4 + chance.below(13);
  }

  process(id: string): void {
    this.processes.push(id);
    this.nodes[id] = { id, kind: 'process', in: [], out: [], body: { nodes: [], starts: [], handlers: [] } };
    this.fill({ id, depth: 0 });
  }

  plan(): RoutePlan {
    for (const draw of this.later.splice(0)) draw();
    for (const node of Object.values(this.nodes)) {
      node.in = Object.values(this.flows).flatMap(({ id, to }) => (to === node.id ? [id] : []));
      node.out = Object.values(this.flows).flatMap(({ id, from }) => (from === node.id ? [id] : []));
      if (node.default !== undefined && !node.out.includes(node.default)) delete node.default;
      if (['exclusive', 'inclusive'].includes(node.kind) && node.out.length > 1)
        for (const flow of node.out) if (flow !== node.default) this.flows[flow]!.condition = { feel: 'c' };
      if (['user', 'pass'].includes(node.kind) && node.out.length > 1 && this.chance.is(0.5))
        this.flows[node.out[0]!]!.condition = { feel: 'c' };
    }
    for (const { kind, body } of Object.values(this.nodes)) {
      const isStart = ({ kind: of, event, in: flows }: RouteNode) =>
        kind === 'adhoc' ? flows.length === 0 && !['boundary', 'handler'].includes(of) : of === 'start' && !event;
      if (body) body.starts = body.nodes.filter((id) => isStart(this.nodes[id]!));
    }
    const graph = { nodes: this.nodes, flows: this.flows };
    for (const node of Object.values(this.nodes)) if (node.kind === 'inclusive' && node.in.length > 1) node.reach = reachOf(node, graph);
    return RoutePlan.parse({ schema: 1, processes: this.processes, ...graph });
  }

  /** Something fits no more: another gateway, a flow that goes elsewhere, one too many, one too few, an end that ends all. */
  spoil(): void {
    const all = Object.values(this.nodes);
    const gateways = all.filter(({ kind }) => ['exclusive', 'parallel', 'inclusive'].includes(kind));
    const ends = all.filter(({ kind }) => kind === 'end');
    switch (this.chance.below(5)) {
      case 0:
      case 1:
        if (gateways.length > 0) this.chance.of(gateways).kind = this.chance.of(['exclusive', 'parallel', 'inclusive'] as const);
        return;
      case 2: {
        const flow = this.chance.of(Object.values(this.flows));
        flow.to = this.targetIn(this.nodes[flow.from]!.scope!);
        return;
      }
      case 3: {
        const from = this.chance.of(all.filter(({ kind, scope }) => scope && !['end', 'handler', 'race', 'start'].includes(kind)));
        if (from) this.flow(from.id, this.targetIn(from.scope!));
        return;
      }
      case 4:
        this.chance.of(ends).event = this.chance.of<RouteEventDefinition>([{ kind: 'terminate' }, { kind: 'error', code: 'E1' }]);
    }
  }

  private targetIn(scope: string): string {
    const inside = this.nodes[scope]!.body!.nodes.map((id) => this.nodes[id]!);
    const raced = new Set(
      inside.flatMap(({ id }) =>
        Object.values(this.flows).flatMap(({ from, to }) => (from === id && this.nodes[id]!.kind === 'race' ? [to] : [])),
      ),
    );
    return this.chance.of(inside.filter(({ id, kind }) => !['start', 'boundary', 'handler'].includes(kind) && !raced.has(id))).id;
  }

  private fill(scope: Scope, event?: RouteEventDefinition, interrupting?: boolean): string {
    const start = this.node(scope, 'start', event ? { event, interrupting: interrupting ?? true } : {});
    const piece = this.block(scope);
    const end = this.end(scope);
    this.flow(start, piece.first);
    this.flow(piece.last, end);
    if (scope.depth < 2 && this.chance.is(0.12)) this.handler(scope);
    return start;
  }

  private block(scope: Scope): Piece {
    if (this.room <= 0) return this.leaf(scope);
    switch (this.chance.below(15)) {
      case 0:
      case 1:
        return this.split(scope, 'exclusive');
      case 2:
        return this.split(scope, 'parallel');
      case 3:
        return this.split(scope, 'inclusive');
      case 4:
        return this.circle(scope);
      case 5:
        return scope.depth < 2 ? this.sub(scope) : this.leaf(scope);
      case 6:
        return this.race(scope);
      case 7:
        return this.adhoc(scope);
      case 8:
        return this.link(scope);
      case 9:
        return this.split(scope, this.chance.of(['parallel', 'inclusive'] as const));
      case 10:
      case 11:
      case 12: {
        const [a, b] = [this.block(scope), this.block(scope)];
        this.flow(a.last, b.first);
        return { first: a.first, last: b.last };
      }
      default:
        return this.leaf(scope);
    }
  }

  private leaf(scope: Scope): Piece {
    if (this.chance.is(0.06)) return this.called(scope);
    const duty = { candidateGroups: this.chance.is(0.5) ? { text: 'g' } : { feel: 'g' }, referral: 'allowed' as const };
    const loop = this.chance.is(0.1) && {
      loop: { sequential: this.chance.is(0.5), collection: { feel: 'l' }, ...(this.chance.is(0.4) && { until: { feel: 'u' } }) },
    };
    const make = [
      () => this.node(scope, 'user', { duty, ...loop }),
      () => this.node(scope, 'user', { duty }),
      () => this.node(scope, 'job', { job: { type: { text: 't' } }, ...loop }),
      () => this.node(scope, 'pass', this.chance.is(0.3) ? { inputs: [{ target: 'x', value: { feel: '1' } }] } : {}),
      () => this.node(scope, 'pass'),
      () => this.node(scope, 'catch', { event: this.coming() }),
      () =>
        this.node(scope, 'throw', {
          event: this.chance.of<RouteEventDefinition>([
            { kind: 'escalation', code: 'S' },
            { kind: 'signal', name: 'sig' },
          ]),
        }),
    ];
    const id = this.chance.of(make)();
    const { kind } = this.nodes[id]!;
    if (this.chance.is(0.3) && ['user', 'job'].includes(kind))
      this.border(scope, id, kind === 'job' && this.chance.is(0.7) ? { kind: 'error', code: 'E1' } : this.coming());
    return { first: id, last: id };
  }

  private coming(): RouteEventDefinition {
    return this.chance.of<RouteEventDefinition>([
      { kind: 'timer', form: 'duration', value: { text: 'PT1H' } },
      { kind: 'timer', form: 'duration', value: { text: 'PT1H' } },
      { kind: 'timer', form: 'cycle', value: { text: this.chance.of(['R3/PT1H', 'R1/PT1H', 'R0/PT1H']) } },
      { kind: 'message', name: 'm' },
      { kind: 'message', name: 'm', key: { feel: 'k' } },
      { kind: 'message', name: 'n' },
      { kind: 'message', name: 'm', key: { text: 'k' } },
      { kind: 'signal', name: 'sig' },
    ]);
  }

  /** An event on the border, and what follows it: an end, mostly. */
  private border(scope: Scope, host: string, event: RouteEventDefinition): void {
    const interrupting = event.kind === 'error' || this.chance.is(0.6);
    const id = this.node(scope, 'boundary', { event, interrupting, attachedTo: host });
    (this.nodes[host]!.boundary ??= []).push(id);
    if (this.chance.is(0.6)) return void this.flow(id, this.end(scope));
    if (this.chance.is(0.7)) {
      const inner = this.leaf(scope);
      this.flow(id, inner.first);
      return void this.flow(inner.last, this.end(scope));
    }
    this.later.push(() => this.flow(id, this.targetIn(scope.id)));
  }

  private split(scope: Scope, kind: 'exclusive' | 'parallel' | 'inclusive'): Piece {
    const [first, last] = [this.node(scope, kind), this.node(scope, this.chance.is(0.9) ? kind : 'exclusive')];
    for (let n = this.chance.is(0.2) ? 3 : 2; n > 0; n--) {
      const direct = n === 1 && kind !== 'parallel' && this.chance.is(0.3);
      if (direct) this.nodes[first]!.default = this.flow(first, last);
      else {
        const branch = this.block(scope);
        this.flow(first, branch.first);
        this.flow(branch.last, kind === 'exclusive' && this.chance.is(0.25) ? this.end(scope) : last);
      }
    }
    if (!Object.values(this.flows).some(({ to }) => to === last)) this.flow(first, last);
    return { first, last };
  }

  private circle(scope: Scope): Piece {
    const [first, last] = [this.node(scope, 'exclusive'), this.node(scope, 'exclusive')];
    const inside = this.block(scope);
    this.flow(first, inside.first);
    this.flow(inside.last, last);
    this.flow(last, first);
    return { first, last };
  }

  private race(scope: Scope): Piece {
    const [first, last] = [this.node(scope, 'race'), this.node(scope, 'exclusive')];
    for (let n = 2; n > 0; n--) {
      const event = this.node(scope, 'catch', { event: this.coming() });
      this.flow(first, event);
      this.flow(event, last);
    }
    return { first, last };
  }

  private sub(scope: Scope): Piece {
    const isLoop = this.chance.is(0.15);
    const id = this.node(scope, 'sub', {
      body: { nodes: [], starts: [], handlers: [] },
      ...(isLoop && { loop: { sequential: this.chance.is(0.5), collection: { feel: 'l' } } }),
    });
    this.fill({ id, depth: scope.depth + 1 });
    if (this.chance.is(0.4)) this.border(scope, id, this.coming());
    if (this.chance.is(0.3)) this.border(scope, id, { kind: 'error', ...(this.chance.is(0.5) && { code: 'E1' }) });
    if (this.chance.is(0.2)) this.border(scope, id, { kind: 'escalation' });
    return { first: id, last: id };
  }

  private adhoc(scope: Scope): Piece {
    const adhoc = {
      ...(this.chance.is(0.6) && { active: { feel: 'a' } }),
      ...(this.chance.is(0.3) && { until: { feel: 'u' } }),
      cancelsRest: this.chance.is(0.5),
      staysOpen: this.chance.is(0.3),
    };
    const loop = this.chance.is(0.2) && { loop: { sequential: this.chance.is(0.5), collection: { feel: 'l' } } };
    const id = this.node(scope, 'adhoc', { adhoc, ...loop, body: { nodes: [], starts: [], handlers: [] } });
    const inside = { id, depth: 3 };
    const [a, b] = [this.leaf(inside), this.leaf(inside)];
    if (this.chance.is(0.3)) this.flow(a.last, b.first);
    return { first: id, last: id };
  }

  /** Off the page and on again. */
  private link(scope: Scope): Piece {
    const name = `link${++this.count}`;
    const first = this.node(scope, 'throw', { event: { kind: 'link', name } });
    const last = this.node(scope, 'catch', { event: { kind: 'link', name } });
    return { first, last };
  }

  private handler(scope: Scope): void {
    const id = this.node(scope, 'handler', { body: { nodes: [], starts: [], handlers: [] } });
    const event = this.chance.of<RouteEventDefinition>([this.coming(), this.coming(), { kind: 'error' }, { kind: 'escalation' }]);
    this.room = Math.min(this.room, 2);
    const start = this.fill({ id, depth: scope.depth + 2 }, event, event.kind === 'error' || this.chance.is(0.5));
    this.nodes[scope.id]!.body!.handlers.push({ node: id, start });
  }

  private called(scope: Scope): Piece {
    const isCalled = (id: string): boolean => id === 'q' || (this.nodes[id]!.scope !== undefined && isCalled(this.nodes[id]!.scope!));
    if (!this.processes.includes('q')) this.process('q');
    const call = { call: { process: { text: 'q' }, givesAll: true, takesAll: true } };
    const id = isCalled(scope.id) ? this.node(scope, 'pass') : this.node(scope, 'call', call);
    return { first: id, last: id };
  }

  private end(scope: Scope): string {
    const event = this.chance.next();
    if (event < 0.06) return this.node(scope, 'end', { event: { kind: 'terminate' } });
    if (event < 0.12 && scope.depth > 0) return this.node(scope, 'end', { event: { kind: 'error', code: this.chance.of(['E1', 'E2']) } });
    if (event < 0.15) return this.node(scope, 'end', { event: { kind: 'escalation', code: 'S' } });
    return this.node(scope, 'end');
  }

  private node(scope: Scope, kind: RouteNode['kind'], more: Partial<RouteNode> = {}): string {
    const id = `${kind}${++this.count}`;
    this.nodes[id] = { id, kind, scope: scope.id, in: [], out: [], ...more };
    this.nodes[scope.id]!.body!.nodes.push(id);
    this.room -= 1;
    return id;
  }

  private flow(from: string, to: string): string {
    const id = `f${++this.count}`;
    this.flows[id] = { id, from, to };
    return id;
  }
}
