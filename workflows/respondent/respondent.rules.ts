import type { Outcome } from '../../contracts/tasks';

/** What may be done with a task of a unit that is asked. */
export const respondentOutcomes: Record<'answer' | 'extension' | 'info', readonly Outcome[]> = {
  answer: ['answered', 'returned', 'redirected'],
  extension: ['granted', 'denied'],
  info: ['supplied'],
};

/** The state of a respondent once its question is closed so. */
export const respondentStateAfter: Partial<Record<Outcome, string>> = {
  answered: 'ANSWERED',
  returned: 'RETURNED_WRONG_UNIT',
  redirected: 'REDIRECTED',
  cancelled: 'CANCELLED',
};
