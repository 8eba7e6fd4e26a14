import type { RouteNode, RoutePlan, RouteValue } from '../../../contracts/route-plan';
import type { SoundFinding } from './proof';

/** What can be seen without going anywhere: tasks nobody has, and waiting that may last for ever without anybody being told. */
export function checkDuties(plan: RoutePlan, isReached: (node: string) => boolean): SoundFinding[] {
  const reached = Object.values(plan.nodes).filter(({ id }) => isReached(id));
  const nobody = reached.filter(({ duty }) => duty && ![duty.assignee, duty.candidateGroups, duty.candidateUsers].some(namesSomebody));
  const endless = reached.filter((node) => waitsWithoutClock(plan, node) && !hasWayOut(plan, node, []));
  return [
    ...nobody.map(({ id }): SoundFinding => ({ code: 'sound.nobody', severity: 'warning', element: id, path: [] })),
    ...endless.map(({ id }): SoundFinding => ({ code: 'sound.no_way_out', severity: 'warning', element: id, path: [] })),
  ];
}

const namesSomebody = (value: RouteValue | undefined): boolean =>
  value !== undefined && ('feel' in value ? value.feel !== 'null' : value.text.split(',').some((name) => name.trim() !== ''));

const isOutside = ({ event }: RouteNode): boolean => event !== undefined && ['timer', 'message', 'signal'].includes(event.kind);

function waitsWithoutClock({ nodes, flows }: RoutePlan, node: RouteNode): boolean {
  if (node.kind === 'user') return node.duty?.dueDate === undefined;
  if (node.kind === 'receive') return true;
  if (node.kind === 'catch') return (node.event?.kind === 'message' || node.event?.kind === 'signal') && !followsRace(nodes, flows, node);
  return node.kind === 'race' && !node.out.some((flow) => nodes[flows[flow]!.to]!.event?.kind === 'timer');
}

/** What stands behind an event gateway waits with it. */
const followsRace = (nodes: RoutePlan['nodes'], flows: RoutePlan['flows'], node: RouteNode): boolean =>
  node.in.length > 0 && node.in.every((flow) => nodes[flows[flow]!.from]!.kind === 'race');

/** Something on its border, or around it, can take it away; of a called process, wherever it is called. */
function hasWayOut(plan: RoutePlan, node: RouteNode, within: readonly string[]): boolean {
  const events = [...(node.boundary ?? []), ...(node.body?.handlers ?? []).map(({ start }) => start)].map((id) => plan.nodes[id]!);
  if (events.some((event) => event.interrupting && isOutside(event))) return true;
  if (node.scope !== undefined) return hasWayOut(plan, plan.nodes[node.scope]!, within);
  if (within.includes(node.id)) return false;
  const callers = Object.values(plan.nodes).filter(({ call }) => call && 'text' in call.process && call.process.text === node.id);
  return callers.length > 0 && callers.every((caller) => hasWayOut(plan, caller, [...within, node.id]));
}
