import { isRouteForm, routeForms, STEP_DONE } from '../../../../../contracts/route-catalogue';
import { outcomeWords } from '../../../../../contracts/words';
import { is, type Drawn } from './bpmn';
import { attributeOf, listOfProperty } from './extensions';
import { buttonWords } from './designer.words';

export interface Button {
  id: string;
  label: string;
}

const word = (outcome: string): string =>
  (outcomeWords as Record<string, string>)[outcome] ?? (outcome === STEP_DONE ? buttonWords.done : outcome);
export const buttonOf = (outcome: string): Button => ({ id: outcome, label: word(outcome) });

/** The buttons of a task for people. */
export function buttonsOf({ businessObject }: Drawn): Button[] {
  const form = attributeOf(businessObject, 'zeebe:FormDefinition', 'formId');
  const declared = isRouteForm(form) ? routeForms[form].outcomes : listOfProperty(businessObject, 'route.outcomes');
  return (declared.length > 0 ? declared : [STEP_DONE]).map(buttonOf);
}

/** The buttons of the tasks that were done last before this, nearest only. */
export function buttonsBefore(element: Drawn): Button[] {
  const seen = new Set<Drawn>();
  const found = new Map<string, Button>();
  const look = (at: Drawn) => {
    if (seen.has(at)) return;
    seen.add(at);
    if (is(at, 'bpmn:UserTask')) for (const button of buttonsOf(at)) found.set(button.id, button);
    else for (const { source } of at.incoming) if (source) look(source);
  };
  look(element);
  return [...found.values()];
}
