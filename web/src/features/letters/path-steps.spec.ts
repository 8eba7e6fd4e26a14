import type { Hop, HopKind } from '../../../../contracts/path';
import { stepsOf, unitsOf } from './path-steps';

const hop = (what: HopKind, at: number, kind: Hop['process']['kind'] = 'letter'): Hop => ({
  at: new Date(at * 60_000).toISOString(),
  process: { id: `${kind}-${at}`, kind },
  key: 'process',
  what,
  title: null,
  unit: null,
  post: null,
  actor: null,
  onBehalfOf: null,
  asSubstitute: false,
  to: null,
  note: null,
  purpose: null,
  copy: null,
  stayedMs: null,
  workingStayedMs: null,
  dueAt: null,
  version: null,
  stale: false,
  number: null,
  count: null,
});

describe('The way of a letter at first sight', () => {
  it('tells once what many units did alike', () => {
    const steps = stepsOf({ hops: [hop('arrived', 1, 'respondent'), hop('arrived', 2, 'respondent'), hop('arrived', 3, 'respondent')] });
    expect(steps).toHaveLength(1);
    expect(steps[0]!.alike).toHaveLength(2);
  });
  it('names a unit once that did the same several times', () => {
    const at = (n: number, name: string): Hop => ({ ...hop('partly_answered', n, 'respondent'), unit: { id: name, name } });
    const [step] = stepsOf({ hops: [at(1, 'اداره کل فارس'), at(2, 'اداره کل فارس'), at(3, 'اداره کل تهران')] });
    expect(unitsOf(step!)).toEqual(['اداره کل فارس', 'اداره کل تهران']);
  });
  it('keeps every referral apart, and leaves sight and clocks to the details', () => {
    const steps = stepsOf({
      hops: [hop('referred', 1, 'delivery'), hop('seen', 2, 'delivery'), hop('referred', 3, 'delivery'), hop('reminded', 4)],
    });
    expect(steps.map(({ hop }) => hop.what)).toEqual(['referred', 'referred']);
  });
});
