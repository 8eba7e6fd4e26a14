/** One allowed value, or all between two: a bound that is missing is none. */
export type Part = { is: string | number | boolean } | { from?: Bound; to?: Bound };

export interface Bound {
  value: number;
  /** whether the bound itself belongs to it */
  closed: boolean;
}

/** What the cell of a table says when it is made of values, comparisons and ranges; numbers, or dates as days. */
export interface SimpleTest {
  /** of what the parts are made; a dash has none */
  of?: 'text' | 'number' | 'boolean' | 'date';
  parts: Part[];
  /** `not(…)` */
  negated: boolean;
}

const DASH: SimpleTest = { parts: [{}], negated: false };
const known = new Map<string, SimpleTest | undefined>();

/** @returns undefined when the cell says something that only FEEL understands */
export function simpleTest(written: string): SimpleTest | undefined {
  if (known.size > 20_000) known.clear();
  if (!known.has(written)) known.set(written, read(written.trim()));
  return known.get(written);
}

/** @returns undefined when the value is of a kind that only FEEL compares */
export function matches({ of, parts, negated }: SimpleTest, value: unknown): boolean | undefined {
  if (of === undefined) return true;
  if (of === 'date') return undefined;
  const kind = typeof value === 'string' ? 'text' : typeof value;
  if (kind !== 'text' && kind !== 'number' && kind !== 'boolean') return undefined;
  if (kind !== of) return negated;
  return parts.some((part) => includes(part, value as string | number | boolean)) !== negated;
}

export function includes(part: Part, value: string | number | boolean): boolean {
  if ('is' in part) return part.is === value;
  const { from, to } = part;
  return (
    typeof value === 'number' &&
    (!from || value > from.value || (from.closed && value === from.value)) &&
    (!to || value < to.value || (to.closed && value === to.value))
  );
}

function read(text: string): SimpleTest | undefined {
  if (text === '-') return DASH;
  const inner = /^not\s*\((.*)\)$/s.exec(text)?.[1];
  const parts: Part[] = [];
  const kinds = new Set<NonNullable<SimpleTest['of']>>();
  for (let rest = (inner ?? text).trim(), isFirst = true; rest !== '' || isFirst; isFirst = false) {
    const taken = PART.exec(rest);
    const part = taken && partOf(taken.groups!);
    if (!part) return undefined;
    parts.push(part.part);
    kinds.add(part.of);
    rest = rest.slice(taken[0].length);
    if (rest.startsWith(',') && rest.slice(1).trim() !== '') rest = rest.slice(1).trim();
    else if (rest !== '') return undefined;
  }
  const [of] = kinds;
  return kinds.size === 1 ? { of: of!, parts, negated: inner !== undefined } : undefined;
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const DATE = String.raw`(?:date\s*\(\s*"\d{4}-\d\d-\d\d"\s*\)|@\s*"\d{4}-\d\d-\d\d")`;
const POINT = `(?:${NUMBER}|${DATE})`;
const PART = new RegExp(
  String.raw`^(?:"(?<text>[^"\\]*)"|(?<truth>true|false)|(?<sign>[<>]=?)?\s*(?<point>${POINT})|` +
    String.raw`(?<opens>[[\](])\s*(?<from>${POINT})\s*\.\.\s*(?<to>${POINT})\s*(?<closes>[[\])]))\s*(?=,|$)`,
);

type Found = { part: Part; of: NonNullable<SimpleTest['of']> };

function partOf({ text, truth, sign, point, opens, from, to, closes }: Record<string, string | undefined>): Found | undefined {
  if (text !== undefined) return { part: { is: text }, of: 'text' };
  if (truth !== undefined) return { part: { is: truth === 'true' }, of: 'boolean' };
  if (point !== undefined) return compared(sign, point);
  const [begin, end] = [from!, to!];
  const of = kindOf(begin);
  const [a, b] = [valueOf(begin), valueOf(end)];
  if (of !== kindOf(end) || !(a <= b)) return undefined;
  return { part: { from: { value: a, closed: opens === '[' }, to: { value: b, closed: closes === ']' } }, of };
}

function compared(sign: string | undefined, point: string): Found | undefined {
  const [of, value] = [kindOf(point), valueOf(point)];
  if (Number.isNaN(value)) return undefined;
  const bound = { value, closed: sign === undefined || sign.endsWith('=') };
  if (sign === undefined) return { part: of === 'number' ? { is: value } : { from: bound, to: bound }, of };
  return { part: sign.startsWith('<') ? { to: bound } : { from: bound }, of };
}

const kindOf = (point: string): 'number' | 'date' => (/^[-\d]/.test(point) ? 'number' : 'date');

/** Dates as days since 1970; NaN where there is no such day. */
function valueOf(point: string): number {
  if (kindOf(point) === 'number') return Number(point);
  const day = /\d{4}-\d\d-\d\d/.exec(point)![0];
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(day) ? ms / 86_400_000 : NaN;
}
