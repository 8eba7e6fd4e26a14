import type { RouteHeatPlace } from '../../../../../contracts/route-pictures';
import { heatPicture } from './heat-picture';

const place = (element: string, part: Partial<RouteHeatPlace>): RouteHeatPlace => ({
  ...{ element, count: 0, open: 0, overdue: 0, stopped: 0, medianMs: null, medianWorkingMs: null },
  ...part,
});

describe('The heat of a route, drawn', () => {
  const places = [place('calm', { open: 90 }), place('hot', { open: 1200, overdue: 100, medianMs: 3 * 86_400_000 })];

  it('shades each step by what is asked for', () => {
    expect(heatPicture(places, 'overdue').marks).toEqual({ calm: 'heat0', hot: 'heat3' });
    expect(heatPicture(places, 'open').marks).toEqual({ calm: 'heat0', hot: 'heat3' });
  });

  it('writes its figure beside it, in Persian', () => {
    expect(heatPicture(places, 'open').badges).toEqual({ calm: '۹۰', hot: '۱٬۲۰۰' });
    expect(heatPicture(places, 'median').badges).toEqual({ hot: '۳ روز' });
  });
});
