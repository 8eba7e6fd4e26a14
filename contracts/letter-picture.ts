import { z } from 'zod';
import { Id } from './ids';
import { RouteStanding } from './rehearsals';
import { RouteHappening } from './route-pictures';

const Moment = z.iso.datetime();

/** The route a letter is on, or went last: where it stands and how it came there. What the route knows of the letter is not told. */
export const LetterPicture = RouteStanding.omit({ variables: true, referrals: true }).extend({
  route: z.object({ id: Id, name: z.string(), version: z.int() }),
  /** the `.bpmn` file, as text */
  diagram: z.string(),
  /** by the office's clock */
  at: Moment,
  begunAt: Moment,
  /** of how many it is the last: one for each time it was submitted from the beginning */
  walk: z.int(),
  story: z.array(RouteHappening),
});
export type LetterPicture = z.infer<typeof LetterPicture>;
