import { readFileSync } from 'node:fs';
import type { DecisionPlan } from '../../contracts/decision-plan';
import { decode } from '../../src/routing/compile/decode';
import { findingSentence, Findings } from '../../src/routing/compile/findings';
import { scanXml } from '../../src/routing/compile/xml-scan';
import { compileDecisions } from '../../src/routing/dmn/compile-decisions';
import { DecisionError } from '../../src/routing/dmn/decision-error';
import { evaluateDecision } from '../../src/routing/dmn/evaluate-decisions';
import { type DmnCases, isExpected, readCases } from './dmn-cases';

export interface DmnModel {
  path: string;
  /** the other models of its folder, which it may import */
  beside: string[];
  tests: string[];
}

export interface DmnResult {
  /** test file */
  file: string;
  name: string;
  level?: string;
  failure?: string;
}

export interface DmnOutcome {
  /** what was found in the model */
  findings: string[];
  results: DmnResult[];
}

/** Every result node of every test file of a model. */
export async function runModel({ path, beside, tests }: DmnModel): Promise<DmnOutcome> {
  const imports = new Map(beside.flatMap((other) => namespaceOf(other) ?? []));
  const { plan, report } = await compileDecisions(readFileSync(path), { imports });
  const findings = report.findings.map((finding) => `${finding.severity} ${finding.code}: ${findingSentence(finding)}`);
  return { findings, results: tests.flatMap((file) => runTests(file, plan)) };
}

function runTests(file: string, plan: DecisionPlan | undefined): DmnResult[] {
  let read: DmnCases;
  try {
    read = readCases(readFileSync(file));
  } catch (error) {
    return [{ file, name: 'test file', failure: `is not read: ${error instanceof Error ? error.message : String(error)}` }];
  }
  const level = /compliance-level-(\d)/.exec(file)?.[1] ?? read.level;
  return read.cases.flatMap(({ id, invocable, inputs, results }) =>
    results.map(({ name, expected }) => {
      const { value, error } = plan ? worked(plan, invocable ?? name, inputs) : { value: null, error: 'the model is not read' };
      const isRight = plan !== undefined && isExpected(expected, value);
      const got = error === undefined ? shown(value) : `${shown(value)} (${error})`;
      return {
        file,
        name: `${id} ${name}`,
        ...(level && { level }),
        ...(!isRight && { failure: `expected ${shown(expected)}, got ${got}` }),
      };
    }),
  );
}

/** Where a decision comes to nothing the TCK expects null. */
function worked(plan: DecisionPlan, wanted: string, inputs: Record<string, unknown>): { value: unknown; error?: string } {
  try {
    return { value: evaluateDecision(plan, wanted, inputs) };
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error;
    return { value: null, error: `${error.code} ${JSON.stringify(error.params)}` };
  }
}

function namespaceOf(path: string): [string, Uint8Array][] | undefined {
  const bytes = readFileSync(path);
  const text = decode(bytes, new Findings());
  const namespace = text === undefined ? undefined : scanXml(text, new Findings())?.attributes.get('namespace');
  return namespace === undefined ? undefined : [[namespace, bytes]];
}

const shown = (value: unknown): string =>
  (JSON.stringify(value, (_, part: unknown) => (typeof part === 'function' ? 'function' : part)) ?? 'null').slice(0, 300);
