import { z } from 'zod';
import { LetterDocument } from './document';
import { Id } from './ids';
import { UnitRef } from './path';

const Line = (max: number) => z.string().trim().min(1).max(max);

/** Whose it is: everybody's, those of one unit and the units under it in the same office, or one's own. */
export const TemplateScope = z.enum(['ORGANISATION', 'UNIT', 'PERSON']);
export type TemplateScope = z.infer<typeof TemplateScope>;
/** A letter to begin with, or a ready sentence for a referral. */
export const TemplateKind = z.enum(['LETTER', 'PHRASE']);
export type TemplateKind = z.infer<typeof TemplateKind>;

/** Command: a new template, or what an old one says from now on. `post` is where its writer sits: a unit's template is that of this post's unit. */
export const SaveTemplate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('LETTER'),
    post: z.uuid(),
    scope: TemplateScope.default('PERSON'),
    title: Line(120),
    subject: Line(300),
    document: LetterDocument,
  }),
  z.strictObject({ kind: z.literal('PHRASE'), post: z.uuid(), scope: TemplateScope.default('PERSON'), title: Line(120), text: Line(2000) }),
]);
export type SaveTemplate = z.infer<typeof SaveTemplate>;

export const TemplateFilter = z.strictObject({ post: Id, kind: TemplateKind.optional() });
export type TemplateFilter = z.output<typeof TemplateFilter>;

/** `subject` and `document` of a letter, `text` of a sentence; `mayChange` tells whether its reader may change or delete it. */
export const TemplateView = z.object({
  id: Id,
  kind: TemplateKind,
  scope: TemplateScope,
  title: z.string(),
  subject: z.string().nullable(),
  document: LetterDocument.nullable(),
  text: z.string().nullable(),
  unitId: Id.nullable(),
  unit: UnitRef.nullable(),
  mayChange: z.boolean(),
});
export type TemplateView = z.infer<typeof TemplateView>;
/** One's own first, then the unit's, then everybody's; by title. */
export const TemplateList = z.object({ items: z.array(TemplateView) });
export type TemplateList = z.infer<typeof TemplateList>;
