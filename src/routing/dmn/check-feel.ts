import { evaluate, parseExpression, parseUnaryTests } from 'feelin';
import type { DecisionExpression, DecisionType } from '../../../contracts/decision-plan';
import { routeFunctions } from '../compile/feel-check';
import { jalaliYearOf } from '../compile/feel-literals';
import type { Findings } from '../compile/findings';

/** Names an expression knows, each with a value of its shape: FEEL is read differently according to them. */
export type Scope = Readonly<Record<string, unknown>>;

/** A value of the shape of a type, with nothing in it; made where it is looked at, since types within types are more than can be kept. */
export function sampleOf(type: DecisionType | undefined, types: Record<string, DecisionType>, depth = 0): unknown {
  if (!type || depth > 20) return null;
  const { list, ...one } = type;
  if (list) return [sampleOf(one, types, depth + 1)];
  if (type.ref !== undefined) return sampleOf(types[type.ref], types, depth + 1);
  if (type.fields) {
    const sample = {};
    for (const [name, field] of Object.entries(type.fields))
      Object.defineProperty(sample, name, { enumerable: true, get: () => sampleOf(field, types, depth + 1) });
    return sample;
  }
  return type.base === 'function' ? () => null : null;
}

/** What can be told of a result before it is there. */
export function sampleOfValue(value: DecisionExpression | undefined, types: Record<string, DecisionType>, type = value?.type): unknown {
  if (value?.kind === 'function') return () => null;
  if (type || !value) return sampleOf(type, types);
  if (value.kind === 'context' && value.entries.every(({ name }) => name !== undefined))
    return Object.fromEntries(value.entries.map((entry) => [entry.name, sampleOfValue(entry.value, types, entry.type)]));
  if (value.kind === 'table' && value.outputs.length > 1) return Object.fromEntries(value.outputs.map(({ name }) => [name ?? '', null]));
  return null;
}

/** The parser takes time by the square of these, and it runs where others wait; tables of people stay far below. */
const MAX_CHARS = 2_000;
const MAX_NESTING = 30;
const MAX_CHARS_OF_FILE = 400_000;

/** Parses what will be evaluated, and names what it does not know. One for each file. */
export class FeelCheck {
  private chars = 0;

  constructor(private readonly findings: Findings) {}

  /** @returns whether it can be read */
  expression(feel: string, scope: Scope, element: string | undefined): boolean {
    return this.check(feel, scope, element, parseExpression);
  }

  tests(feel: string, scope: Scope, element: string | undefined): boolean {
    return feel.trim() === '-' || this.check(feel, { ...scope, '?': null }, element, parseUnaryTests);
  }

  private check(feel: string, scope: Scope, element: string | undefined, parse: typeof parseExpression): boolean {
    this.chars += feel.length;
    if (feel.length > MAX_CHARS || nestingOf(feel) > MAX_NESTING || this.chars > MAX_CHARS_OF_FILE) {
      this.findings.error('dmn.feel_too_long', element, { feel: feel.slice(0, 80) });
      return false;
    }
    const named = new Map<string, number>();
    const locals = new Set<string>(['?', 'item', 'partial']);
    let unsaid = 0;
    let isBroken = false;
    parse(feel, scope as Record<string, unknown>, undefined).iterate({
      enter: (node) => {
        const text = feel.slice(node.from, node.to).replace(/\s+/g, ' ');
        if (node.type.isError && !isBroken) {
          isBroken = true;
          this.findings.error('feel.syntax', element, { feel, reason: feel.slice(Math.max(0, node.from - 10), node.to + 10) });
        } else if (isUnsaid(node.name)) unsaid += 1;
        else if (node.name === 'external')
          this.findings.error('dmn.function_external', element, { element: element ?? feel, kind: 'external' });
        else if (node.name === 'VariableName' && unsaid === 0) named.set(text, node.from);
        else if (node.name === 'DateTimeLiteral') {
          const year = jalaliYearOf(text);
          if (year !== undefined) this.findings.warn('feel.year_jalali', element, { year, feel });
        } else if (node.name === 'Name' || node.name === 'ParameterName' || node.name === 'PropertyName') locals.add(text);
      },
      leave: (node) => void (isUnsaid(node.name) && (unsaid -= 1)),
    });
    if (isBroken) return false;
    for (const name of named.keys())
      if (!locals.has(name) && !isKnown(name, scope)) this.findings.warn('dmn.name_unknown', element, { name, feel });
    return true;
  }
}

/** Where names are those of a type, or of fields that only the data know. */
const isUnsaid = (node: string): boolean => node === 'FilterExpression' || node === 'QualifiedName';

function nestingOf(feel: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of feel)
    if ('([{'.includes(sign)) deepest = Math.max(deepest, (depth += 1));
    else if (')]}'.includes(sign)) depth -= 1;
  return deepest;
}

const isKnown = (name: string, scope: Scope): boolean =>
  (routeFunctions as readonly string[]).includes(name) ||
  !evaluate(name, Object.fromEntries(Object.keys(scope).map((known) => [known, null]))).warnings.some(
    ({ type }) => type === 'NO_VARIABLE_FOUND',
  );
