import type { DecisionPlan, DecisionTable, HitPolicy } from '../../../contracts/decision-plan';
import type { Findings } from '../compile/findings';
import { checkTable } from './table-check';

/** Where two rules that hold together and differ are an error when it comes to it. */
const needOne: readonly HitPolicy[] = ['UNIQUE', 'ANY'];
/** Where no rule is an answer, too. */
const takesNone: readonly HitPolicy[] = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];
const MAX_SAID = 10;

/** Tells what the tables of a plan leave open and where they contradict themselves; only what is certain is an error. */
export function checkTables({ elements, types }: DecisionPlan, findings: Findings): void {
  for (const { id, name, ...element } of Object.values(elements))
    for (const table of tablesIn(element)) {
      const { gaps, overlaps, unknown, isCutShort } = checkTable(table, types);
      const where = (cells: string[]) => regionOf(table, cells);
      const hasDefault = table.outputs.every((output) => output.default !== undefined);
      if (!hasDefault && !takesNone.includes(table.hitPolicy))
        for (const gap of gaps.slice(0, MAX_SAID)) findings.warn('dmn.table_gap', id, { element: name, where: where(gap) });
      if (needOne.includes(table.hitPolicy))
        for (const overlap of overlaps.slice(0, MAX_SAID)) {
          const [a, b] = overlap.rules;
          findings.error('dmn.table_overlap', id, { element: name, a: a + 1, b: b + 1, where: where(overlap.where) });
        }
      if (unknown.length > 0) findings.note('dmn.table_unsure', id, { element: name, count: unknown.length });
      if (isCutShort) findings.note('dmn.table_cut_short', id, { element: name });
    }
}

function tablesIn(part: unknown): DecisionTable[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('kind' in part && part.kind === 'table') return [part as DecisionTable];
  return Object.values(part).flatMap(tablesIn);
}

/** `label: test`, of the inputs that matter. */
function regionOf({ inputs }: DecisionTable, cells: string[]): string {
  const parts = cells.flatMap((cell, at) => (cell === '-' ? [] : [`«${inputs[at]!.label ?? inputs[at]!.feel}: ${cell}»`]));
  return parts.length > 0 ? parts.join('، ') : '«-»';
}
