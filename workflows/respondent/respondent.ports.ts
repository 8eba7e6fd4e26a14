import type { Entry } from '../../contracts/journal';
import type { OfficeHands, Place } from '../shared/procedure.ports';

type Step = Place & { key: string };

/** What the process of a unit that is asked does besides asking people. */
export interface RespondentHands extends OfficeHands {
  /** Registers the reply as a letter of that unit, with its number. */
  reply(at: Step): Promise<Entry[]>;
  /** Opens the process of the unit it was redirected to, with a clock of its own. */
  redirect(at: Step): Promise<Entry[]>;
  /** Clears the desks and tells the asker. */
  report(at: Step): Promise<Entry[]>;
}
