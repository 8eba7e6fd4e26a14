import { createHash } from 'node:crypto';
import { canonicalJson, RoutePlan } from '../../../contracts/route-plan';
import { checkPlan } from './check-plan';
import { decode } from './decode';
import { Findings, type ImportReport } from './findings';
import { childOf, childrenOf, type Element, flagOf, moddle, type Read } from './moddle';
import { reachOf } from './reach';
import { ActivityReader } from './read-activity';
import { ScopeReader } from './read-scope';
import { passOver, takeStock } from './standing';
import { Values } from './values';
import { scanXml } from './xml-scan';

export interface Compiled {
  report: ImportReport;
  /** as far as the file can be read; may be run for publication only when the report says `publishable` */
  plan?: RoutePlan;
  /** the plan's name */
  hash?: string;
}

/** From the bytes of a `.bpmn` to a plan and a report. Never throws for what is in the file. */
export async function compileRoute(bytes: Uint8Array): Promise<Compiled> {
  const findings = new Findings();
  const definitions = await readDefinitions(bytes, findings);
  const plan = definitions && planOf(definitions, findings);
  const report = findings.report();
  return plan ? { report, plan, hash: hashOf(plan) } : { report };
}

export const hashOf = (plan: RoutePlan): string => createHash('sha256').update(canonicalJson(plan)).digest('hex');

/** The file as the BPMN library reads it, after the limits of a route have been kept. */
export async function readDefinitions(bytes: Uint8Array, findings: Findings): Promise<Element | undefined> {
  const text = decode(bytes, findings);
  if (text === undefined || !scanXml(text, findings)) return undefined;
  let read: Read;
  try {
    read = await moddle().fromXML(text.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, ''));
  } catch {
    return void findings.error('file.not_bpmn');
  }
  for (const warning of read.warnings) told(warning.message, findings);
  return read.rootElement;
}

function told(message: string, findings: Findings): void {
  const reference = /^unresolved reference <(.+)>/.exec(message)?.[1];
  const twice = /duplicate ID <(.+)>/.exec(message)?.[1];
  if (reference !== undefined) findings.warn('reference.missing', undefined, { reference });
  else if (twice !== undefined) findings.error('element.id_twice', twice);
  else findings.warn('file.unreadable_part', undefined, { reason: message.split('\n')[0]! });
}

function planOf(definitions: Element, findings: Findings): RoutePlan | undefined {
  const roots = childrenOf(definitions, 'rootElements');
  for (const root of roots) if (root.$type !== 'bpmn:Process') takeStock(root, findings);
  const processes = roots.filter(({ $type, id }) => $type === 'bpmn:Process' && id !== undefined);
  const executable = processes.filter((process) => flagOf(process, 'isExecutable', false));
  if (executable.length === 0) findings.error('file.nothing_executable');
  checkPools(roots, executable, findings);
  const taken = executable.length > 0 ? executable : processes;
  for (const process of processes) if (!taken.includes(process)) passOver(process, findings, 'ignored');
  if (taken.length === 0) return undefined;
  const values = new Values(findings);
  const reader = new ScopeReader(values, findings, new ActivityReader(values, findings));
  for (const process of taken) reader.process(process);
  const { nodes, flows } = reader;
  checkPlan(reader, findings);
  for (const node of Object.values(nodes)) if (node.kind === 'inclusive' && node.in.length > 1) node.reach = reachOf(node, reader);
  return RoutePlan.parse({ schema: 1, processes: taken.map(({ id }) => id), nodes, flows });
}

/** Pools beside the route are documentation; two that both would run and talk to each other are two routes. */
function checkPools(roots: Element[], executable: Element[], findings: Findings): void {
  for (const collaboration of roots.filter(({ $type }) => $type === 'bpmn:Collaboration')) {
    for (const part of ['participants', 'messageFlows', 'artifacts'])
      for (const element of childrenOf(collaboration, part)) takeStock(element, findings);
    const joined = childrenOf(collaboration, 'messageFlows').some((flow) => {
      const ends = ['sourceRef', 'targetRef'].map((end) => executableOf(childOf(flow, end), executable));
      return ends[0] && ends[1] && ends[0] !== ends[1];
    });
    if (joined) findings.error('file.several_pools', collaboration.id);
  }
}

function executableOf(end: Element | undefined, executable: Element[]): Element | undefined {
  if (!end) return undefined;
  const process = childOf(end, 'processRef') ?? end;
  return executable.includes(process) ? process : executableOf(process.$parent, executable);
}
