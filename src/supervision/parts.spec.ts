import { countedIn } from './parts';
import type { UnitOfBoard } from './places.queries';

const office = (id: string, level: UnitOfBoard['level'], provinceCode: string | null): UnitOfBoard => ({
  ...{ id, level, provinceCode, officeId: id, name: id, shortName: id, countyCode: null },
});
const country = { level: 'country', under: null, name: 'سازمان', officeId: null, provinceCode: null } as const;

describe('what of an office counts where, for the country', () => {
  const counted = (...offices: UnitOfBoard[]) => countedIn(country, [], offices).offices;

  it('is its province, whose own office stands for it', () => {
    const offices = [office('a county', 'COUNTY_OFFICE', '07'), office('the province', 'PROVINCIAL_OFFICE', '07')];
    expect(counted(...offices)).toEqual([
      { id: 'a county', scope: 'the province', ledger: '07' },
      { id: 'the province', scope: 'the province', ledger: '07' },
    ]);
  });

  it('is one place also while a province has counties alone, so that nothing counts twice', () => {
    const scopes = counted(office('one', 'COUNTY_OFFICE', '07'), office('other', 'COUNTY_OFFICE', '07')).map(({ scope }) => scope);
    expect(new Set(scopes).size).toBe(1);
  });

  it('is the office itself in the headquarters', () => {
    expect(counted(office('hq', 'HEADQUARTERS', null))).toEqual([{ id: 'hq', scope: 'hq' }]);
  });
});
