/** The upper bounds of the five shades, the least first; above the last one is the darkest. */
export type HeatSteps = readonly [number, number, number, number];

const scales: readonly HeatSteps[] = [
  [0, 1, 3, 6],
  [0, 5, 15, 30],
  [10, 30, 60, 100],
  [50, 150, 300, 500],
  [100, 500, 1000, 2000],
  [1000, 5000, 10_000, 20_000],
];

/**
 * Round bounds that go with the worst place: few colours change from one hour to the next, and a quiet country is not painted red.
 * @param most the largest number that is shown
 */
export const heatSteps = (most: number): HeatSteps => scales.find(([, , , last]) => most <= last * 2) ?? scales.at(-1)!;

/** @returns the shade, 0 to 4 */
export function heatOf(n: number, steps: HeatSteps): number {
  const shade = steps.findIndex((bound) => n <= bound);
  return shade < 0 ? 4 : shade;
}

export const heatFill = ['fill-heat-0', 'fill-heat-1', 'fill-heat-2', 'fill-heat-3', 'fill-heat-4'] as const;
export const heatGround = ['bg-heat-0', 'bg-heat-1', 'bg-heat-2', 'bg-heat-3', 'bg-heat-4'] as const;
