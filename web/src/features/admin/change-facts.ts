import type { Classification } from '../../../../contracts/classification';
import type { ChangeView } from '../../../../contracts/org-changes';
import { classificationWords } from '../../../../contracts/words';
import { count, shortDate } from '../../shared/format/format';
import { changeWords as words, numberWords, postWords, unitWords } from './admin.words';

export interface Difference {
  name: string;
  before: string | undefined;
  after: string;
}

/** What is different, in the words of the screens; ids of other things stay out, as the name of the changed thing says them. */
export function differencesIn({ kind, before, after }: ChangeView): Difference[] {
  const say = (name: string, value: unknown) => valueOf(kind, name, value);
  return Object.entries(after ?? {}).flatMap(([name, value]) => {
    const title = words.fields[name as keyof typeof words.fields];
    if (!title || JSON.stringify(before?.[name]) === JSON.stringify(value)) return [];
    const was = before && name in before ? say(name, before[name]) : undefined;
    return [{ name: title, before: was === say(name, value) ? undefined : was, after: say(name, value) }];
  });
}

function valueOf(kind: ChangeView['kind'], name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return count(value);
  if (name === 'clearance') return classificationWords[value as Classification];
  if (name === 'kind') return (kindWords[kind] ?? {})[value as string] ?? String(value);
  if (name === 'mode') return numberWords.modes[value as keyof typeof numberWords.modes] ?? String(value);
  if (/(At|To|From)$/.test(name)) return shortDate(String(value));
  return typeof value === 'string' ? value : words.changed;
}

const kindWords: Partial<Record<ChangeView['kind'], Readonly<Record<string, string>>>> = {
  UNIT: unitWords.kinds,
  POST: postWords.kinds,
  ASSIGNMENT: postWords.seats,
};
