import { type Explored, walk, wayTo } from './explore';
import type { Marking, Token } from './marking';
import type { Net } from './net';
import type { ProofStep, SoundFinding } from './proof';
import type { Rules } from './rules';

type Cause = { code: SoundFinding['code']; element: string };

/** What is wrong with the markings that were found, each once, with a shortest way to it from the first process that leads there. */
export function judge(net: Net, rules: Rules, all: readonly Explored[]): SoundFinding[] {
  const found = new Map<string, SoundFinding>();
  const add = (finding: SoundFinding): void => {
    const key = `${finding.code} ${finding.element}`;
    if (!found.has(key)) found.set(key, finding);
  };
  for (const explored of all) {
    const { seen, growth } = explored;
    for (const [at, { stop }] of seen.entries()) {
      if (stop !== 'stuck' && stop !== 'endless') continue;
      const { path, marking } = retrace(net, rules, explored, at);
      for (const cause of causesOf(net, marking, path))
        add({ ...cause, severity: 'error', path: [...path, { how: 'stands', element: cause.element }] });
    }
    if (growth) {
      const { path } = retrace(net, rules, explored, growth.at);
      const element = growth.element;
      add({ code: 'sound.tokens_multiply', severity: 'error', element, path: [...path, { how: 'stands', element }] });
    } else if (!explored.cut) {
      const at = firstWithoutEnd(explored);
      if (at !== undefined) add(circle(net, rules, explored, at));
    }
  }
  return [...found.values()];
}

function retrace(net: Net, rules: Rules, explored: Explored, at: number): { path: ProofStep[]; marking: Marking } {
  const path: ProofStep[] = [];
  const marking = walk(net, rules, wayTo(explored, at), (step) => void path.push(step));
  return { path, marking };
}

/** Why nothing moves: tokens at joins, and whatever waits for nothing. */
function causesOf(net: Net, { tokens, arrived }: Marking, path: readonly ProofStep[]): Cause[] {
  const circling = [...tokens.values()].find(({ fault }) => fault === 'endless');
  if (circling) return [{ code: 'sound.endless', element: circling.node }];
  const endedIn = (scope: string | undefined): boolean =>
    path.some(({ how, element }) => how === 'entered' && net.node(element).kind === 'end' && net.node(element).scope === scope);
  const atJoins = arrived.map(({ flow }): Cause => {
    const join = net.node(net.plan.flows[flow]!.to);
    return { code: endedIn(join.scope) ? 'sound.left_behind' : 'sound.join_waits', element: join.id };
  });
  const hosts = new Set([...tokens.values()].map(({ parent }) => parent).concat(arrived.map(({ scope }) => scope)));
  const atTokens = [...tokens.values()].flatMap((token): Cause[] => {
    const code = faultOf(token, hosts.has(token.id));
    return code ? [{ code, element: token.node }] : [];
  });
  return [...atJoins, ...atTokens];
}

function faultOf({ fault }: Token, isHost: boolean): Cause['code'] | undefined {
  if (fault === 'error') return 'sound.error_uncaught';
  return isHost ? undefined : 'sound.waits_for_ever';
}

/** The nearest marking from which neither an end nor a standstill can be reached: it goes round for ever. */
function firstWithoutEnd({ seen }: Explored): number | undefined {
  const before = seen.map((): number[] => []);
  for (const [at, { next }] of seen.entries()) for (const to of next) before[to]!.push(at);
  const stops = new Set<number>();
  const open = seen.flatMap(({ stop }, at) => (stop ? [at] : []));
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (stops.has(at)) continue;
    stops.add(at);
    open.push(...before[at]!);
  }
  const found = seen.findIndex((_, at) => !stops.has(at));
  return found < 0 ? undefined : found;
}

function circle(net: Net, rules: Rules, explored: Explored, at: number): SoundFinding {
  const { path, marking } = retrace(net, rules, explored, at);
  const standing = [...marking.tokens.values()].filter(({ node }) => !net.node(node).body).map(({ node }) => node);
  const steps = standing.map((element): ProofStep => ({ how: 'stands', element }));
  return {
    code: 'sound.never_ends',
    severity: 'error',
    path: [...path, ...steps],
    ...(standing[0] !== undefined && { element: standing[0] }),
  };
}
