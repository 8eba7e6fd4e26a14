import { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import { findingSentence } from '../../src/routing/compile/findings';
import { prove } from '../../src/routing/prove/prove';
import type { Proof } from '../../src/routing/prove/proof';

const verdicts: Record<Proof['verdict'], string> = { sound: '✓', unsound: '✗', unknown: '?' };

/** Proves one file. @returns what to print: the verdict, each finding, and under it the way there */
export async function proveFile(path: string, bytes: Uint8Array): Promise<{ isSound: boolean; lines: string[] }> {
  const { plan, problems } = await read(path, bytes);
  if (!plan) return { isSound: false, lines: [`✗ ${path}`, ...problems] };
  const { verdict, findings, states } = prove(plan);
  const lines = findings.flatMap((finding) => [
    `  ${finding.severity === 'error' ? '✗' : '•'} ${findingSentence(finding)}`,
    ...(finding.path.length > 0 ? [`      ${finding.path.map(({ how, element }) => `${element} ${how}`).join(' → ')}`] : []),
  ]);
  return { isSound: verdict === 'sound', lines: [`${verdicts[verdict]} ${path}: ${verdict}, ${states} markings`, ...lines] };
}

async function read(path: string, bytes: Uint8Array): Promise<{ plan?: RoutePlan; problems: string[] }> {
  if (path.endsWith('.json')) return { plan: RoutePlan.parse(JSON.parse(new TextDecoder().decode(bytes))), problems: [] };
  const { plan, report } = await compileRoute(bytes);
  const problems = report.findings.filter(({ severity }) => severity === 'error').map((finding) => `  ✗ ${findingSentence(finding)}`);
  return { ...(plan && report.publishable && { plan }), problems };
}
