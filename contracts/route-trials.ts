import { z } from 'zod';
import { Id } from './ids';

/**
 * What a version of a route would have made of the letters that were: they go its way once more, in simulated time, and whoever is asked
 * takes as long and answers as their past says. Durations are milliseconds of working time. Figures name posts, units and elements, never
 * a person or a letter.
 */

/** Another seed is another throw of the same dice. */
export const StartTrial = z.strictObject({
  days: z.int().min(1).max(400).default(90),
  seed: z.int().min(0).max(2_147_483_647).default(1),
});
export type StartTrial = z.output<typeof StartTrial>;

const Count = z.int().min(0);
const Ms = z.number().min(0);
const Moment = z.iso.datetime();

const Spread = z.object({ n: Count, median: Ms, p90: Ms });
export type Spread = z.infer<typeof Spread>;

const Late = z.object({ tasks: Count, late: Count });

export const TrialFigures = z.object({
  letters: Count,
  /** how they ended: with a number, given up, at an incident, or not at all */
  ended: z.object({ numbered: Count, discarded: Count, stuck: Count, open: Count }),
  /** from the submission to the number */
  cycle: z.object({ before: Spread.nullable(), after: Spread.nullable() }),
  /** where work waits before somebody begins it, the most first */
  queues: z.array(z.object({ post: Id, tasks: Count, waited: Ms, longest: Count })),
  gains: z.array(z.object({ post: Id, before: Count, after: Count })),
  losses: z.array(z.object({ post: Id, before: Count, after: Count })),
  late: z.object({ before: Late, after: Late }),
  /** steps that were done after they were due */
  breaches: z.array(z.object({ element: z.string(), tasks: Count, late: Count })),
  /** `code` of an incident, of an error nobody catches, or `trial.endless` */
  incidents: z.array(z.object({ element: z.string(), code: z.string(), letters: Count })),
  /** elements at which letters stood at the end, without an incident */
  waits: z.array(z.object({ element: z.string(), letters: Count })),
  /** null: headquarters */
  provinces: z.array(
    z.object({ province: z.string().nullable(), letters: Count, before: Spread.nullable(), after: Spread.nullable(), late: Count }),
  ),
});
export type TrialFigures = z.infer<typeof TrialFigures>;

const Named = z.object({ id: z.string(), name: z.string() });

export const RouteTrial = z.object({
  n: z.int(),
  version: z.int(),
  at: Moment,
  by: Named,
  days: z.int(),
  seed: z.int(),
  from: Moment,
  to: Moment,
  figures: TrialFigures,
  /** of what the figures name: posts, provinces by code, elements */
  names: z.record(z.string(), z.string()),
  /** the figures in words, the weightiest first */
  sentences: z.array(z.string()),
});
export type RouteTrial = z.infer<typeof RouteTrial>;

export const TrialSummary = z.object({ n: z.int(), at: Moment, days: z.int(), seed: z.int(), letters: Count });
export type TrialSummary = z.infer<typeof TrialSummary>;

/** A way of a trial that versions to come have to go, too. */
export const RouteCaseView = z.object({
  id: Id,
  title: z.string(),
  version: z.int(),
  trial: z.int(),
  steps: z.int(),
  kept: z.object({ by: Named, at: Moment }),
});
export type RouteCaseView = z.infer<typeof RouteCaseView>;
export const RouteCases = z.object({ items: z.array(RouteCaseView) });
