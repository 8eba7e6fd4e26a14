import type { Entry } from '../../contracts/journal';
import type { OfficeHands, Place } from '../shared/procedure.ports';

type Step = Place & { key: string };

/** What a rehearsal does besides waiting for whoever plays the people. */
export interface RehearsalHands extends OfficeHands {
  /** Works out what the route has asked. */
  evaluate(at: Step): Promise<Entry[]>;
  /** Lets the clock strike that was due first. */
  strike(at: Step): Promise<Entry[]>;
  endRehearsal(at: Step): Promise<Entry[]>;
}
