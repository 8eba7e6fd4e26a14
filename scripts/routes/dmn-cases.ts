import { date, dateAndTime, duration, evaluate, time } from 'feelin';
import { decode } from '../../src/routing/compile/decode';
import { Findings } from '../../src/routing/compile/findings';
import { childrenIn, scanXml, textIn, type XmlElement } from '../../src/routing/compile/xml-scan';
import { isContext } from '../../src/routing/dmn/conform';

/** A case of the TCK: what is given, and what each result node must come to. */
export interface DmnCase {
  id: string;
  /** of a case that calls a function of the model instead of asking for decisions */
  invocable?: string;
  inputs: Record<string, unknown>;
  results: { name: string; expected: unknown }[];
}

export interface DmnCases {
  model?: string;
  /** the compliance level it says it belongs to */
  level?: string;
  cases: DmnCase[];
}

/** @throws Error that says why, when the file is hostile or no test file */
export function readCases(bytes: Uint8Array): DmnCases {
  const findings = new Findings();
  const text = decode(bytes, findings);
  const root = text === undefined ? undefined : scanXml(text, findings);
  if (!root) throw new Error(findings.all.map(({ code }) => code).join(', '));
  if (localName(root) !== 'testCases') throw new Error(`<${root.tag}> is no list of test cases`);
  const [model] = named(root, 'modelName').map(textIn);
  const labels = named(root, 'labels').flatMap((part) => named(part, 'label').map(textIn));
  const level = labels.map((label) => /compliance level (\d)/i.exec(label)?.[1]).find(Boolean);
  const cases = named(root, 'testCase').map((one, at) => caseOf(one, at));
  return { ...(model && { model: model.trim() }), ...(level && { level }), cases };
}

function caseOf(element: XmlElement, at: number): DmnCase {
  const invocable = element.attributes.get('invocableName');
  const results = named(element, 'resultNode').map((node) => ({
    name: node.attributes.get('name') ?? '',
    expected: valueOf(named(node, 'expected')[0]),
  }));
  const inputs = named(element, 'inputNode').map((node) => {
    const [name, namespace] = [node.attributes.get('name') ?? '', node.attributes.get('namespace')];
    return [namespace === undefined ? name : `${namespace}#${name}`, valueOf(node)] as const;
  });
  return {
    id: element.attributes.get('id') ?? String(at + 1),
    ...(invocable && { invocable }),
    inputs: Object.fromEntries(inputs),
    results,
  };
}

/** A typed value: `value`, `list` of `item`s, or `component`s. */
function valueOf(element: XmlElement | undefined): unknown {
  if (!element || isNil(element)) return null;
  const components = named(element, 'component');
  if (components.length > 0) return Object.fromEntries(components.map((part) => [part.attributes.get('name') ?? '', valueOf(part)]));
  const [list] = named(element, 'list');
  if (list) return isNil(list) ? null : named(list, 'item').map(valueOf);
  const [value] = named(element, 'value');
  return !value || isNil(value) ? null : scalarOf(textIn(value), attribute(value, 'type')?.replace(/^.*:/, ''));
}

/** Older files name no types. */
function scalarOf(text: string, type: string | undefined): unknown {
  const trimmed = text.trim();
  switch (type) {
    case 'decimal':
    case 'double':
    case 'float':
    case 'integer':
    case 'int':
    case 'long':
      return Number(trimmed.replace('INF', 'Infinity'));
    case 'boolean':
      return trimmed === 'true' || trimmed === '1';
    case 'date':
      return temporal(trimmed, date);
    case 'time':
      return temporal(trimmed, time);
    case 'dateTime':
      return temporal(trimmed, dateAndTime);
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return temporal(trimmed, duration);
    case undefined:
      return /^(true|false|-?(0|[1-9]\d*)(\.\d+)?)$/.test(trimmed) ? (JSON.parse(trimmed) as number | boolean) : text;
    default:
      return text;
  }
}

/** Text, where the library cannot read it: years before Christ, for instance. */
function temporal(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text) ?? text;
  } catch {
    return text;
  }
}

/** As the TCK compares: numbers to eight digits, a date and its text as FEEL has them. */
export function isExpected(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'number' && typeof got === 'number')
    return expected === got || Math.abs(expected - got) <= 1e-8 * Math.max(1, Math.abs(expected));
  if (Array.isArray(expected))
    return Array.isArray(got) && got.length === expected.length && expected.every((item, at) => isExpected(item, got[at]));
  if (isContext(expected)) {
    const names = Object.keys(expected);
    return isContext(got) && Object.keys(got).length === names.length && names.every((name) => isExpected(expected[name], got[name]));
  }
  if (expected === null || typeof expected !== 'object') return expected === got;
  return String(expected) === String(got) || evaluate('a = b', { a: expected, b: got }).value === true;
}

const localName = ({ name }: XmlElement): string => name.replace(/^\{.*\}/, '');
const named = (element: XmlElement, name: string): XmlElement[] => childrenIn(element).filter((child) => localName(child) === name);
const attribute = (element: XmlElement, name: string): string | undefined =>
  element.attributes.get(`{http://www.w3.org/2001/XMLSchema-instance}${name}`) ?? element.attributes.get(name);
const isNil = (element: XmlElement): boolean => /^(true|1)$/.test(attribute(element, 'nil') ?? '');
