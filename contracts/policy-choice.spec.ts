import fc from 'fast-check';
import { choose, isFor, ladderOf, stronger, termsOf, type Policy, type Work } from './policy-choice';

const nullable = <T>(...of: T[]) => fc.constantFrom<T | null>(null, ...of);
const policyAt = (n: number): fc.Arbitrary<Policy> =>
  fc.record({
    id: fc.constant(`p${n}`),
    work: fc.constant('INQUIRY' as const),
    type: nullable('RECORD_AUTHENTICITY', 'ADMINISTRATIVE'),
    priority: nullable('NORMAL' as const, 'IMMEDIATE' as const),
    level: nullable('COUNTY_OFFICE' as const, 'PROVINCIAL_OFFICE' as const),
    province: nullable('23', '10'),
    unit: nullable('unit', 'office'),
    policy: fc.constant({ unit: 'WORKING_DAY' as const, amount: 1 }),
    ladder: fc.constant([]),
    validFrom: fc.integer({ min: 0, max: 5 }),
    validTo: fc.option(fc.integer({ min: 6, max: 9 }), { nil: null }),
    withdrawn: fc.boolean(),
    createdAt: fc.integer({ min: 0, max: 3 }),
  });
const policies = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => policyAt(n))) as fc.Arbitrary<Policy[]>);
const work: fc.Arbitrary<Work> = fc.record({
  work: fc.constant('INQUIRY' as const),
  type: nullable('RECORD_AUTHENTICITY', 'ADMINISTRATIVE'),
  priority: fc.constantFrom('NORMAL' as const, 'URGENT' as const, 'IMMEDIATE' as const),
  level: fc.constantFrom('COUNTY_OFFICE' as const, 'PROVINCIAL_OFFICE' as const, 'HEADQUARTERS' as const),
  province: nullable('23', '10'),
  units: fc.constantFrom(['unit', 'office'], ['other', 'office'], ['other']),
});
const at = fc.integer({ min: 0, max: 9 });

const usual: Policy = {
  ...{ id: 'usual', work: 'INQUIRY', type: null, priority: null, level: null, province: null, unit: null },
  ...{ policy: { unit: 'WORKING_DAY', amount: 2 }, ladder: [], validFrom: 0, validTo: null, withdrawn: false, createdAt: 0 },
};
const asked: Work = {
  ...{ work: 'INQUIRY', type: 'ADMINISTRATIVE', priority: 'URGENT', level: 'COUNTY_OFFICE', province: '23' },
  units: ['unit', 'office'],
};

describe('the policy for a piece of work', () => {
  it('is one that holds and is for it, the strongest of them, in whatever order they come', () => {
    fc.assert(
      fc.property(policies, work, at, (all, one, now) => {
        const chosen = choose(all, one, now);
        const fit = all.filter((policy) => isFor(policy, one, now));
        expect(chosen === undefined).toBe(fit.length === 0);
        expect(choose([...all].reverse(), one, now)?.id).toBe(chosen?.id);
        for (const other of fit) if (other !== chosen) expect(stronger(chosen!, other)).toBeLessThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives way to one that names more of the work', () => {
    fc.assert(
      fc.property(policyAt(1), work, at, (policy, one, now) => {
        const wider = { ...policy, priority: null };
        fc.pre(isFor(wider, one, now));
        expect(choose([wider, { ...wider, id: 'narrower', priority: one.priority }], one, now)!.id).toBe('narrower');
      }),
      { numRuns: 200 },
    );
  });

  it('is the one that names more; of as many, the unit before the type before the priority before province and level', () => {
    const policy = (id: string, more: Partial<Policy>): Policy => ({ ...usual, id, ...more });
    const order = [
      policy('unit', { unit: 'office' }),
      policy('type', { type: 'ADMINISTRATIVE' }),
      policy('priority', { priority: 'URGENT' }),
      policy('province', { province: '23' }),
      policy('level', { level: 'COUNTY_OFFICE' }),
      usual,
    ];
    for (let n = 0; n < order.length; n++) expect(choose(order.slice(n).reverse(), asked, 5)).toBe(order[n]);
    const two = policy('two', { province: '23', level: 'COUNTY_OFFICE' });
    expect(choose([...order, two], asked, 5)).toBe(two);
    const later = policy('later', { unit: 'office', validFrom: 3 });
    expect(choose([later, order[0]!], asked, 5)).toBe(later);
    expect(choose([policy('newer', { unit: 'office', createdAt: 9 }), order[0]!], asked, 5)!.id).toBe('newer');
  });

  it('ends on the instant it is said to, and when it is withdrawn', () => {
    const ends = { ...usual, validTo: 5 };
    const found = [choose([ends], asked, 4), choose([ends], asked, 5), choose([{ ...usual, withdrawn: true }], asked, 4)];
    expect(found).toEqual([ends, undefined, undefined]);
  });
});

describe('a ladder as it is entered', () => {
  it('always has the due time, names every step once, and keeps what was said', () => {
    const after = { after: { unit: 'WORKING_DAY' as const, amount: 1 } };
    const ladder = ladderOf([
      { at: after, tell: 'headquarters', act: 'watch' },
      { at: { share: 0.8 }, tell: 'head', act: 'remind' },
      { at: { share: 0.5 }, tell: 'holder', act: 'remind' },
      { at: after, tell: 'head', act: 'reassign' },
      { at: { share: 1 }, tell: 'holder', act: 'raise' },
    ]);
    expect(ladder.map(({ step }) => step)).toEqual([
      ...['half', 'remind.head.0-8', 'raise.holder.1', 'due'],
      ...['watch.headquarters.1-working-day', 'reassign.head.1-working-day'],
    ]);
    expect(ladderOf(termsOf(ladder)).map(({ at, act }) => [at, act])).toEqual(ladder.map(({ at, act }) => [at, act]));
    expect(ladderOf([]).map(({ step }) => step)).toEqual(['due']);
    const twice = { at: after, tell: 'head', act: 'remind' } as const;
    expect(ladderOf([twice, twice]).map(({ step }) => step)).toEqual(['due', 'remind.head.1-working-day']);
  });
});
