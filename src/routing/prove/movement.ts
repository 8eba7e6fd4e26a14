import type { RouteNode } from '../../../contracts/route-plan';
import { catcherOf } from './catchers';
import { arriveAt, isJoin, readyInclusive, takeFrom } from './joins';
import type { Token, Wait } from './marking';
import type { Choice, Purpose } from './net';
import { Tokens, type Work } from './tokens';

/** Further than this for each element without anybody is a circle; the interpreter stops too, later. */
const HOPS_EACH = 20;
const HOPS_ALWAYS = 300;

/**
 * Moves the tokens of one marking as the interpreter moves those of a route, in the same order, until everything waits. Nothing of the
 * interpreter is used: the two are held against each other.
 */
export class Movement extends Tokens {
  private hops = 0;

  protected settle(): void {
    do {
      for (let work = this.work.shift(); work; work = this.work.shift()) this.do(work);
    } while (this.fireInclusive());
  }

  private do(work: Work): void {
    switch (work.do) {
      case 'complete':
        return this.complete(this.token(work.token));
      case 'throw':
        return this.throwFrom(this.token(work.token));
      case 'take':
        this.tell({ how: 'took', element: work.flow });
        return void this.work.push({ do: 'arrive', node: this.net.plan.flows[work.flow]!.to, scope: work.scope, flow: work.flow });
      case 'arrive':
        if (!this.isCircling()) return this.arrive(this.net.node(work.node), work.scope, work.flow);
        this.create(this.net.node(work.node), work.scope, { fault: 'endless' });
        this.work = [];
    }
  }

  private isCircling(): boolean {
    return ++this.hops > HOPS_ALWAYS + HOPS_EACH * this.net.size;
  }

  private arrive(node: RouteNode, scope: number, flow: string | undefined): void {
    if (!isJoin(node) || flow === undefined) return this.enter(node, scope, {});
    if (arriveAt(node, this.at, this.rules, scope, flow)) this.fire(node, scope);
  }

  private fire(join: RouteNode, scope: number): void {
    takeFrom(join, this.at, scope);
    this.enter(join, scope, {});
  }

  private fireInclusive(): boolean {
    const ready = this.at.ended ? undefined : readyInclusive(this.net, this.at, this.rules);
    if (ready) this.fire(ready.join, ready.scope);
    return ready !== undefined;
  }

  protected enter(node: RouteNode, scope: number | null, more: Partial<Token>): void {
    const isLoop = node.loop !== undefined && !more.isItem;
    const token = this.create(node, scope, { ...more, ...(isLoop && { loop: { items: 0, begun: 0, done: 0 } }) });
    this.ask(token, isLoop ? 'loop' : 'open');
  }

  private ask(token: Token, purpose: Purpose): void {
    const node = this.net.node(token.node);
    if (this.net.asks(node, purpose, token)) this.at.asked.push({ token: token.id, purpose });
    else this.resume(token, purpose, this.net.choicesOf(node, purpose, token.loop !== undefined)[0] ?? { fault: true });
  }

  protected resume(token: Token, purpose: Purpose, choice: Choice): void {
    if (purpose === 'until' && token.phase !== 'open') return;
    if (choice.fault && purpose !== 'open') return void (token.fault = 'data');
    switch (purpose) {
      case 'open':
        return this.opened(token, choice);
      case 'loop':
        return this.loopOpened(token, choice.items!);
      case 'close':
        return this.closed(token);
      case 'until':
        return this.untilDecided(token, choice.enough!);
      case 'flows':
        for (const flow of choice.flows!) this.work.push({ do: 'take', flow, scope: token.parent! });
        return this.remove(token);
    }
  }

  private opened(token: Token, { active = [], fault }: Choice): void {
    const node = this.net.node(token.node);
    this.waitFor(token, 'open');
    token.phase = 'open';
    if (fault) return void (token.fault = 'data');
    if (node.job) return;
    switch (node.kind) {
      case 'user':
      case 'receive':
      case 'race':
        return;
      case 'catch':
        return node.event?.kind === 'link' ? this.done(token) : undefined;
      case 'process':
      case 'sub':
      case 'handler':
        return this.begin(token, node);
      case 'adhoc':
        for (const element of active) this.work.push({ do: 'arrive', node: element, scope: token.id });
        return active.length === 0 && !node.adhoc!.staysOpen ? this.done(token) : undefined;
      case 'call': {
        const { process } = node.call!;
        const called = 'text' in process ? this.net.plan.nodes[process.text] : undefined;
        if (called?.kind !== 'process') return void (token.fault = 'data');
        if (this.isCircling()) return void (token.fault = 'endless');
        return this.enter(called, token.id, {});
      }
      case 'throw':
      case 'end':
        return void this.work.push({ do: 'throw', token: token.id });
      default:
        return this.done(token);
    }
  }

  private done(token: Token): void {
    this.work.push({ do: 'complete', token: token.id });
  }

  private begin(scope: Token, { body }: RouteNode): void {
    const { startAt } = scope;
    delete scope.startAt;
    if (startAt !== undefined) return this.complete(this.create(this.net.node(startAt), scope.id, { phase: 'open' }));
    if (body!.starts.length === 0) return this.done(scope);
    for (const start of body!.starts) this.work.push({ do: 'arrive', node: start, scope: scope.id });
  }

  private loopOpened(all: Token, items: number): void {
    const { loop } = this.net.node(all.node);
    this.waitFor(all, 'loop');
    all.phase = 'open';
    all.loop = { items, begun: 0, done: 0 };
    if (items === 0) return this.finishLoop(all);
    for (let n = loop!.sequential ? 1 : items; n > 0; n--) this.beginNext(all);
  }

  private beginNext(all: Token): void {
    all.loop!.begun += 1;
    this.enter(this.net.node(all.node), all.id, { isItem: true });
  }

  private untilDecided(token: Token, enough: boolean): void {
    const { loop, adhoc } = this.net.node(token.node);
    if (!token.loop) {
      if (enough && adhoc!.cancelsRest) this.cancelInside(token);
      if (enough && this.inside(token.id).length === 0) return this.endScope(token);
      return this.endIfEmpty(token);
    }
    const { items, begun, done } = token.loop;
    if (enough || done === items) return this.finishLoop(token);
    if (loop!.sequential && begun === done) this.beginNext(token);
  }

  private finishLoop(all: Token): void {
    for (const open of this.inside(all.id)) this.cancel(open);
    this.at.waits = this.at.waits.filter(({ host }) => host !== all.id);
    all.phase = 'leaving';
    this.leave(all);
  }

  protected complete(token: Token): void {
    this.at.waits = this.at.waits.filter(({ host }) => host !== token.id);
    token.phase = 'closing';
    this.ask(token, 'close');
  }

  private closed(token: Token): void {
    token.phase = 'leaving';
    if (!token.isItem) return this.leave(token);
    const all = this.token(token.parent!);
    this.forget(token);
    all.loop!.done += 1;
    this.ask(all, 'until');
  }

  private leave(token: Token): void {
    if (this.net.node(token.node).out.length === 0) return this.remove(token);
    this.ask(token, 'flows');
  }

  private remove(token: Token): void {
    this.forget(token);
    if (token.parent !== null) this.scopeMayEnd(token.parent);
  }

  private scopeMayEnd(id: number): void {
    const scope = this.at.tokens.get(id);
    if (scope?.phase !== 'open') return;
    if (this.net.node(scope.node).adhoc?.until) return this.ask(scope, 'until');
    this.endIfEmpty(scope);
  }

  private endIfEmpty(scope: Token): void {
    const isOpen =
      this.inside(scope.id).length > 0 ||
      this.at.arrived.some((token) => token.scope === scope.id) ||
      this.work.some((work) => 'scope' in work && work.scope === scope.id);
    if (!isOpen && !this.net.node(scope.node).adhoc?.staysOpen) this.endScope(scope);
  }

  protected endScope(scope: Token): void {
    if (this.net.node(scope.node).kind !== 'process') return this.complete(scope);
    this.forget(scope);
    if (scope.parent === null) this.at.ended = true;
    else this.complete(this.token(scope.parent));
  }

  private throwFrom(token: Token): void {
    const node = this.net.node(token.node);
    const { event } = node;
    switch (event?.kind) {
      case 'error':
        return this.throwError(token, event.code ?? '');
      case 'escalation': {
        const catcher = catcherOf(this.net, this.at, token, 'escalation', event.code ?? '');
        if (catcher) this.interrupt(catcher.host, catcher.event);
        break;
      }
      case 'signal':
        if (node.out.length > 0) this.complete(token);
        this.broadcast(event.name);
        if (node.out.length > 0) return;
        break;
      case 'terminate':
        if (this.rules.terminates) this.cancelInside(this.token(token.parent!), token);
        return this.remove(token);
      case 'link':
        this.done(token);
        for (const { id, kind, scope, event: other } of Object.values(this.net.plan.nodes))
          if (kind === 'catch' && scope === node.scope && other?.kind === 'link' && other.name === event.name)
            this.work.push({ do: 'arrive', node: id, scope: token.parent! });
        return;
    }
    if (this.at.tokens.has(token.id)) this.done(token);
  }

  private throwError(token: Token, code: string): void {
    const catcher = catcherOf(this.net, this.at, token, 'error', code);
    if (!catcher) return void (token.fault = 'error');
    this.forget(token);
    this.interrupt(catcher.host, catcher.event);
  }

  protected broadcast(name: string): void {
    for (const wait of this.hearers(name)) if (this.at.waits.includes(wait)) this.strike(wait);
  }

  protected strike(wait: Wait): void {
    const host = this.token(wait.host);
    const node = this.net.node(wait.node);
    if (node.id === host.node) return this.complete(host);
    if (node.kind === 'boundary' || node.kind === 'start') return this.interrupt(host, node);
    this.forget(host);
    this.complete(this.create(node, host.parent, { phase: 'open' }));
  }

  protected interrupt(host: Token, event: RouteNode): void {
    const interrupting = event.interrupting === true && this.rules.interrupts;
    if (event.kind === 'boundary') {
      if (interrupting) this.cancel(host);
      return this.complete(this.create(event, host.parent, { phase: 'open' }));
    }
    if (interrupting) {
      this.cancelInside(host);
      host.interrupted = true;
      this.at.waits = this.at.waits.filter(({ host: of, node }) => of !== host.id || this.net.node(node).kind !== 'start');
    }
    this.enter(this.net.node(event.scope!), host.id, { startAt: event.id });
  }
}
