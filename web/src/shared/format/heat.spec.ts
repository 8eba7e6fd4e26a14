import { heatOf, heatSteps } from './heat';

describe('the colours of lateness', () => {
  it('keep the bounds people know when some provinces are far behind', () => {
    expect(heatSteps(112)).toEqual([10, 30, 60, 100]);
  });

  it('tell differences in a quiet country too', () => {
    const steps = heatSteps(4);
    expect([0, 1, 3, 4].map((n) => heatOf(n, steps))).toEqual([0, 1, 2, 3]);
  });

  it('are never darker than the darkest', () => {
    expect(heatOf(1_000_000, heatSteps(1_000_000))).toBe(4);
  });
});
