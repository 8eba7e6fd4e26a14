import { evaluate } from 'feelin';
import type { DecisionTable, TableRule } from '../../../contracts/decision-plan';
import { mismatch } from './conform';
import { DecisionError } from './decision-error';
import type { Expressions, Scope } from './evaluate-expression';
import { matches, simpleTest } from './simple-test';

/** The values of a rule's outputs, in the order of the columns. */
interface Hit {
  row: number;
  values: unknown[];
}

/** @throws DecisionError when the hit policy does not allow what was found, or an input is none of the allowed */
export function decideByTable(table: DecisionTable, scope: Scope, by: Expressions): unknown {
  const inputs = table.inputs.map(({ feel, type, allowed, label }) => {
    const value = by.conform(by.feel(feel, scope), type);
    if (value === mismatch || (value !== null && allowed !== undefined && !by.passes(allowed, value, scope)))
      throw new DecisionError('decision.input_invalid', { input: label ?? feel });
    return value;
  });
  const isHit = ({ tests }: TableRule) => tests.every((test, at) => holds(test, inputs[at], scope, by));
  const rows =
    table.hitPolicy === 'FIRST'
      ? [table.rules.findIndex(isHit)].filter((row) => row >= 0)
      : table.rules.flatMap((rule, row) => (isHit(rule) ? [row] : []));
  if (rows.length === 0) return nothing(table, scope, by);
  if (table.hitPolicy === 'UNIQUE' && rows.length > 1) throw refusal('decision.hit_several', table, rows);
  const hits = rows.map((row) => ({ row, values: valuesOf(table.rules[row]!.outputs, table, scope, by) }));
  return chosen(table, hits, scope, by);
}

function chosen(table: DecisionTable, hits: Hit[], scope: Scope, by: Expressions): unknown {
  const taken = hits.map(({ row }) => row);
  const results = (of: Hit[]) => of.map(({ values }) => resultOf(table, values));
  switch (table.hitPolicy) {
    case 'UNIQUE':
    case 'FIRST':
      return results(hits)[0];
    case 'ANY':
      if (hits.some(({ values }) => !isSame(values, hits[0]!.values))) throw refusal('decision.hit_differs', table, taken);
      return results(hits)[0];
    case 'PRIORITY':
      return results(byPriority(table, hits, scope, by))[0];
    case 'OUTPUT ORDER':
      return results(byPriority(table, hits, scope, by));
    case 'RULE ORDER':
      return results(hits);
    case 'COLLECT':
      return collected(table, results(hits));
  }
}

/** No rule holds: what the outputs say for that, else nothing. */
function nothing(table: DecisionTable, scope: Scope, by: Expressions): unknown {
  const { hitPolicy, aggregation, outputs } = table;
  if (outputs.some((output) => output.default !== undefined)) {
    const written = outputs.map((output) => output.default ?? 'null');
    return resultOf(table, valuesOf(written, table, scope, by));
  }
  if (aggregation === 'COUNT') return 0;
  return hitPolicy === 'COLLECT' && !aggregation ? [] : null;
}

function holds(test: string, value: unknown, scope: Scope, by: Expressions): boolean {
  const simple = simpleTest(test);
  return simple ? (matches(simple, value) ?? by.passes(test, value, scope)) : by.passes(test, value, scope);
}

function valuesOf(written: string[], { outputs }: DecisionTable, scope: Scope, by: Expressions): unknown[] {
  return written.map((feel, at) => by.typed(by.feel(feel, scope), outputs[at]!.type, outputs[at]!.name ?? feel));
}

function resultOf({ outputs }: DecisionTable, values: unknown[]): unknown {
  return outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map(({ name }, at) => [name ?? '', values[at]]));
}

/** By the first output whose values are ordered, then the next. */
function byPriority({ outputs }: DecisionTable, hits: Hit[], scope: Scope, by: Expressions): Hit[] {
  const orders = outputs.map(({ values }) => values?.map((feel) => by.feel(feel, scope)));
  const ranks = ({ values }: Hit) =>
    values.map((value, at) => orders[at]?.findIndex((known) => isSame(known, value)) ?? 0).map((rank) => (rank < 0 ? Infinity : rank));
  const compare = (a: number[], b: number[]) => a.map((rank, at) => (rank === b[at] ? 0 : rank - b[at]!)).find((way) => way !== 0) ?? 0;
  return hits
    .map((hit) => ({ hit, of: ranks(hit) }))
    .sort((a, b) => compare(a.of, b.of))
    .map(({ hit }) => hit);
}

function collected({ aggregation, id }: DecisionTable, results: unknown[]): unknown {
  if (!aggregation) return results;
  if (aggregation === 'COUNT') return results.length;
  const found = evaluate(`${aggregation.toLowerCase()}(results)`, { results }).value ?? null;
  if (found === null) throw new DecisionError('decision.not_addable', { element: id ?? '' });
  return found;
}

const isSame = (a: unknown, b: unknown): boolean => evaluate('a = b', { a, b }).value === true;

const fa = new Intl.NumberFormat('fa-IR', { useGrouping: false });

const refusal = (code: 'decision.hit_several' | 'decision.hit_differs', { id }: DecisionTable, rows: number[]): DecisionError =>
  new DecisionError(code, { element: id ?? '', rules: rows.map((row) => fa.format(row + 1)).join('، ') });
