import fc from 'fast-check';
import { isMet } from './inquiry.rules';

const standings = fc.record({ waiting: fc.nat({ max: 40 }), answered: fc.nat({ max: 40 }) });
const rules = fc.constantFrom('ALL', 'ANY', 'AT_LEAST', 'REQUESTER_DECIDES' as const);
const atLeasts = fc.integer({ min: 1, max: 30 });

describe('the completion rule of an inquiry', () => {
  it('of ALL is met when nobody is waited for, of ANY by one answer, of AT_LEAST by that many', () => {
    expect(isMet('ALL', null, { waiting: 1, answered: 9 })).toBe(false);
    expect(isMet('ALL', null, { waiting: 0, answered: 10 })).toBe(true);
    expect(isMet('ANY', null, { waiting: 9, answered: 0 })).toBe(false);
    expect(isMet('ANY', null, { waiting: 9, answered: 1 })).toBe(true);
    expect(isMet('AT_LEAST', 3, { waiting: 9, answered: 2 })).toBe(false);
    expect(isMet('AT_LEAST', 3, { waiting: 9, answered: 3 })).toBe(true);
    expect(isMet('REQUESTER_DECIDES', null, { waiting: 1, answered: 40 })).toBe(false);
  });

  it('never waits for an answer that cannot come', () => {
    fc.assert(fc.property(rules, atLeasts, fc.nat({ max: 40 }), (rule, n, answered) => isMet(rule, n, { waiting: 0, answered })));
  });

  it('stays met when another unit answers', () => {
    fc.assert(
      fc.property(rules, atLeasts, standings, (rule, n, { waiting, answered }) => {
        fc.pre(waiting > 0 && isMet(rule, n, { waiting, answered }));
        return isMet(rule, n, { waiting: waiting - 1, answered: answered + 1 });
      }),
    );
  });

  it('asks of ALL no less than of AT_LEAST, and of that no less than of ANY', () => {
    fc.assert(
      fc.property(atLeasts, standings, (n, standing) => {
        if (isMet('ALL', null, standing)) expect(isMet('AT_LEAST', n, standing)).toBe(true);
        if (isMet('AT_LEAST', n, standing)) expect(isMet('ANY', null, standing)).toBe(true);
      }),
    );
  });
});
