import { changed, isWhole, newStep, reachable, stepOf, usualSteps } from './step-draft';

describe('a step of a ladder while it is edited', () => {
  it('reaches only whom its act may reach', () => {
    const [half] = usualSteps;
    expect(changed(half!, { act: 'reassign' })).toMatchObject({ act: 'reassign', tell: 'head' });
    expect(changed({ ...half!, tell: 'province' }, { act: 'watch' })).toMatchObject({ act: 'watch', tell: 'province' });
    for (const act of ['remind', 'watch', 'reassign', 'raise'] as const)
      expect(reachable[act]).toContain(changed(newStep([]), { act }).tell);
  });

  it('is whole when it says how long after, and is told as the server takes it', () => {
    expect([isWhole({ ...newStep([]), amount: '' }), isWhole(usualSteps[0]!)]).toEqual([false, true]);
    expect(usualSteps.map(stepOf).map(({ at }) => at)).toEqual([
      { share: 0.5 },
      { after: { unit: 'WORKING_HOUR', amount: 2 } },
      { after: { unit: 'WORKING_DAY', amount: 1 } },
    ]);
    expect(newStep(usualSteps).id).toBe(4);
  });
});
