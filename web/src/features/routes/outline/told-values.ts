import { isRouteCommand, isRouteForm, routeForms, STEP_DONE } from '../../../../../contracts/route-catalogue';
import { routeCommandWords, routeFormWords } from '../../../../../contracts/route-catalogue.words';
import { quotedFeel } from '../../../../../contracts/route-told.words';
import { outcomeWords } from '../../../../../contracts/words';
import { persianDigits } from '../../../shared/format/format';
import { buttonWords, panelWords } from '../designer/designer.words';
import { momentOf, whoOf } from '../designer/feel-forms';
import type { Item, PersonStep, Sequence } from './outline';
import { outlineWords as words } from './outline.words';

/** «مدیر فرستنده»; an expression of another form stands as it is. */
export function whoTold(written: string): string {
  const who = whoOf(written);
  if (who.kind === 'other') return quotedFeel(who.text.replace(/^\s*=/, ''));
  const word = panelWords.whos[who.kind];
  return 'place' in who ? `${word}، ${panelWords.places[who.place.kind]}` : word;
}

/** «۱۶ ساعت کاری» */
export function spanTold(written: string): string {
  const span = momentOf(written);
  if ('n' in span) return words.span(persianDigits(String(span.n)), panelWords.spans[span.kind]);
  return span.kind === 'none' ? panelWords.spans.none : quotedFeel(span.text.replace(/^\s*=/, ''));
}

export const commandTold = (command: string): string => (isRouteCommand(command) ? routeCommandWords[command] : command);
export const formTold = (form: string): string | null => (isRouteForm(form) ? routeFormWords[form] : null);

export const outcomeTold = (outcome: string): string =>
  outcome === STEP_DONE ? buttonWords.done : ((outcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome);

/** The buttons of a step. */
export function outcomesOf({ form, outcomes }: Pick<PersonStep, 'form' | 'outcomes'>): readonly string[] {
  if (isRouteForm(form)) return routeForms[form].outcomes;
  return outcomes.length > 0 ? outcomes : [STEP_DONE];
}

export const nameOf = (item: Item): string => item.name || (item.is === 'parallel' ? words.block : words.unnamed);

/** Where a choice leads, in words. */
export function targetTold({ items }: Sequence, to: string | null): string {
  if (to === null) return words.toClosed;
  if (to === 'end') return words.toEnd;
  const index = items.findIndex(({ id }) => id === to);
  return index < 0 ? words.toClosed : words.toStep(persianDigits(String(index + 1)), nameOf(items[index]!));
}
