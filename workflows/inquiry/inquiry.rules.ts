import type { CompletionRule } from '../../contracts/inquiries';
import type { Outcome } from '../../contracts/tasks';

/** What may be done with a task of the one who asks. */
export const askerOutcomes: Record<'retarget' | 'conclude', readonly Outcome[]> = {
  retarget: ['resent', 'accepted'],
  conclude: ['concluded'],
};

export interface Standing {
  /** units still asked, and units that returned it while the asker has not said what to do */
  waiting: number;
  answered: number;
}

/**
 * Whether an inquiry has what it asked for. With nobody left who could answer, waiting longer is of no use.
 * @param atLeast answers needed, with `AT_LEAST` only
 */
export function isMet(rule: CompletionRule, atLeast: number | null, { waiting, answered }: Standing): boolean {
  if (waiting === 0) return true;
  if (rule === 'ANY') return answered >= 1;
  if (rule === 'AT_LEAST') return answered >= atLeast!;
  return false;
}
