import { keyOf, type Marking } from './marking';
import { moved, type Move, movesOf } from './moves';
import type { Net } from './net';
import type { ProofStep } from './proof';
import type { Rules } from './rules';

interface Seen {
  /** over what and from where it was reached first, which is a shortest way */
  from?: number;
  move: Move;
  next: number[];
  /** ended, or nothing moves it any more */
  stop?: 'ended' | 'stuck' | 'endless';
}

export interface Explored {
  seen: Seen[];
  entered: Set<string>;
  /** the marking in which tokens were found to multiply, and where */
  growth?: { at: number; element: string };
  /** why not everything was looked at */
  cut?: 'states' | 'width';
}

/** Goes through all markings that can be reached, nearest first. */
export function explore(net: Net, rules: Rules, starts: readonly Move[]): Explored {
  const explored: Explored = { seen: [], entered: new Set() };
  const known = new Map<string, number>();
  /** of each that was seen, until it is gone on from: kept all, they would fill the memory */
  const open: (Marking | undefined)[] = [];
  let kept = 0;
  const tell = ({ how, element }: ProofStep): void => void (how === 'entered' && explored.entered.add(element));

  const reach = (move: Move, from?: number, before?: Marking): void => {
    const marking = moved(net, rules, before, move, tell);
    const key = keyOf(net, marking);
    let at = known.get(key);
    if (at === undefined) {
      at = explored.seen.push({ move, next: [], ...(from !== undefined && { from }) }) - 1;
      known.set(key, at);
      open.push(marking);
      kept += marking.tokens.size;
      const element = grownAt(net, rules, explored, at, marking);
      if (element !== undefined) explored.growth = { at, element };
    }
    if (from !== undefined) explored.seen[from]!.next.push(at);
  };

  for (const start of starts) reach(start);
  for (let at = 0; at < open.length && !explored.growth; at++) {
    const marking = open[at]!;
    open[at] = undefined;
    kept -= marking.tokens.size;
    const seen = explored.seen[at]!;
    if (explored.seen.length > net.limits.states) {
      explored.cut = 'states';
      break;
    }
    if ([...marking.tokens.values()].some(({ fault }) => fault === 'endless')) {
      seen.stop = 'endless';
      continue;
    }
    const moves = movesOf(net, marking);
    if (!moves) {
      explored.cut = 'width';
      break;
    }
    if (moves.length === 0) seen.stop = marking.ended ? 'ended' : 'stuck';
    for (const move of moves) {
      reach(move, at, marking);
      if (kept > net.limits.kept) return { ...explored, cut: 'width' };
    }
  }
  return explored;
}

/** The moves from the start to a marking. */
export function wayTo(explored: Explored, to: number): Move[] {
  const way: Move[] = [];
  for (let at: number | undefined = to; at !== undefined; at = explored.seen[at]!.from) way.push(explored.seen[at]!.move);
  return way.reverse();
}

/** Goes a way once more. */
export function walk(net: Net, rules: Rules, way: readonly Move[], tell: (step: ProofStep) => void): Marking {
  return way.reduce<Marking | undefined>((before, move) => moved(net, rules, before, move, tell), undefined)!;
}

/**
 * Growth: more tokens at one element than usual, and on the way here the same scope stood as now with fewer. What led from there to
 * here can be done again.
 */
function grownAt(net: Net, rules: Rules, explored: Explored, at: number, marking: Marking): string | undefined {
  const crowded = crowdedIn(net, marking);
  if (!crowded) return undefined;
  const now = partsOf(net, marking, crowded.scope);
  const way = wayTo(explored, at);
  let before: Marking | undefined;
  for (const move of way.slice(0, -1)) {
    before = moved(net, rules, before, move, () => undefined);
    if (before.tokens.has(crowded.scope) && isLess(partsOf(net, before, crowded.scope), now)) return crowded.element;
  }
  return undefined;
}

function crowdedIn(net: Net, { tokens, arrived }: Marking): { scope: number; element: string } | undefined {
  const counts = new Map<string, number>();
  const isOneTooMany = (scope: number, element: string) => {
    const count = (counts.get(`${scope} ${element}`) ?? 0) + 1;
    counts.set(`${scope} ${element}`, count);
    return count > net.limits.tokens;
  };
  for (const { scope, flow, count } of arrived) if (count > net.limits.tokens) return { scope, element: net.plan.flows[flow]!.to };
  for (const { parent, node, isItem } of tokens.values())
    if (parent !== null && !isItem && isOneTooMany(parent, node)) return { scope: parent, element: node };
  return undefined;
}

/** What stands in a scope, each part as often as it stands there. */
function partsOf(net: Net, marking: Marking, scope: number): Map<string, number> {
  const parts = new Map<string, number>();
  const add = (part: string, count: number) => void parts.set(part, (parts.get(part) ?? 0) + count);
  for (const { scope: at, flow, count } of marking.arrived) if (at === scope) add(`>${flow}`, count);
  for (const token of marking.tokens.values()) if (token.parent === scope) add(keyOf(net, partOf(marking, token.id)), 1);
  return parts;
}

/** A token with all that lies in it, as a marking of its own. */
function partOf(marking: Marking, root: number): Marking {
  const within = new Set([root]);
  const tokens: Marking['tokens'] = new Map();
  for (const [id, token] of marking.tokens) {
    if (id !== root && !within.has(token.parent ?? 0)) continue;
    within.add(id);
    tokens.set(id, id === root ? { ...token, parent: null } : token);
  }
  return {
    ...marking,
    tokens,
    waits: marking.waits.filter(({ host }) => within.has(host)),
    arrived: marking.arrived.filter(({ scope }) => within.has(scope)),
    asked: marking.asked.filter(({ token }) => within.has(token)),
  };
}

function isLess(less: Map<string, number>, more: Map<string, number>): boolean {
  const sum = (parts: Map<string, number>) => [...parts.values()].reduce((a, b) => a + b, 0);
  return [...less].every(([part, count]) => count <= (more.get(part) ?? 0)) && sum(less) < sum(more);
}
