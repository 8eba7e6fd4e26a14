import type { ReplyField } from '../../../../contracts/org';
import { normaliseDigits } from '../../../../contracts/normalise-digits';

/** What stands in the form: text as it is typed, the rest as it is sent. */
export type Values = Readonly<Record<string, string | boolean | null>>;
export type Fields = Record<string, string | number | boolean>;
/** what is wrong with a field, by its name */
export type Wrong = Readonly<Record<string, 'missing' | 'notNumber'>>;

/** What the unit said before stands in the form already; later parts go before earlier ones. */
export function valuesOf(fields: readonly ReplyField[], replies: readonly { fields: Fields }[]): Values {
  const known: Fields = Object.assign({}, ...replies.map((reply) => reply.fields)) as Fields;
  return Object.fromEntries(
    fields.map(({ name }) => {
      const value = known[name];
      return [name, value === undefined ? null : typeof value === 'number' ? String(value) : value];
    }),
  );
}

/** @returns the fields as they are sent, without what is empty, and what is wrong with the others */
export function fieldsOf(fields: readonly ReplyField[], values: Values, isWhole: boolean): { fields: Fields; wrong: Wrong } {
  const sent: Fields = {};
  const wrong: Record<string, Wrong[string]> = {};
  for (const { name, type, required } of fields) {
    const value = values[name];
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === null || text === undefined || text === '') {
      if (required && isWhole) wrong[name] = 'missing';
    } else if (type === 'number') {
      const number = Number(normaliseDigits(String(text)).replace(/[٬,]/g, '').replace('٫', '.'));
      if (Number.isFinite(number)) sent[name] = number;
      else wrong[name] = 'notNumber';
    } else sent[name] = text;
  }
  return { fields: sent, wrong };
}
