import { isRouteForm, routeForms, STEP_DONE } from '../../../contracts/route-catalogue';
import type { RouteNode } from '../../../contracts/route-plan';

/** How a task of a route lies on a desk. */
export interface HowAsked {
  task: 'review' | 'sign' | 'step';
  title: string | null;
  /** the answers it takes; all of its kind, where the drawing names none */
  choices: readonly string[] | null;
  mayRefer: boolean;
}

export function howAsked({ name, duty }: RouteNode): HowAsked {
  const form = isRouteForm(duty?.form) ? routeForms[duty.form] : undefined;
  return {
    task: form?.task ?? 'step',
    title: name ?? null,
    choices: duty?.outcomes ?? (form ? null : [STEP_DONE]),
    mayRefer: duty?.referral !== 'none',
  };
}
