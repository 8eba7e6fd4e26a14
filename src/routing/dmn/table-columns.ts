import type { DecisionType, TableInput } from '../../../contracts/decision-plan';
import { type Bound, includes, type Part, type SimpleTest, simpleTest } from './simple-test';

/** All values of an input, in as many cells as its tests tell apart. */
export interface Column {
  size: number;
  /** the cells that each rule covers; undefined where nothing can be said */
  covered: (ReadonlySet<number> | undefined)[];
  /** FEEL unary tests for cells */
  describe(cells: readonly number[]): string;
}

/** Values no test tells apart: all between two bounds, one value, or everything that is nowhere named. */
type Cell = { sample: string | number | boolean; from?: Bound; to?: Bound } | 'other';
type Kind = SimpleTest['of'];

export function columnOf({ type, allowed }: TableInput, tests: string[], types: Record<string, DecisionType>): Column {
  const read = tests.map(simpleTest);
  const limits = [allowed, ...allowedBy(type, types)].flatMap((written) => (written === undefined ? [] : (simpleTest(written) ?? [])));
  const kind = [...limits, ...read].find((test) => test?.of !== undefined)?.of;
  const isOfKind = (test: SimpleTest | undefined): test is SimpleTest => test !== undefined && (test.of === undefined || test.of === kind);
  const own = limits.filter(isOfKind);
  const cells = cellsOf(kind, [...own, ...read.filter(isOfKind)]).filter((cell) => own.every((limit) => covers(limit, cell)));
  const covered = read.map((test) => (isOfKind(test) ? new Set(cells.flatMap((cell, at) => (covers(test, cell) ? [at] : []))) : undefined));
  return { size: cells.length, covered, describe: (chosen) => described(cells, chosen, kind) };
}

function allowedBy(type: DecisionType | undefined, types: Record<string, DecisionType>): string[] {
  if (!type) return [];
  const inherited = type.ref !== undefined && Object.hasOwn(types, type.ref) ? allowedBy(types[type.ref], types) : [];
  return type.allowed === undefined ? inherited : [type.allowed, ...inherited];
}

function covers(test: SimpleTest, cell: Cell): boolean {
  if (test.of === undefined) return true;
  return (cell !== 'other' && test.parts.some((part) => includes(part, cell.sample))) !== test.negated;
}

function cellsOf(kind: Kind, tests: SimpleTest[]): Cell[] {
  const parts = tests.flatMap((test) => test.parts);
  if (kind === 'boolean') return [{ sample: true }, { sample: false }];
  if (kind === 'text') {
    const values = new Set(parts.flatMap((part) => ('is' in part && typeof part.is === 'string' ? [part.is] : [])));
    return [...[...values].map((sample) => ({ sample })), 'other'];
  }
  return kind === undefined
    ? ['other']
    : between(
        [...new Set(parts.flatMap(pointsOf))].sort((a, b) => a - b),
        kind === 'date',
      );
}

const pointsOf = (part: Part): number[] =>
  'is' in part ? (typeof part.is === 'number' ? [part.is] : []) : [part.from, part.to].flatMap((bound) => (bound ? [bound.value] : []));

/** Each point, what lies between two of them, and what lies before and behind them. Between two days that follow each other is none. */
function between(points: number[], isWhole: boolean): Cell[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  const cells: Cell[] = [{ sample: first - 1, to: { value: first, closed: false } }];
  for (const [at, point] of points.entries()) {
    const bound = { value: point, closed: true };
    cells.push({ sample: point, from: bound, to: bound });
    const next = points[at + 1];
    if (next === undefined || (isWhole && next - point <= 1)) continue;
    const sample = isWhole ? point + 1 : point + (next - point) / 2;
    cells.push({ sample, from: { value: point, closed: false }, to: { value: next, closed: false } });
  }
  return [...cells, { sample: last + 1, from: { value: last, closed: false } }];
}

function described(cells: Cell[], chosen: readonly number[], kind: Kind): string {
  if (chosen.length === cells.length) return '-';
  if (kind === 'number' || kind === 'date')
    return runsOf(chosen)
      .map(([first, last]) => rangeText(cells[first]!, cells[last]!, kind))
      .join(', ');
  const texts = (of: Cell[]) => of.flatMap((cell) => (cell === 'other' ? [] : [JSON.stringify(cell.sample)])).join(', ');
  const taken = chosen.map((at) => cells[at]!);
  return taken.includes('other') ? `not(${texts(cells.filter((cell) => !taken.includes(cell)))})` : texts(taken);
}

/** `1, 2, 3, 7` as from 1 to 3 and from 7 to 7. */
function runsOf(chosen: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const at of chosen) {
    const run = runs.at(-1);
    if (run && run[1] === at - 1) run[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

function rangeText(first: Cell, last: Cell, kind: Kind): string {
  const [from, to] = [first === 'other' ? undefined : first.from, last === 'other' ? undefined : last.to];
  const text = ({ value }: Bound) =>
    kind === 'number' ? String(value) : `date("${new Date(value * 86_400_000).toISOString().slice(0, 10)}")`;
  if (!from) return to ? `${to.closed ? '<=' : '<'} ${text(to)}` : '-';
  if (!to) return `${from.closed ? '>=' : '>'} ${text(from)}`;
  if (from.value === to.value) return text(from);
  return `${from.closed ? '[' : '('}${text(from)}..${text(to)}${to.closed ? ']' : ')'}`;
}
