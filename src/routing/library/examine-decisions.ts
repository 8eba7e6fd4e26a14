import type { DecisionPlan } from '../../../contracts/decision-plan';
import { Findings, type Finding } from '../compile/findings';
import { checkTables } from '../dmn/check-tables';
import { compileDecisions, type CompiledDecisions } from '../dmn/compile-decisions';

export interface DecisionFile {
  name: string;
  bytes: Uint8Array;
}

/** As it is kept with the file. */
export interface DecisionsReport {
  usable: boolean;
  decisions: { id: string; name: string }[];
  findings: Finding[];
}

export interface ExaminedDecisions {
  name: string;
  report: DecisionsReport;
  /** where it is usable */
  plan?: DecisionPlan;
}

/** Compiles files of decisions that lie together, so that each may import the others, and looks through their tables. */
export async function examineDecisions(files: readonly DecisionFile[]): Promise<ExaminedDecisions[]> {
  const alone = await Promise.all(files.map(({ bytes }) => compileDecisions(bytes)));
  const imports = new Map(alone.flatMap(({ plan }, at) => (plan ? [[plan.namespace, files[at]!.bytes] as const] : [])));
  return Promise.all(
    files.map(async ({ name, bytes }, at) => {
      const wantsOthers = alone[at]!.report.findings.some(({ code }) => code === 'dmn.import_missing');
      return examinedOf(name, wantsOthers ? await compileDecisions(bytes, { imports }) : alone[at]!);
    }),
  );
}

function examinedOf(name: string, { report, plan }: CompiledDecisions): ExaminedDecisions {
  const ofTables = new Findings();
  if (plan) checkTables(plan, ofTables);
  const findings = [...report.findings, ...ofTables.all];
  const usable = !!plan && !findings.some(({ severity }) => severity === 'error');
  const decisions = Object.values(plan?.elements ?? {}).filter(({ kind, namespace }) => kind === 'decision' && namespace === undefined);
  return {
    name,
    report: { usable, decisions: decisions.map(({ id, name }) => ({ id, name })), findings },
    ...(usable && { plan }),
  };
}
