import type { RoutePlan } from '../../../contracts/route-plan';
import { checkDuties } from './duties';
import { type Explored, explore } from './explore';
import { judge } from './judge';
import type { Move } from './moves';
import { Net } from './net';
import { type Limits, type Proof, type SoundFinding, usualLimits } from './proof';
import { bpmnRules, type Rules } from './rules';

/**
 * Whether a route always ends or says where it does not: every way it may go is looked at, with data, people, times and messages doing
 * as they like. Pure; bounded by `limits`.
 * @see docs/decisions/0011-soundness.md for what is assumed
 */
export function prove(plan: RoutePlan, limits: Partial<Limits> = {}, rules: Rules = bpmnRules): Proof {
  const net = new Net(plan, { ...usualLimits, ...limits });
  const blind = blindSpots(plan);
  if (blind.length > 0) return { verdict: 'unknown', findings: [...blind, ...checkDuties(plan, () => true)], states: 0 };
  const roots = rootsOf(plan);
  const explored = roots.map((root) => explore(net, rules, startsOf(plan, root)));
  const isWhole = explored.every(({ growth, cut }) => !growth && !cut);
  const entered = new Set(explored.flatMap(({ entered }) => [...entered]));
  const findings = [
    ...judge(net, rules, explored),
    ...(isWhole ? deadIn(plan, entered) : []),
    ...cutIn(net, explored),
    ...checkDuties(plan, (id) => !isWhole || entered.has(id)),
  ];
  const isUnsound = findings.some(({ severity }) => severity === 'error');
  return {
    verdict: isUnsound ? 'unsound' : isWhole ? 'sound' : 'unknown',
    findings,
    states: explored.reduce((sum, { seen }) => sum + seen.length, 0),
  };
}

/** Processes that no other calls; each may be begun. */
function rootsOf({ processes, nodes }: RoutePlan): string[] {
  const called = new Set(Object.values(nodes).flatMap(({ call }) => (call && 'text' in call.process ? [call.process.text] : [])));
  const roots = processes.filter((process) => !called.has(process));
  return roots.length > 0 ? roots : processes.slice(0, 1);
}

/** A route begins at its plain start, or at one of its starts with a trigger. */
function startsOf({ nodes }: RoutePlan, process: string): Move[] {
  const { body } = nodes[process]!;
  const triggered = body!.nodes.filter((id) => nodes[id]!.kind === 'start' && nodes[id]!.event);
  const isPlain = !body!.starts.some((id) => triggered.includes(id));
  const atTrigger = triggered.map((startAt): Move => ({ do: 'start', process, startAt }));
  return isPlain ? [{ do: 'start', process }, ...atTrigger] : atTrigger;
}

const deadIn = ({ nodes }: RoutePlan, entered: ReadonlySet<string>): SoundFinding[] =>
  Object.keys(nodes)
    .filter((id) => !entered.has(id))
    .map((element) => ({ code: 'sound.dead', severity: 'error', element, path: [] }));

/** What the abstract machine does not know. */
function blindSpots({ nodes }: RoutePlan): SoundFinding[] {
  return Object.values(nodes).flatMap(({ id, event, undoes, call }): SoundFinding[] => {
    if (event?.kind === 'compensation' || undoes) return [{ code: 'sound.unknown_undoing', severity: 'warning', element: id, path: [] }];
    const isComputed = call && 'feel' in call.process;
    return isComputed ? [{ code: 'sound.unknown_call', severity: 'warning', element: id, path: [] }] : [];
  });
}

function cutIn(net: Net, explored: readonly Explored[]): SoundFinding[] {
  const [element] = net.tooWide;
  const cuts = new Set(explored.flatMap(({ cut }) => cut ?? []));
  return [...cuts].map((cut) =>
    cut === 'states'
      ? { code: 'sound.unknown_states', severity: 'warning', params: { max: net.limits.states }, path: [] }
      : { code: 'sound.unknown_width', severity: 'warning', ...(element !== undefined && { element }), path: [] },
  );
}
