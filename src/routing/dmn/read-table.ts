import { parseExpression, parseUnaryTests } from 'feelin';
import { type DecisionTable, type HitPolicy, hitPolicies, type TableInput, type TableOutput } from '../../../contracts/decision-plan';
import { childOf, childrenOf, type Element, textOf } from '../compile/moddle';
import type { Scope } from './check-feel';
import type { ExpressionReader } from './read-expression';

/** A decision table with all its cells; a rule that has too few or too many of them is told and left out. */
export function readTable(element: Element, scope: Scope, id: string | undefined, reader: ExpressionReader): DecisionTable {
  const { findings, feel } = reader;
  const name = id ?? '';
  const policy = (textOf(element, 'hitPolicy') ?? 'UNIQUE').toUpperCase();
  const hitPolicy = (hitPolicies as readonly string[]).includes(policy) ? (policy as HitPolicy) : 'UNIQUE';
  if (hitPolicy !== policy) findings.error('dmn.hit_policy', id, { policy });
  const inputs = childrenOf(element, 'input').map((input) => inputOf(input, scope, id, reader));
  const outputs = childrenOf(element, 'output').map((output) => outputOf(output, scope, id, reader));
  const aggregation = textOf(element, 'aggregation')?.toUpperCase() as DecisionTable['aggregation'];
  if (aggregation && (hitPolicy !== 'COLLECT' || outputs.length > 1)) findings.error('dmn.aggregation', id, { element: name });
  if (outputs.length > 1)
    for (const [at, output] of outputs.entries())
      if (output.name === undefined) findings.error('dmn.output_unnamed', id, { element: name, column: at + 1 });
  if (/PRIORITY|OUTPUT/.test(hitPolicy) && !outputs.some(({ values }) => values))
    findings.error('dmn.values_missing', id, { element: name });
  const rules = childrenOf(element, 'rule').flatMap((rule, at) => {
    const tests = childrenOf(rule, 'inputEntry').map((entry) => reader.text(entry, entry.id ?? rule.id) ?? '-');
    const results = childrenOf(rule, 'outputEntry').map((entry) => reader.text(entry, entry.id ?? rule.id) ?? 'null');
    if (tests.length !== inputs.length || results.length !== outputs.length) {
      findings.error('dmn.rule_shape', rule.id ?? id, { element: name, row: at + 1 });
      return [];
    }
    for (const [column, test] of tests.entries()) feel.tests(test, scope, childrenOf(rule, 'inputEntry')[column]?.id ?? rule.id ?? id);
    for (const [column, result] of results.entries())
      feel.expression(result, scope, childrenOf(rule, 'outputEntry')[column]?.id ?? rule.id ?? id);
    return [{ ...(rule.id !== undefined && { id: rule.id }), tests, outputs: results }];
  });
  return { kind: 'table', hitPolicy, ...(aggregation && { aggregation }), inputs, outputs, rules };
}

function inputOf(input: Element, scope: Scope, owner: string | undefined, reader: ExpressionReader): TableInput {
  const expression = childOf(input, 'inputExpression');
  const id = input.id ?? owner;
  const feel = reader.text(expression, id) ?? 'null';
  reader.feel.expression(feel, scope, id);
  const label = textOf(input, 'label');
  const type = reader.own.of(expression);
  const allowed = reader.text(childOf(input, 'inputValues'), id);
  if (allowed !== undefined) reader.feel.tests(allowed, scope, id);
  return { feel, ...(label !== undefined && { label }), ...(type && { type }), ...(allowed !== undefined && { allowed }) };
}

function outputOf(output: Element, scope: Scope, owner: string | undefined, reader: ExpressionReader): TableOutput {
  const id = output.id ?? owner;
  const name = textOf(output, 'name');
  const type = reader.own.of(output);
  const allowed = reader.text(childOf(output, 'outputValues'), id);
  const isRead = allowed !== undefined && reader.feel.tests(allowed, scope, id);
  const otherwise = reader.text(childOf(output, 'defaultOutputEntry'), id);
  if (otherwise !== undefined) reader.feel.expression(otherwise, scope, id);
  return {
    ...(name !== undefined && { name }),
    ...(type && { type }),
    ...(isRead && { values: partsOf(allowed) }),
    ...(otherwise !== undefined && { default: otherwise }),
  };
}

/** `"A", "B"` in its parts, each an expression where it is a list of values. */
function partsOf(tests: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  parseUnaryTests(tests, {}, undefined).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'PositiveUnaryTest' && depth++ === 0) parts.push(tests.slice(from, to));
    },
    leave: ({ name }) => void (name === 'PositiveUnaryTest' && (depth -= 1)),
  });
  return parts.filter((part) => isExpression(part));
}

function isExpression(feel: string): boolean {
  let isBroken = false;
  parseExpression(feel, {}, undefined).iterate({ enter: ({ type }) => void (type.isError && (isBroken = true)) });
  return !isBroken;
}
