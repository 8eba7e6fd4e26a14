import type { ReplyField } from '../../../../contracts/org';

/** A field of a reply while it is edited: its choices are lines of text. */
export interface FieldDraft {
  name: string;
  title: string;
  type: ReplyField['type'];
  required: boolean;
  choices: string;
}

export const draftOf = ({ name, title, type, required, choices = [] }: ReplyField): FieldDraft => ({
  name,
  title,
  type,
  required,
  choices: choices.map((choice) => choice.title).join('\n'),
});

/** @param taken names of the other fields @returns a new field with a name of its own: people need not think of one */
export const newField = (taken: readonly string[]): FieldDraft => {
  let n = taken.length + 1;
  while (taken.includes(`field${n}`)) n += 1;
  return { name: `field${n}`, title: '', type: 'text', required: true, choices: '' };
};

export const choicesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export const isWhole = ({ name, title, type, choices }: FieldDraft): boolean =>
  /^[a-zA-Z][a-zA-Z0-9_]{0,40}$/.test(name) && !!title.trim() && (type !== 'choice' || choicesOf(choices).length >= 2);

/** @param before the field as it was: a choice that is still called the same keeps its value, so that old answers are still read */
export function fieldOf({ name, title, type, required, choices }: FieldDraft, before?: ReplyField): ReplyField {
  const field: ReplyField = { name, title: title.trim(), type, required };
  if (type !== 'choice') return field;
  const known = new Map(before?.choices?.map((choice) => [choice.title, choice.value]));
  return { ...field, choices: choicesOf(choices).map((line) => ({ title: line, value: known.get(line) ?? line })) };
}
