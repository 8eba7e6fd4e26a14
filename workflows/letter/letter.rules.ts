import type { Outcome, TaskKind } from '../../contracts/tasks';

type LetterTask = 'draft' | 'review' | 'sign' | 'step' | 'register' | 'dispatch' | 'returned';

/** What may be done with a task of a letter at its sender. The API checks an act with it; queries tell from it which buttons exist. */
export const letterOutcomes: Record<LetterTask, readonly Outcome[]> = {
  draft: ['submitted', 'discarded'],
  review: ['approved', 'edited', 'returned', 'rejected'],
  sign: ['signed', 'returned', 'rejected'],
  step: ['done'],
  register: ['registered'],
  dispatch: ['dispatched'],
  returned: ['resent', 'accepted'],
};

/** The state a letter shows while this is asked. */
export const letterStateWhile: Partial<Record<TaskKind, string>> = {
  draft: 'DRAFTING',
  review: 'IN_REVIEW',
  sign: 'IN_REVIEW',
  step: 'IN_REVIEW',
  register: 'SIGNED',
  dispatch: 'DISPATCHING',
};
