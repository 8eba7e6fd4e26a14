import { proofStates, proofStepWords, proofTimes, proofVerdictWords } from '../../contracts/proof.words';
import { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import { prove } from '../../src/routing/prove/prove';
import type { Proof, ProofStep } from '../../src/routing/prove/proof';

const marks: Record<Proof['verdict'], string> = { sound: '✓', unsound: '✗', unknown: '?' };
const digits = new Intl.NumberFormat('fa-IR');

/** The same with somebody for each task: what is then found is the flow's own. */
export function withSomebody(plan: RoutePlan): RoutePlan {
  const nodes = Object.entries(plan.nodes).map(([id, node]) => {
    const duty = node.duty && { candidateGroups: { text: '*' }, ...node.duty };
    return [id, { ...node, ...(duty && { duty }) }] as const;
  });
  return { ...plan, nodes: Object.fromEntries(nodes) };
}

/** Proves one file. @returns what to print: the verdict and how long it took to read and to prove, each finding, and under it the way there */
export async function proveFile(path: string, bytes: Uint8Array, flowOnly: boolean): Promise<{ isSound: boolean; lines: string[] }> {
  const began = performance.now();
  const { plan, problems } = await read(path, bytes);
  const compiled = performance.now();
  if (!plan) return { isSound: false, lines: [`✗ ${path}`, ...problems] };
  const { verdict, findings, states } = prove(flowOnly ? withSomebody(plan) : plan);
  const took = (word: string, ms: number) => `${word} ${digits.format(Math.ceil(ms))}`;
  const times = `${took(proofTimes.compiled, compiled - began)} + ${took(proofTimes.proven, performance.now() - compiled)} ${proofTimes.unit}`;
  const lines = findings.flatMap((finding) => [
    `  ${finding.severity === 'error' ? '✗' : '•'} ${findingSentence(finding)}`,
    ...(finding.path.length > 0 ? [`      ${told(plan, finding.path)}`] : []),
  ]);
  const isSound = verdict === 'sound';
  return {
    isSound,
    lines: [`${marks[verdict]} ${path}: ${proofVerdictWords[verdict]} (${digits.format(states)} ${proofStates}، ${times})`, ...lines],
  };
}

/** Without the flows: a screen draws those. */
const told = ({ nodes }: RoutePlan, path: readonly ProofStep[]): string =>
  path.flatMap(({ how, element }) => (how === 'took' ? [] : [`«${nodes[element]!.name ?? element}» ${proofStepWords[how]}`])).join(' ← ');

async function read(path: string, bytes: Uint8Array): Promise<{ plan?: RoutePlan; problems: string[] }> {
  if (path.endsWith('.json')) return { plan: RoutePlan.parse(JSON.parse(new TextDecoder().decode(bytes))), problems: [] };
  const { plan, report } = await compileRoute(bytes);
  const problems = report.findings.filter(({ severity }) => severity === 'error').map((finding) => `  ✗ ${findingSentence(finding)}`);
  return { ...(plan && report.publishable && { plan }), problems };
}
