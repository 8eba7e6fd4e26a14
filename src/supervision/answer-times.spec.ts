import fc from 'fast-check';
import { addTo, noAnswers, quantileMs, STRETCHES, stretchOf } from './answer-times';

const edges = /'\{(.+)\}'/.exec(stretchOf('x'))![1]!.split(',').map(Number);
const keep = (lengths: readonly number[]) =>
  lengths.reduce((sum, ms) => {
    sum.answered += 1;
    sum.stretches[edges.filter((edge) => edge <= ms).length]! += 1;
    return sum;
  }, noAnswers());

describe('how long answers took', () => {
  const lengths = fc.array(fc.integer({ min: edges[0]!, max: Math.round(edges.at(-1)! * 1.1) }), { minLength: 1, maxLength: 200 });

  it('is told within 8.2 % of the exact median and p90', () => {
    fc.assert(
      fc.property(lengths, fc.constantFrom(0.5, 0.9), (all, share) => {
        const exact = [...all].sort((a, b) => a - b)[Math.ceil(share * all.length) - 1]!;
        expect(Math.abs(quantileMs(keep(all), share)! / exact - 1)).toBeLessThanOrEqual(0.0825);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for a whole and for the sum of its parts', () => {
    fc.assert(
      fc.property(lengths, lengths, (a, b) => expect(addTo(keep(a), keep(b))).toEqual(keep([...a, ...b]))),
      { numRuns: 50 },
    );
  });

  it('is not told of none', () => {
    expect([quantileMs(noAnswers(), 0.5), STRETCHES]).toEqual([null, edges.length + 1]);
  });
});
