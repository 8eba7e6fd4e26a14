import { beginningOf, sampleOf, valueOf } from './sample';
import { routeVariables } from '../../../../../contracts/route-catalogue';
import type { RouteView } from '../../../../../contracts/routes';

const route = { letterKind: 'INQUIRY', inquiryType: 'X' } as RouteView;

describe('The letter a route is tried with', () => {
  it('has every variable that a letter brings', () => {
    const { variables } = beginningOf(sampleOf(route), 1, undefined);
    expect(Object.keys(variables!).sort()).toEqual([...routeVariables].sort());
    expect(variables).toMatchObject({ kind: 'INQUIRY', inquiryType: 'X' });
  });

  it('takes further values as they are typed', () => {
    expect(['۱۲', 'درست', 'نادرست', '["a"]', 'فارس', ''].map(valueOf)).toEqual([12, true, false, ['a'], 'فارس', '']);
    const { variables } = beginningOf({ ...sampleOf(route), more: [{ name: ' amount ', value: '۵۰' }] }, 1, undefined);
    expect(variables).toMatchObject({ amount: 50 });
  });

  it('pretends what a decision comes to only where that is said', () => {
    const { decisions } = beginningOf({ ...sampleOf(route), decisions: { who: ' ', much: '۳' } }, 1, undefined);
    expect(decisions).toEqual({ much: 3 });
  });
});
