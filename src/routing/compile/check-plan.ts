import type { RouteFlow, RouteNode } from '../../../contracts/route-plan';
import type { Findings } from './findings';

type Graph = { nodes: Record<string, RouteNode>; flows: Record<string, RouteFlow> };

/** Finds what does not hold together: ends of flows, conditions, what events and calls refer to. */
export function checkPlan(graph: Graph, findings: Findings): void {
  dropLooseFlows(graph, findings);
  for (const node of Object.values(graph.nodes)) {
    checkConditions(node, graph, findings);
    checkEvent(node, graph, findings);
    for (const reference of node.duty?.notActors ?? [])
      if (!graph.nodes[reference]) findings.error('reference.missing', node.id, { reference });
    const called = node.call && 'text' in node.call.process ? node.call.process.text : undefined;
    if (called !== undefined && graph.nodes[called]?.kind !== 'process')
      findings.error('call.process_unknown', node.id, { process: called });
  }
  checkRecursion(graph, findings);
}

/** A flow to something refused, or over the border of a sub-process, leads nowhere; the nodes know their flows both ways. */
function dropLooseFlows({ nodes, flows }: Graph, findings: Findings): void {
  for (const { id, from, to } of Object.values(flows)) {
    if (nodes[from] && nodes[to] && nodes[from].scope === nodes[to].scope) continue;
    findings.error('flow.end_missing', id);
    delete flows[id];
  }
  const [arriving, leaving] = [idsBy(flows, 'to'), idsBy(flows, 'from')];
  for (const node of Object.values(nodes)) {
    node.in = linked(node.in, arriving.get(node.id) ?? []);
    node.out = linked(node.out, leaving.get(node.id) ?? []);
    if (node.default !== undefined && !node.out.includes(node.default)) {
      findings.error('reference.missing', node.id, { reference: node.default });
      delete node.default;
    }
  }
}

/** In the order the node names them; those it forgot come last. */
const linked = (named: string[], there: string[]): string[] => {
  const known = new Set(there);
  return [...new Set([...named.filter((id) => known.has(id)), ...there])];
};

function idsBy(flows: Record<string, RouteFlow>, end: 'from' | 'to'): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const flow of Object.values(flows)) {
    const there = ids.get(flow[end]);
    if (there) there.push(flow.id);
    else ids.set(flow[end], [flow.id]);
  }
  return ids;
}

function checkConditions(node: RouteNode, { flows }: Graph, findings: Findings): void {
  if (!['exclusive', 'inclusive'].includes(node.kind) || node.out.length < 2) return;
  for (const id of node.out) if (id !== node.default && !flows[id]!.condition) findings.error('flow.condition_missing', id);
}

function checkEvent(node: RouteNode, { nodes, flows }: Graph, findings: Findings): void {
  if ((node.kind === 'catch' || node.kind === 'boundary') && !node.event) findings.error('event.definition_missing', node.id);
  if (node.kind === 'race') {
    const targets = node.out.map((flow) => nodes[flows[flow]!.to]!);
    if (targets.some(({ kind }) => kind !== 'catch' && kind !== 'receive')) findings.error('race.target_invalid', node.id);
  }
  if ((node.kind === 'throw' || node.kind === 'end') && node.event?.kind === 'message' && !node.job)
    findings.error('task.command_missing', node.id);
  const link = node.event;
  if (link?.kind === 'link') {
    const other = node.kind === 'throw' ? 'catch' : 'throw';
    const pair = Object.values(nodes).some(
      ({ kind, scope, event }) => kind === other && scope === node.scope && event?.kind === 'link' && event.name === link.name,
    );
    if (!pair) findings.error('event.link_open', node.id, { name: link.name });
  }
}

function checkRecursion({ nodes }: Graph, findings: Findings): void {
  const processOf = (node: RouteNode): string =>
    node.scope === undefined ? node.id : processOf(nodes[node.scope] ?? { ...node, scope: undefined });
  const calls = new Map<string, Set<string>>();
  for (const node of Object.values(nodes)) {
    if (!node.call || !('text' in node.call.process)) continue;
    const from = processOf(node);
    calls.set(from, (calls.get(from) ?? new Set()).add(node.call.process.text));
  }
  for (const process of calls.keys()) {
    const open = [...calls.get(process)!];
    const seen = new Set<string>();
    for (let called = open.pop(); called !== undefined; called = open.pop()) {
      if (called === process) return findings.error('call.recursive', process, { process });
      if (!seen.has(called)) open.push(...(calls.get(called) ?? []));
      seen.add(called);
    }
  }
}
