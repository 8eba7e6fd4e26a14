import type { Net, Purpose } from './net';

/** An element at work, without its data. */
export interface Token {
  readonly id: number;
  readonly node: string;
  readonly parent: number | null;
  phase: 'opening' | 'open' | 'closing' | 'leaving';
  /** stands for all instances of a multi-instance */
  loop?: { items: number; begun: number; done: number };
  isItem: boolean;
  interrupted: boolean;
  startAt?: string;
  /** no data and no person brings it on */
  fault?: 'error' | 'data' | 'endless';
}

/** What may come to a token, and how often it still counts. */
export interface Wait {
  readonly host: number;
  readonly node: string;
  left: number;
}

export interface Arrived {
  readonly scope: number;
  readonly flow: string;
  count: number;
}

/** Where a route may stand. */
export interface Marking {
  next: number;
  ended: boolean;
  tokens: Map<number, Token>;
  waits: Wait[];
  arrived: Arrived[];
  asked: { token: number; purpose: Purpose }[];
}

export const emptyMarking = (): Marking => ({ next: 1, ended: false, tokens: new Map(), waits: [], arrived: [], asked: [] });

export const copyOf = (marking: Marking): Marking => ({
  next: marking.next,
  ended: marking.ended,
  tokens: new Map(Array.from(marking.tokens, ([id, token]) => [id, { ...token, ...(token.loop && { loop: { ...token.loop } }) }])),
  waits: marking.waits.map((wait) => ({ ...wait })),
  arrived: marking.arrived.map((arrived) => ({ ...arrived })),
  asked: [...marking.asked],
});

/** The same for markings in which the same may happen: neither names nor ages of tokens count. */
export function keyOf(net: Net, marking: Marking): string {
  if (marking.ended) return 'ended';
  const parts = new Map<number | null, string[]>();
  const add = (at: number | null, part: string) => {
    const there = parts.get(at);
    if (there) there.push(part);
    else parts.set(at, [part]);
  };
  for (const { host, node, left } of marking.waits) add(host, `~${node}*${left}`);
  for (const { scope, flow, count } of marking.arrived) add(scope, `>${flow}*${count}`);
  for (const { token, purpose } of marking.asked) add(token, `?${purpose}`);
  // what lies in a scope is younger than the scope
  for (const token of [...marking.tokens.values()].reverse())
    add(token.parent, `${said(token)}(${(parts.get(token.id) ?? []).sort().join()})`);
  return `${(parts.get(null) ?? []).join()}${order(net, marking)}`;
}

function said({ node, phase, loop, isItem, interrupted, startAt, fault }: Token): string {
  const counts = loop ? `:${loop.items}/${loop.begun}/${loop.done}` : '';
  return `${node}.${phase}${counts}${isItem ? '#' : ''}${interrupted ? '!' : ''}${startAt ?? ''}${fault ?? ''}`;
}

function order(net: Net, { waits }: Marking): string {
  if (net.sharedMessages.size === 0) return '';
  const queued = waits.filter(({ node }) => {
    const { event } = net.node(node);
    return event?.kind === 'message' && net.sharedMessages.has(event.name);
  });
  return queued.length > 1 ? ` ${queued.map(({ node }) => node).join()}` : '';
}
