import type { LadderStep } from './deadline-ladder';
import type { PolicyWork, StepTerms } from './deadline-policies';
import type { Priority } from './letters';
import type { DeadlinePolicy, UnitLevel } from './org';

/** A policy as work is measured by it; instants in milliseconds. */
export interface Policy {
  id: string;
  work: PolicyWork;
  type: string | null;
  priority: Priority | null;
  level: UnitLevel | null;
  province: string | null;
  unit: string | null;
  policy: DeadlinePolicy;
  ladder: LadderStep[];
  validFrom: number;
  /** the first instant at which it holds no more */
  validTo: number | null;
  withdrawn: boolean;
  createdAt: number;
}

/** A piece of work that begins: what it is, how urgent, and who has it. */
export interface Work {
  work: PolicyWork;
  type: string | null;
  priority: Priority;
  level: UnitLevel;
  province: string | null;
  /** the unit itself, and its office */
  units: readonly string[];
}

/** What a policy may name, the weightiest first: of two that name as much, the one that names the earlier of these wins. */
const names = ['unit', 'type', 'priority', 'province', 'level'] as const;

/** Whether a policy holds at that instant, and is for this work. */
export const isFor = (policy: Policy, work: Work, at: number): boolean =>
  !policy.withdrawn &&
  policy.validFrom <= at &&
  (policy.validTo === null || at < policy.validTo) &&
  policy.work === work.work &&
  (policy.type === null || policy.type === work.type) &&
  (policy.priority === null || policy.priority === work.priority) &&
  (policy.level === null || policy.level === work.level) &&
  (policy.province === null || policy.province === work.province) &&
  (policy.unit === null || work.units.includes(policy.unit));

/**
 * The policy for this work: the one that names the most of it, then the weightiest; of equal ones the one that holds since later, then the newest.
 * @returns nothing when none is for it; the same in whatever order they come
 */
export const choose = (policies: readonly Policy[], work: Work, at: number): Policy | undefined =>
  policies.filter((policy) => isFor(policy, work, at)).sort(stronger)[0];

/** The stronger first. */
export function stronger(a: Policy, b: Policy): number {
  const count = (policy: Policy) => names.filter((name) => policy[name] !== null).length;
  const weights = names.map((name) => Number(b[name] !== null) - Number(a[name] !== null));
  const order = [count(b) - count(a), ...weights, b.validFrom - a.validFrom, b.createdAt - a.createdAt];
  return order.find((difference) => difference !== 0) ?? (a.id < b.id ? 1 : -1);
}

/** The step that is always there. */
const due: LadderStep = { step: 'due', at: { share: 1 }, tell: 'holder', act: 'remind' };

/** By what it is, not by its place: under another ladder the same name is the same step, so it strikes once, and another one strikes. */
function nameOf({ at, tell, act }: StepTerms): string {
  const when = 'share' in at ? String(at.share) : `${at.after.amount} ${at.after.unit}`;
  return `${act}.${tell}.${when.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** A ladder as it is entered, with the due time in it and a name for each step, each once; in the order in which they strike. */
export function ladderOf(terms: readonly StepTerms[]): LadderStep[] {
  const isDue = ({ at, tell, act }: StepTerms) => 'share' in at && at.share === 1 && tell === 'holder' && act === 'remind';
  const isHalf = ({ at, tell, act }: StepTerms) => 'share' in at && at.share === 0.5 && tell === 'holder' && act === 'remind';
  const steps = terms.filter((step) => !isDue(step)).map((step) => ({ step: isHalf(step) ? 'half' : nameOf(step), ...step }));
  const half = steps.filter(({ step }) => step === 'half');
  const before = steps.filter(({ step, at }) => step !== 'half' && 'share' in at && at.share <= 1);
  const all = [...half, ...before, due, ...steps.filter(({ at }) => 'after' in at)];
  return all.filter(({ step }, i) => all.findIndex((each) => each.step === step) === i);
}

/** As it was entered: without names. */
export const termsOf = (ladder: readonly LadderStep[]): StepTerms[] => ladder.map(({ at, tell, act }) => ({ at, tell, act }));
