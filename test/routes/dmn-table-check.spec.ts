import fc from 'fast-check';
import { unaryTest } from 'feelin';
import type { DecisionTable } from '../../contracts/decision-plan';
import { matches, simpleTest } from '../../src/routing/dmn/simple-test';
import { checkTable } from '../../src/routing/dmn/table-check';

type Value = number | string | boolean;

const table = (inputs: number, rules: string[][], outputs = rules.map((_, at) => String(at))): DecisionTable => ({
  kind: 'table',
  hitPolicy: 'UNIQUE',
  inputs: Array.from({ length: inputs }, (_, at) => ({ feel: `x${at}` })),
  outputs: [{}],
  rules: rules.map((tests, at) => ({ tests, outputs: [outputs[at]!] })),
});

const number = fc.integer({ min: 0, max: 4 });
const comparison = fc.tuple(fc.constantFrom('<', '<=', '>', '>=', ''), number).map(([sign, n]) => `${sign}${n}`);
const range = fc
  .tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['))
  .filter(([opens, a, b, closes]) => a < b || (a === b && opens === '[' && closes === ']'))
  .map(([opens, a, b, closes]) => `${opens}${a}..${b}${closes}`);
const several = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(', '));
const orNot = (one: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 4, arbitrary: one },
    one.map((test) => `not(${test})`),
    fc.constant('-'),
  );
const kinds: { tests: fc.Arbitrary<string>; points: Value[] }[] = [
  { tests: orNot(several(fc.oneof(comparison, range))), points: Array.from({ length: 11 }, (_, at) => at / 2 - 0.5) },
  { tests: orNot(several(fc.constantFrom('"a"', '"b"', '"c"'))), points: ['a', 'b', 'c', 'elsewhere'] },
  { tests: orNot(fc.constantFrom('true', 'false')), points: [true, false] },
];

/** Columns of some kinds, rules that fit them, and every point that tells something. */
const tables = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 })
  .chain((columns) =>
    fc
      .array(fc.tuple(...columns.map(({ tests }) => tests)), { minLength: 1, maxLength: 6 })
      .map((rules) => ({ rules, points: product(columns.map(({ points }) => points)) })),
  );

const product = (columns: Value[][]): Value[][] =>
  columns.reduce<Value[][]>((points, column) => points.flatMap((point) => column.map((value) => [...point, value])), [[]]);

const holds = (tests: readonly string[], point: Value[]): boolean => tests.every((test, at) => matches(simpleTest(test)!, point[at]));

describe('a cell that is made of values, comparisons and ranges', () => {
  it('means what FEEL says', () => {
    const cases = fc.constantFrom(...kinds).chain(({ tests, points }) => fc.tuple(tests, fc.constantFrom(...points)));
    fc.assert(
      fc.property(cases, ([test, value]) => {
        expect({ test, value, holds: matches(simpleTest(test)!, value) }).toEqual({
          test,
          value,
          holds: unaryTest(test, { '?': value }).value === true,
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each(['> limit', '? > 3', '"a" + "b"', '[1..n]', '"a\\"b"', '1, "a"', 'not(', '', '1,', 'date("2026-02-31")', '[5..1]'])(
    'leaves %p to FEEL',
    (test) => expect(simpleTest(test)).toBeUndefined(),
  );
});

describe('gaps and overlaps of a table', () => {
  it('are those that one finds by trying everything', () => {
    fc.assert(
      fc.property(tables, ({ rules, points }) => {
        const found = checkTable(table(rules[0]!.length, rules));
        const isCovered = (point: Value[]) => rules.some((rule) => holds(rule, point));
        expect(points.filter((point) => found.gaps.some((gap) => holds(gap, point)) === isCovered(point))).toEqual([]);
        const pairs = rules.flatMap((_, a) => rules.slice(a + 1).map((_, next) => [a, a + 1 + next]));
        const meet = (pair: number[], point: Value[]) => pair.every((rule) => holds(rules[rule]!, point));
        expect(found.overlaps.map((overlap) => overlap.rules)).toEqual(pairs.filter((pair) => points.some((point) => meet(pair, point))));
        for (const { rules: pair, where } of found.overlaps)
          expect(points.filter((point) => holds(where, point) !== meet(pair, point))).toEqual([]);
        expect(found).toMatchObject({ unknown: [], isCutShort: false });
      }),
      { numRuns: 100 },
    );
  });

  it('are written so that they can be taken over as rules', () => {
    const found = checkTable(
      table(2, [
        ['< 10', '"a"'],
        ['[10..20)', '-'],
        ['> 30', '"a", "b"'],
        ['[15..18]', '"b"'],
      ]),
    );
    expect(found.gaps).toEqual([
      ['< 10', 'not("a")'],
      ['[20..30]', '-'],
      ['> 30', 'not("a", "b")'],
    ]);
    expect(found.overlaps).toEqual([{ rules: [1, 3], where: ['[15..18]', '"b"'] }]);
  });

  it('keep within what the input allows, and know days', () => {
    const texts = table(1, [['"a"'], ['"b"']]);
    const allowed = { ...texts, inputs: [{ feel: 'x', type: { ref: 'letter' } }] };
    expect(checkTable(allowed, { letter: { base: 'string', allowed: '"a", "b", "c"' } }).gaps).toEqual([['"c"']]);
    const days = table(1, [['<= date("2026-03-20")'], ['[@"2026-03-22"..@"2026-04-01"]']]);
    expect(checkTable(days).gaps).toEqual([['(date("2026-03-20")..date("2026-03-22")), > date("2026-04-01")']]);
  });

  it('say of which cells they know nothing, and claim nothing on their account', () => {
    const found = checkTable(table(1, [['< limit'], ['> 5'], ['> 3']], ['1', '2', '2']));
    expect(found).toEqual({ gaps: [], overlaps: [], unknown: [{ rule: 0, input: 0 }], isCutShort: false });
  });

  it('of a large table are found soon', () => {
    const rules = Array.from({ length: 300 }, (_, at) => [
      `[${at}..${at + 1})`,
      `"v${at % 7}"`,
      at % 2 ? 'true' : '-',
      `>= ${at % 5}`,
      `not(${at % 3})`,
    ]);
    const began = Date.now();
    expect(checkTable(table(5, rules)).isCutShort).toBe(true);
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('of rules that share much of their first column are found soon', () => {
    const rules = Array.from({ length: 900 }, (_, at) => [`>= ${at}`, `"v${at}"`]);
    const began = Date.now();
    expect(checkTable(table(2, rules)).isCutShort).toBe(true);
    expect(Date.now() - began).toBeLessThan(8000);
  });
});
