import type { DecisionTable, DecisionType } from '../../../contracts/decision-plan';
import { columnOf, type Column } from './table-columns';

/**
 * What a table says about itself. Everything named is certain; what hangs on a cell that only FEEL understands is in `unknown` instead.
 * Regions have one FEEL unary test for each input, `-` where it does not matter: a gap can be taken over as a rule.
 */
export interface TableCheck {
  /** which inputs no rule covers, as if there were no default; a missing input (null) and what the input does not allow are no gaps */
  gaps: string[][];
  /** pairs of rules, counted from 0, that hold together and say different things: an error only where the hit policy wants one */
  overlaps: { rules: [number, number]; where: string[] }[];
  /** cells, counted from 0, about which nothing can be said */
  unknown: { rule: number; input: number }[];
  /** there is more than could be looked at */
  isCutShort: boolean;
}

const MAX_FOUND = 50;
const MAX_STEPS = 50_000;
const MAX_COMPARED = 10_000_000;

/** @param types those of the plan, for what inputs allow */
export function checkTable(table: DecisionTable, types: Record<string, DecisionType> = {}): TableCheck {
  const columns = table.inputs.map((input, at) =>
    columnOf(
      input,
      table.rules.map(({ tests }) => tests[at]!),
      types,
    ),
  );
  const unknown = table.rules.flatMap((_, rule) =>
    columns.flatMap(({ covered }, input) => (covered[rule] === undefined ? [{ rule, input }] : [])),
  );
  const { gaps, isCutShort } = gapsOf(columns, table.rules.length);
  const { overlaps, isCutShort: isMore } = overlapsOf(table, columns);
  return { gaps, overlaps, unknown, isCutShort: isCutShort || isMore };
}

/** Column by column: the rules that are left in each part of it; parts that leave the same rules are one. */
function gapsOf(columns: Column[], rules: number): { gaps: string[][]; isCutShort: boolean } {
  const gaps: string[][] = [];
  const closed = new Set<string>();
  let steps = 0;
  const look = (at: number, left: number[], region: string[]): void => {
    if (left.length === 0) return void gaps.push([...region, ...columns.slice(at).map(() => '-')]);
    const column = columns[at];
    const key = `${at}:${left.join()}`;
    if (!column || closed.has(key) || gaps.length > MAX_FOUND || steps > MAX_STEPS) return;
    const parts = new Map<string, { left: number[]; cells: number[] }>();
    for (let cell = 0; cell < column.size; cell++) {
      steps += 1;
      const still = left.filter((rule) => column.covered[rule]?.has(cell) ?? true);
      const part = parts.get(still.join()) ?? { left: still, cells: [] };
      part.cells.push(cell);
      parts.set(still.join(), part);
    }
    const before = gaps.length;
    for (const part of parts.values()) look(at + 1, part.left, [...region, column.describe(part.cells)]);
    if (gaps.length === before) closed.add(key);
  };
  look(
    0,
    Array.from({ length: rules }, (_, rule) => rule),
    [],
  );
  return { gaps: gaps.slice(0, MAX_FOUND), isCutShort: gaps.length > MAX_FOUND || steps > MAX_STEPS };
}

function overlapsOf({ rules }: DecisionTable, columns: Column[]): Pick<TableCheck, 'overlaps' | 'isCutShort'> {
  const overlaps: TableCheck['overlaps'] = [];
  let compared = 0;
  for (let a = 0; a < rules.length; a++)
    for (let b = a + 1; b < rules.length && overlaps.length <= MAX_FOUND && compared <= MAX_COMPARED; b++) {
      if (rules[a]!.outputs.every((output, at) => output === rules[b]!.outputs[at])) continue;
      const where: string[] = [];
      for (const { covered, describe } of columns) {
        compared += covered[a]?.size ?? 0;
        const both = [...(covered[a] ?? [])].filter((cell) => covered[b]?.has(cell));
        if (both.length === 0) break;
        where.push(describe(both));
      }
      if (where.length === columns.length) overlaps.push({ rules: [a, b], where });
    }
  return { overlaps: overlaps.slice(0, MAX_FOUND), isCutShort: overlaps.length > MAX_FOUND || compared > MAX_COMPARED };
}
