import { creationOf, missingIn, newDraft, type Draft } from './draft';

const asking = (inquiry: Partial<Draft['inquiry']>): Draft => {
  const draft = newDraft('INQUIRY', 'p1', ['s1']);
  return { ...draft, inquiry: { ...draft.inquiry, type: 'ADMINISTRATIVE', ...inquiry } };
};

describe('the deadline of an inquiry', () => {
  it('is told when it is whole, and named as missing when it is not', () => {
    const whole = asking({ within: { unit: 'WORKING_DAY', amount: 12 } });
    expect(creationOf(whole).inquiry?.within).toEqual({ unit: 'WORKING_DAY', amount: 12 });
    expect(missingIn(whole)).not.toContain('within');
    for (const amount of [null, 0, 401]) {
      const half = asking({ within: { unit: 'WORKING_DAY', amount } });
      expect(creationOf(half).inquiry).not.toHaveProperty('within');
      expect(missingIn(half)).toContain('within');
    }
  });

  it('is that of its type when no other is wanted', () => {
    expect(missingIn(asking({}))).not.toContain('within');
  });
});
