import type { Outcome } from '../../contracts/tasks';

/** What may be done with a desk that received something, in a delivery or below a question. */
export const deskOutcomes: Record<'attend' | 'referral' | 'notice', readonly Outcome[]> = {
  attend: ['closed', 'returned'],
  referral: ['closed', 'returned'],
  notice: ['acknowledged'],
};
