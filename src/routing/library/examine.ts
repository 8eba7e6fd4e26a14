import type { ProofVerdict } from '../../../contracts/proof.words';
import { canonicalJson, type RoutePlan } from '../../../contracts/route-plan';
import type { RoutedKind } from '../../../contracts/routes';
import { checkCatalogue } from '../compile/check-catalogue';
import { compileRoute, hashOf } from '../compile/compile';
import { Findings, type Finding, type ImportReport } from '../compile/findings';
import { referencesIn, type Reference } from '../compile/references';
import type { ProofStep } from '../prove/proof';
import { prove } from '../prove/prove';
import { bind } from './bind-decisions';
import { type DecisionFile, examineDecisions } from './examine-decisions';

export interface RouteFile {
  bytes: Uint8Array;
  /** what is to take it: a route of letters is held against the catalogue and the organisation, a rehearsed one pretends both */
  letterKind: RoutedKind;
  /** those that lie with it */
  decisions: readonly DecisionFile[];
}

/** As it is kept with a version; of older ones some parts are missing. */
export interface ExaminationReport extends ImportReport {
  verdict: ProofVerdict | null;
  findings: ExaminationFinding[];
  /** what it names of the organisation, to be looked for when it is published */
  refers?: Reference[];
}

export interface ExaminationFinding extends Finding {
  path?: ProofStep[];
  /** the file of decisions it is about */
  file?: string;
}

export interface ExaminedRoute {
  report: ExaminationReport;
  /** canonical JSON; may be run for publication only when the report says `publishable` */
  plan?: string;
  /** the plan's name */
  hash?: string;
}

/** A run gets its plan in one message, and Temporal takes none of 2 MB. */
const MAX_PLAN_BYTES = 1_500_000;

/** All ways to findings together are not longer; those of the last are left out. */
const MAX_STEPS = 20_000;

/** Compiles and proves a file. It takes as long as it takes: whoever must not wait has it done in another thread. */
export async function examineRoute({ bytes, letterKind, decisions }: RouteFile): Promise<ExaminedRoute> {
  const { report, plan } = await compileRoute(bytes);
  const files = await examineDecisions(decisions);
  const ofFiles = files.flatMap(({ name, report: { findings } }) => findings.map((finding) => ({ ...finding, file: name })));
  if (!plan) return { report: { ...report, publishable: false, verdict: null, findings: [...report.findings, ...ofFiles], refers: [] } };
  const beside = new Findings();
  const isOfLetters = letterKind !== 'REHEARSAL';
  if (isOfLetters) checkCatalogue(plan, beside);
  if (Buffer.byteLength(canonicalJson(plan)) > MAX_PLAN_BYTES) beside.error('file.plan_too_large');
  const whole: RoutePlan = { ...plan, ...bind(plan, files, isOfLetters, beside) };
  // where parts are missing, what is found of the rest would mislead
  const proof = report.publishable ? prove(plan) : undefined;
  const findings: ExaminationFinding[] = [...report.findings, ...beside.all, ...shortened(proof?.findings ?? []), ...ofFiles];
  return {
    report: {
      ...report,
      publishable: !findings.some(({ severity }) => severity === 'error'),
      verdict: proof?.verdict ?? null,
      findings,
      refers: proof && isOfLetters ? referencesIn(plan) : [],
    },
    plan: canonicalJson(whole),
    hash: hashOf(whole),
  };
}

function shortened<F extends { path: ProofStep[] }>(findings: F[]): F[] {
  let steps = 0;
  return findings.map((finding) => ((steps += finding.path.length) > MAX_STEPS ? { ...finding, path: [] } : finding));
}
