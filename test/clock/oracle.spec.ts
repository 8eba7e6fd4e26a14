import { differences } from '../../scripts/sla/oracle';
import { randomCase, randomNumbers } from '../../scripts/sla/random-cases';

describe('the clock, against a walk minute by minute', () => {
  it('is due at the same minute in two thousand cases of layered calendars, years of summer time and pauses', () => {
    expect(differences(2000, 1405)).toEqual([]);
  }, 120_000);

  it('is held against cases of every sort, the same for the same seed', () => {
    const cases = (seed: number) =>
      Array.from(
        { length: 500 },
        (
          (random) => () =>
            randomCase(random)
        )(randomNumbers(seed)),
      );
    expect(cases(7)).toEqual(cases(7));
    expect(new Set(cases(7).map(({ unit }) => unit)).size).toBe(5);
    expect(new Set(cases(7).map(({ layers }) => layers.length)).size).toBe(4);
    expect(cases(7).filter(({ pauses }) => pauses.length > 0).length).toBeGreaterThan(200);
    expect(cases(7).filter(({ start }) => start < '2022-09-22').length).toBeGreaterThan(300);
  });
});
