import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import type { ReplyField } from '../../contracts/org';
import type { Page } from '../journal/page';

/** @returns the schema of a whole reply, or of part of one */
export function schemaOf(fields: ReplyField[], partial: boolean) {
  const shape = Object.fromEntries(
    fields.map((field) => [field.name, field.required && !partial ? valueOf(field) : valueOf(field).optional()]),
  );
  return z.strictObject(shape);
}

function valueOf({ type, choices }: ReplyField): z.ZodType {
  switch (type) {
    case 'text':
      return z.string().trim().min(1).max(4000);
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return z.iso.date();
    case 'choice':
      return z.enum(choices?.map(({ value }) => value) ?? []);
  }
}

/** @throws DomainError `inquiry.fields_invalid`, naming the fields */
export async function requireFields(page: Page, given: Record<string, unknown>, partial: boolean): Promise<void> {
  const { year, id, letter_id } = page.process;
  const [{ fields, known }]: [{ fields: ReplyField[]; known: Record<string, unknown> | null }] = await page.tx.query(
    `select t.fields, (select jsonb_object_agg(f.key, f.value order by r.n) from replies r, jsonb_each(r.fields) f where r.year = $1 and r.process_id = $2) as known
     from inquiries i join inquiry_types t on t.code = i.type where i.year = $1 and i.letter_id = $3`,
    [year, id, letter_id],
  );
  const checked = schemaOf(fields, partial).safeParse(partial ? given : { ...known, ...given });
  if (!checked.success)
    throw new DomainError('inquiry.fields_invalid', {
      fields: checked.error.issues
        .map(({ path, code, ...issue }) => ('keys' in issue ? issue.keys.join('، ') : path.join('.')) || code)
        .join('، '),
    });
}
