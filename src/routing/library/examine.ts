import type { ProofVerdict } from '../../../contracts/proof.words';
import { canonicalJson, type RoutePlan } from '../../../contracts/route-plan';
import type { RoutedKind } from '../../../contracts/routes';
import { checkCatalogue } from '../compile/check-catalogue';
import { compileRoute } from '../compile/compile';
import { Findings, type Finding, type ImportReport } from '../compile/findings';
import { referencesIn, type Reference } from '../compile/references';
import type { ProofStep } from '../prove/proof';
import { prove } from '../prove/prove';

export interface RouteFile {
  bytes: Uint8Array;
  /** what is to take it: a route of letters is held against the catalogue and the organisation, a rehearsed one pretends both */
  letterKind: RoutedKind;
}

/** As it is kept with a version; of older ones some parts are missing. */
export interface ExaminationReport extends ImportReport {
  verdict: ProofVerdict | null;
  findings: (Finding & { path?: ProofStep[] })[];
  /** what it names of the organisation, to be looked for when it is published */
  refers?: Reference[];
}

export interface ExaminedRoute {
  report: ExaminationReport;
  /** canonical JSON; may be run for publication only when the report says `publishable` */
  plan?: string;
  /** the plan's name */
  hash?: string;
}

/** All ways to findings together are not longer; those of the last are left out. */
const MAX_STEPS = 20_000;

/** Compiles and proves a file. It takes as long as it takes: whoever must not wait has it done in another thread. */
export async function examineRoute({ bytes, letterKind }: RouteFile): Promise<ExaminedRoute> {
  const { report, plan, hash } = await compileRoute(bytes);
  // where parts are missing, what is found of the rest would mislead
  const proof = plan && report.publishable ? prove(plan) : undefined;
  const isOfLetters = letterKind !== 'REHEARSAL';
  const catalogue = plan && isOfLetters ? inCatalogue(plan) : [];
  const findings = [...report.findings, ...catalogue, ...shortened(proof?.findings ?? [])];
  return {
    report: {
      ...report,
      publishable: !findings.some(({ severity }) => severity === 'error'),
      verdict: proof?.verdict ?? null,
      findings,
      refers: proof && isOfLetters ? referencesIn(plan!) : [],
    },
    ...(plan && { plan: canonicalJson(plan), hash }),
  };
}

function inCatalogue(plan: RoutePlan): Finding[] {
  const findings = new Findings();
  checkCatalogue(plan, findings);
  return findings.all;
}

function shortened<F extends { path: ProofStep[] }>(findings: F[]): F[] {
  let steps = 0;
  return findings.map((finding) => ((steps += finding.path.length) > MAX_STEPS ? { ...finding, path: [] } : finding));
}
