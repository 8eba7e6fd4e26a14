import { createContext, Script } from 'node:vm';
import type { RoutePlan } from '../../contracts/route-plan';
import { prove } from '../../src/routing/prove/prove';
import { type Limits, type Proof, usualLimits } from '../../src/routing/prove/proof';
import { exhaust } from './prove-exhaustive';
import { drawPlan } from './prove-graphs';

/** What the oracle looks through at most; larger drawings are passed over, and counted. */
const oracleLimits: Limits = { ...usualLimits, states: 1500 };

const ORACLE_MS = 800;

export interface Comparison {
  compared: number;
  tooLarge: number;
  /** how many had which verdict, and which finding */
  verdicts: Map<string, number>;
  findings: Map<string, number>;
  disagreements: Disagreement[];
}

export interface Disagreement {
  seed: number;
  onlyProver: string[];
  onlyOracle: string[];
  plan: RoutePlan;
}

/** Draws routes and has the interpreter go through them, until so many were small enough for it. */
export function* looked(graphs: number, seed: number): Generator<{ seed: number; plan: RoutePlan; problems?: Set<string> }> {
  for (let drawn = seed, left = graphs; left > 0; drawn = (drawn + 1) | 0) {
    const plan = drawPlan(drawn);
    const problems = inTime(() => exhaust(plan, oracleLimits));
    if (problems) left -= 1;
    yield { seed: drawn, plan, ...(problems && { problems }) };
  }
}

/** Holds the prover against the interpreter. */
export function compare(graphs: number, seed: number, told: (disagreement: Disagreement) => void = () => undefined): Comparison {
  const found: Comparison = { compared: 0, tooLarge: 0, verdicts: new Map(), findings: new Map(), disagreements: [] };
  for (const { seed: drawn, plan, problems } of looked(graphs, seed)) {
    if (!problems) {
      found.tooLarge += 1;
      continue;
    }
    found.compared += 1;
    const proof = prove(plan);
    count(found.verdicts, proof.verdict);
    for (const code of new Set(proof.findings.map(({ code }) => code))) count(found.findings, code);
    const difference = differenceOf(proof, problems);
    if (!difference) continue;
    found.disagreements.push({ seed: drawn, plan, ...difference });
    told(found.disagreements.at(-1)!);
  }
  return found;
}

/** A route that multiplies without anybody keeps the interpreter busy for long; such drawings are passed over as well. */
function inTime<T>(work: () => T): T | undefined {
  try {
    return new Script('work()').runInContext(createContext({ work }), { timeout: ORACLE_MS }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

/** Nothing when both say the same. Once tokens multiply, what else there is depends on how far one looks. */
export function differenceOf(proof: Proof, problems: ReadonlySet<string>): Pick<Disagreement, 'onlyProver' | 'onlyOracle'> | undefined {
  const growth = 'sound.tokens_multiply';
  const compared = (said: ReadonlySet<string>) => new Set(said.has(growth) ? [growth] : said);
  const errors = proof.findings.filter(({ severity }) => severity === 'error');
  const one = compared(new Set(errors.map(({ code, element }) => asOracle(code, element))));
  const other = compared(problems);
  if (proof.verdict === 'unknown') one.add('unknown');
  const onlyProver = [...one].filter((problem) => !other.has(problem));
  const onlyOracle = [...other].filter((problem) => !one.has(problem));
  return onlyProver.length + onlyOracle.length > 0 ? { onlyProver, onlyOracle } : undefined;
}

function asOracle(code: string, element: string | undefined): string {
  if (code === 'sound.join_waits' || code === 'sound.left_behind') return `join ${element}`;
  if (['sound.tokens_multiply', 'sound.never_ends', 'sound.endless'].includes(code)) return code;
  return `${code} ${element}`;
}

const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
