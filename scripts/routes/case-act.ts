import { duration } from 'feelin';
import type { RehearsalAct, RouteStanding } from '../../contracts/rehearsals';
import type { CaseAction } from './case';

/** What a case does, as the fact that happens to a route that stands so. Elements that are not open have no id, and are refused. */
export function actOf(action: Exclude<CaseAction, { advance: string }>, { open, incidents, referrals }: RouteStanding): RehearsalAct {
  const idOf = (element: string, index = 0) => open.filter((one) => one.element === element)[index]?.id ?? NOBODY;
  if ('complete' in action) {
    const { complete, index, with: variables = {}, by } = action;
    return { kind: 'taskCompleted', task: idOf(complete, index), variables, ...(by && { by }) };
  }
  if ('job' in action) {
    const job = idOf(action.job, action.index);
    if (action.fail !== undefined) return { kind: 'jobFailed', job, reason: action.fail };
    if (action.error !== undefined) return { kind: 'jobRefused', job, error: action.error };
    return { kind: 'jobDone', job, variables: action.with ?? {} };
  }
  if ('message' in action) {
    const { message: name, key, with: variables = {} } = action;
    return { kind: 'message', name, variables, ...(key !== undefined && { key }) };
  }
  if ('signal' in action) return { kind: 'signal', name: action.signal };
  if ('retry' in action) {
    const incident = incidents.find(({ element }) => element === action.retry)?.id ?? NOBODY;
    return { kind: 'retried', incident, variables: action.with ?? {} };
  }
  if ('activate' in action) return { kind: 'activated', scope: idOf(action.in), elements: action.activate };
  if ('refer' in action) {
    const under = referrals.some(({ id }) => id === action.refer) ? action.refer : idOf(action.refer);
    return { kind: 'referred', referral: action.id, under, to: action.to };
  }
  if ('answer' in action) return { kind: 'referralAnswered', referral: action.answer, variables: action.with ?? {} };
  return { kind: 'cancelled' };
}

const NOBODY = '-';

/** Of an ISO 8601 duration without months. @throws Error for what is none */
export function millisecondsOf(text: string): number {
  const parsed = duration(text);
  if (!parsed || parsed.yearsMonths) throw new Error(`${text} is no duration.`);
  return (((parsed.days * 24 + parsed.hours) * 60 + parsed.minutes) * 60 + parsed.seconds) * 1000;
}
