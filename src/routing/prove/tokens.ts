import type { RouteNode } from '../../../contracts/route-plan';
import type { Marking, Token, Wait } from './marking';
import type { Net } from './net';
import type { ProofStep } from './proof';
import type { Rules } from './rules';

export type Work =
  | { do: 'take'; flow: string; scope: number }
  | { do: 'arrive'; node: string; scope: number; flow?: string }
  | { do: 'throw'; token: number }
  | { do: 'complete'; token: number };

/** The tokens of a marking and what still moves among them: made, waiting, taken away. */
export class Tokens {
  protected work: Work[] = [];

  constructor(
    readonly net: Net,
    readonly at: Marking,
    protected readonly rules: Rules,
    protected readonly tell: (step: ProofStep) => void,
  ) {}

  protected token(id: number): Token {
    return this.at.tokens.get(id)!;
  }

  protected inside(scope: number): Token[] {
    return [...this.at.tokens.values()].filter(({ parent }) => parent === scope);
  }

  protected create(node: RouteNode, parent: number | null, more: Partial<Token>): Token {
    const token: Token = { id: this.at.next++, node: node.id, parent, phase: 'opening', isItem: false, interrupted: false, ...more };
    this.at.tokens.set(token.id, token);
    if (!token.loop && !token.fault) this.tell({ how: 'entered', element: node.id });
    return token;
  }

  protected waitFor(token: Token, purpose: 'open' | 'loop'): void {
    const { repeats } = this.net.limits;
    for (const { id, event, interrupting } of this.net.eventsOf(this.net.node(token.node), purpose, token.isItem)) {
      const isOnce = interrupting !== false || id === token.node;
      if (event?.kind === 'message' || event?.kind === 'signal')
        this.at.waits.push({ host: token.id, node: id, left: isOnce ? 1 : repeats });
      if (event?.kind !== 'timer') continue;
      const { form, value } = event;
      const written = 'text' in value ? /^R(\d+)/.exec(value.text.trim())?.[1] : undefined;
      this.at.waits.push({ host: token.id, node: id, left: form === 'cycle' ? Math.min(repeats, Number(written ?? repeats)) : 1 });
    }
  }

  /** Who waits for a signal; what interrupts comes first. */
  protected hearers(name: string): Wait[] {
    const all = this.at.waits.filter(({ node }) => {
      const { event } = this.net.node(node);
      return event?.kind === 'signal' && event.name === name;
    });
    const interrupts = ({ node }: Wait) => this.net.node(node).interrupting === true;
    return [...all.filter(interrupts), ...all.filter((wait) => !interrupts(wait))];
  }

  protected cancel(token: Token): void {
    this.cancelInside(token);
    this.forget(token);
  }

  protected cancelInside(scope: Token, except?: Token): void {
    for (const inside of this.inside(scope.id)) if (inside.id !== except?.id) this.cancel(inside);
    this.at.arrived = this.at.arrived.filter((token) => token.scope !== scope.id);
    this.work = this.work.filter((work) => !('scope' in work) || work.scope !== scope.id);
  }

  protected forget({ id }: Token): void {
    this.at.tokens.delete(id);
    this.at.waits = this.at.waits.filter(({ host }) => host !== id);
    this.at.arrived = this.at.arrived.filter(({ scope }) => scope !== id);
    this.at.asked = this.at.asked.filter(({ token }) => token !== id);
    this.work = this.work.filter((work) => ('scope' in work ? work.scope : work.token) !== id);
  }
}
