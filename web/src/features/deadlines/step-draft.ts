import type { StepTerms } from '../../../../contracts/deadline-policies';
import type { DeadlinePolicy } from '../../../../contracts/org';
import { policiesWords } from './policies.words';

export type When = `${keyof typeof policiesWords.whens}`;
export type TimeUnit = keyof typeof policiesWords.units;

/** A step while it is edited; how long after is a text, as it is typed. */
export interface StepDraft {
  id: number;
  when: When;
  unit: TimeUnit;
  amount: string;
  act: StepTerms['act'];
  tell: StepTerms['tell'];
}

/** Whom each act may reach: whoever has the task is reminded only, and the task goes no further than to the head of its unit. */
export const reachable: Record<StepTerms['act'], readonly StepTerms['tell'][]> = {
  remind: ['holder', 'head', 'province', 'headquarters'],
  watch: ['head', 'province', 'headquarters'],
  reassign: ['head'],
  raise: ['holder'],
};

/** What a new policy begins with: as it is without one. */
export const usualSteps: readonly StepDraft[] = [
  { id: 1, when: '0.5', unit: 'WORKING_HOUR', amount: '', act: 'remind', tell: 'holder' },
  { id: 2, when: 'after', unit: 'WORKING_HOUR', amount: '2', act: 'remind', tell: 'head' },
  { id: 3, when: 'after', unit: 'WORKING_DAY', amount: '1', act: 'remind', tell: 'province' },
];

export const newStep = (steps: readonly StepDraft[]): StepDraft => ({
  id: Math.max(0, ...steps.map(({ id }) => id)) + 1,
  ...{ when: 'after', unit: 'WORKING_DAY', amount: '2', act: 'watch', tell: 'headquarters' },
});

/** Whom it reaches changes with what it does, where that is not possible. */
export const changed = (step: StepDraft, part: Partial<StepDraft>): StepDraft => {
  const next = { ...step, ...part };
  return reachable[next.act].includes(next.tell) ? next : { ...next, tell: reachable[next.act][0]! };
};

export const isWhole = ({ when, amount }: StepDraft): boolean => when !== 'after' || Number(amount) > 0;

export const stepOf = ({ when, unit, amount, act, tell }: StepDraft): StepTerms => ({
  at: when === 'after' ? { after: { unit, amount: Number(amount) } satisfies DeadlinePolicy } : { share: Number(when) },
  act,
  tell,
});
