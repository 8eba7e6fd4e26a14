import type { RouteHeatPlace } from '../../../../../contracts/route-pictures';
import type { Heat, Picture } from '../../../shared/diagram/route-diagram';
import { count, persianDuration } from '../../../shared/format/format';
import { heatOf, heatSteps, type HeatSteps } from '../../../shared/format/heat';

const HOUR = 3_600_000;
export type Measure = 'overdue' | 'open' | 'median';

/** @returns what a place is coloured by: a count, or hours */
export const measured = ({ overdue, open, medianMs }: RouteHeatPlace, by: Measure): number =>
  by === 'median' ? Math.round((medianMs ?? 0) / HOUR) : by === 'open' ? open : overdue;

export const stepsOf = (places: readonly RouteHeatPlace[], by: Measure): HeatSteps =>
  heatSteps(Math.max(0, ...places.map((place) => measured(place, by))));

/** The figures of a route, drawn: a shade for each step, and its figure at the corner. */
export function heatPicture(places: readonly RouteHeatPlace[], by: Measure): Picture {
  const steps = stepsOf(places, by);
  const signOf = (place: RouteHeatPlace) => {
    if (by === 'median') return place.medianMs === null ? '' : persianDuration(place.medianMs, 1);
    return measured(place, by) ? count(measured(place, by)) : '';
  };
  return {
    marks: Object.fromEntries(places.map((place) => [place.element, `heat${heatOf(measured(place, by), steps) as Heat}` as const])),
    badges: Object.fromEntries(places.flatMap((place) => (signOf(place) ? [[place.element, signOf(place)]] : []))),
    flows: [],
  };
}
