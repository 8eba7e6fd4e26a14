import type { Entry } from '../../contracts/journal';
import type { OfficeHands, Place } from '../shared/procedure.ports';

type Step = Place & { key: string };

/** What the office does for a letter on a route. */
export interface RouteSteps {
  /** Works out what the route has asked. */
  workOut(at: Step): Promise<Entry[]>;
  /** Puts a task of the route on the desks of whoever may do it; `key` ends with walk, task and how often. */
  openStep(at: Step): Promise<Entry[]>;
  /** Takes from the desks what the route no longer asks. */
  clearSteps(at: Step): Promise<Entry[]>;
  /** Tells the route how its command ended; `key` ends with walk, job and how often. */
  command(at: Step): Promise<Entry[]>;
}

/** What the letter process does besides asking people. Each happens once per key, however often it is called. */
export interface LetterHands extends OfficeHands, RouteSteps {
  discard(at: Step): Promise<Entry[]>;
  /** Allots the number in the sender's book. */
  register(at: Step): Promise<Entry[]>;
  /** Opens the deliveries, some dozens at a time; `more` tells that recipients are left. */
  dispatch(at: Step): Promise<Entry[]>;
  /** Sends it to the unit the sender named instead of one that returned it. */
  resend(at: Step): Promise<Entry[]>;
  /** Takes a voided letter back from every desk it lies on. */
  withdraw(at: Step): Promise<Entry[]>;
  close(at: Step): Promise<Entry[]>;
}
