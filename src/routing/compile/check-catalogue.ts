import { isRouteCommand, isRouteForm, routeForms } from '../../../contracts/route-catalogue';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { Findings } from './findings';

/** Of a route that letters take: whether what it commands and asks is in the catalogue. */
export function checkCatalogue({ nodes }: RoutePlan, findings: Findings): void {
  for (const { id, job, duty } of Object.values(nodes)) {
    const type = job?.type;
    if (type && 'feel' in type) findings.error('task.command_computed', id, { feel: type.feel });
    else if (type && !isRouteCommand(type.text)) findings.error('task.command_unknown', id, { command: type.text });
    const form = duty?.form;
    if (!isRouteForm(form)) continue;
    const given: readonly string[] = routeForms[form].outcomes;
    for (const outcome of duty?.outcomes ?? []) if (!given.includes(outcome)) findings.error('task.outcome_unknown', id, { form, outcome });
  }
}
