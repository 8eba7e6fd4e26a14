import { parseExpression } from 'feelin';

/** An expression as far as it is put into words; what has none is `raw`. */
export type Feel = Shape & { written: string };

type Shape =
  | { is: 'name' | 'text' | 'number' | 'constant'; value: string }
  | { is: 'raw' }
  | { is: 'call'; name: string; given: Feel[] }
  | { is: 'list'; items: Feel[] }
  | { is: 'compare'; sign: string; left: Feel; right: Feel }
  | { is: 'in'; left: Feel; among: Feel[] }
  | { is: 'and' | 'or'; left: Feel; right: Feel }
  | { is: 'plus'; left: Feel; right: Feel }
  | { is: 'filter'; of: Feel; by: Feel }
  | { is: 'if'; condition: Feel; then: Feel; otherwise: Feel };

type Node = NonNullable<ReturnType<typeof parseExpression>['topNode']>;

/** Longer ones are not put into words. */
const MAX_LENGTH = 2000;

const raw: Shape = { is: 'raw' };

/** Reads an expression; one that cannot be parsed is raw as a whole. */
export function feelTree(feel: string): Feel {
  const whole: Feel = { ...raw, written: feel };
  if (feel.length > MAX_LENGTH) return whole;
  const inside = partsOf(parseExpression(feel, {}, undefined).topNode);
  return inside.length === 1 ? read(inside[0]!, feel) : whole;
}

function read(node: Node, feel: string): Feel {
  if (node.name === 'ParenthesizedExpression') return read(partsOf(node)[1] ?? node.firstChild!, feel);
  const written = feel.slice(node.from, node.to);
  return { ...shapeOf(node, written, feel), written };
}

function shapeOf(node: Node, written: string, feel: string): Shape {
  const parts = partsOf(node);
  const of = (i: number): Feel => (parts[i] ? read(parts[i], feel) : { ...raw, written: '' });
  switch (node.name) {
    case 'VariableName':
      return { is: 'name', value: written };
    case 'StringLiteral':
      return { is: 'text', value: textOf(written) };
    case 'NumericLiteral':
      return { is: 'number', value: written };
    case 'BooleanLiteral':
    case 'null':
      return { is: 'constant', value: written };
    case 'List':
      return { is: 'list', items: parts.filter(({ name }) => !isSign(name)).map((part) => read(part, feel)) };
    case 'Conjunction':
    case 'Disjunction':
      return { is: node.name === 'Conjunction' ? 'and' : 'or', left: of(0), right: of(2) };
    case 'ArithmeticExpression':
      return parts[1]?.name === 'ArithOp' && feel.slice(parts[1].from, parts[1].to) === '+'
        ? { is: 'plus', left: of(0), right: of(2) }
        : raw;
    case 'Comparison':
      if (parts[1]?.name === 'CompareOp') return { is: 'compare', sign: feel.slice(parts[1].from, parts[1].to), left: of(0), right: of(2) };
      return parts[1]?.name === 'in' ? amongOf(of(0), parts.slice(2), feel) : raw;
    case 'IfExpression':
      return parts.length === 6 ? { is: 'if', condition: of(1), then: of(3), otherwise: of(5) } : raw;
    case 'FilterExpression':
      return { is: 'filter', of: of(0), by: of(2) };
    case 'FunctionInvocation':
      return callOf(parts, feel) ?? raw;
    case 'DateTimeLiteral':
      if (parts[0]?.name === 'AtLiteral') return { is: 'call', name: '@', given: partsOf(parts[0]).map((part) => read(part, feel)) };
      return callOf(parts, feel) ?? raw;
    default:
      return raw;
  }
}

function callOf(parts: Node[], feel: string): Shape | undefined {
  const given = parts.find(({ name }) => name === 'PositionalParameters');
  if (!parts[0] || !given) return undefined;
  const name = feel.slice(parts[0].from, parts[0].to).replace(/\s+/g, ' ');
  return { is: 'call', name, given: partsOf(given).map((part) => read(part, feel)) };
}

/** `x in ["a", "b"]` and `x in ("a", "b")`; ranges and other tests stay raw. */
function amongOf(left: Feel, tests: Node[], feel: string): Shape {
  const values = tests
    .flatMap((test) => (test.name === 'PositiveUnaryTests' ? partsOf(test) : [test]))
    .filter(({ name }) => !isSign(name))
    .flatMap((test) => (test.name === 'PositiveUnaryTest' ? partsOf(test) : [test]))
    .map((test) => read(test, feel))
    .flatMap((value) => (value.is === 'list' ? value.items : [value]));
  return values.length > 0 && values.every(({ is }) => is === 'text' || is === 'number') ? { is: 'in', left, among: values } : raw;
}

const isSign = (name: string): boolean => /^[[\](),]$/.test(name);

function textOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.slice(1, -1);
  }
}

function partsOf(node: Node): Node[] {
  const parts: Node[] = [];
  for (let part = node.firstChild; part; part = part.nextSibling) parts.push(part);
  return parts;
}

/** Every text in an expression: codes and ids among them. */
export function textsIn(tree: Feel): string[] {
  switch (tree.is) {
    case 'text':
      return [tree.value];
    case 'call':
      return tree.given.flatMap(textsIn);
    case 'list':
      return tree.items.flatMap(textsIn);
    case 'if':
      return [tree.then, tree.otherwise].flatMap(textsIn);
    case 'plus':
      return [tree.left, tree.right].flatMap(textsIn);
    default:
      return [];
  }
}
