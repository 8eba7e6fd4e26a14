import type { Entry } from '../../contracts/journal';
import type { OfficeHands, Place } from '../shared/procedure.ports';

type Step = Place & { key: string };

/** What an inquiry's process does besides asking people. */
export interface InquiryHands extends OfficeHands {
  /** Asks the unit the asker named instead of one that returned the question. */
  retarget(at: Step): Promise<Entry[]>;
  /** Ends it, withdrawn or concluded, and tells whoever is still asked. */
  endInquiry(at: Step): Promise<Entry[]>;
}
