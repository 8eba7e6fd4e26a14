import { z } from 'zod';
import { Classification } from './classification';
import { LetterDocument } from './document';
import { LetterId } from './ids';
import { STEP_DONE } from './route-catalogue';
import { InquiryTerms } from './inquiries';
import type { ActRecorded } from './tasks';

const Line = (max: number) => z.string().trim().min(1).max(max);
export const Priority = z.enum(['NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE']);
export type Priority = z.infer<typeof Priority>;

/** A unit (its head's desk), a post, or somebody outside; never a person. */
export const Recipient = z
  .strictObject({
    role: z.enum(['MAIN', 'CC', 'BCC']).default('MAIN'),
    unit: z.uuid().optional(),
    post: z.uuid().optional(),
    outside: Line(300).optional(),
    note: Line(500).optional(),
  })
  .refine(({ unit, post, outside }) => [unit, post, outside].filter(Boolean).length === 1, {
    error: 'گیرنده باید یک واحد، یک سمت یا یک طرف بیرونی باشد.',
  });
export type Recipient = z.infer<typeof Recipient>;

const Recipients = z.array(Recipient).max(600);
const Applicant = z.strictObject({ name: Line(120), nationalId: z.string().max(20).optional() });
const Body = z.string().max(200_000);
/** Up to the route of a submission; who may really be asked is decided there. */
const Reviewers = z.array(z.uuid()).max(20);
const Signers = z.array(z.uuid()).max(10);

/** The text comes as a document of the editor, or as plain lines. */
const oneText = ({ body, document }: { body?: string | undefined; document?: LetterDocument | undefined }) =>
  body === undefined || document === undefined;
const ONE_TEXT = { error: 'متن نامه یا با قالب‌بندی داده می‌شود یا ساده، نه هر دو.' };

/**
 * Command: a new draft. Recipients may come later, but not after submission. `reviewers` and `signers` are only remembered with it. A letter is
 * forwarded by writing another one: no relation is kept of that.
 */
export const CreateLetter = z
  .strictObject({
    post: z.uuid(),
    kind: z.enum(['LETTER', 'CIRCULAR', 'INQUIRY']).default('LETTER'),
    subject: Line(300),
    body: Body.optional(),
    document: LetterDocument.optional(),
    /** the editor saved it by itself; as in `EditDraft` */
    autosave: z.boolean().default(false),
    classification: Classification.default('UNCLASSIFIED'),
    priority: Priority.default('NORMAL'),
    recipients: Recipients.default([]),
    reviewers: Reviewers.optional(),
    signers: Signers.optional(),
    answers: LetterId.optional(),
    follows: LetterId.optional(),
    applicant: Applicant.optional(),
    inquiry: InquiryTerms.optional(),
  })
  .refine(({ kind, inquiry }) => (kind === 'INQUIRY') === !!inquiry, { error: 'شرایط استعلام فقط و حتماً برای نامهٔ استعلام داده می‌شود.' })
  .refine(oneText, ONE_TEXT);
export type CreateLetter = z.infer<typeof CreateLetter>;

/**
 * Command: a new version of the draft; what is not named stays, and null takes away. `version` is the one the writer saw. An `autosave` is replaced
 * by the next text of the same writer, so that the versions that are kept are those that were meant; their numbers go on counting.
 */
export const EditDraft = z
  .strictObject({
    version: z.int().min(1),
    autosave: z.boolean().default(false),
    subject: Line(300).optional(),
    body: Body.optional(),
    document: LetterDocument.optional(),
    priority: Priority.optional(),
    classification: Classification.optional(),
    recipients: Recipients.optional(),
    answers: LetterId.nullable().optional(),
    follows: LetterId.nullable().optional(),
    applicant: Applicant.nullable().optional(),
    inquiry: InquiryTerms.optional(),
    reviewers: Reviewers.optional(),
    signers: Signers.optional(),
  })
  .refine(oneText, ONE_TEXT);
export type EditDraft = z.infer<typeof EditDraft>;

/** Command: a letter that came from outside, typed in by the secretariat; registered at once. */
export const RegisterIncoming = z
  .strictObject({
    post: z.uuid(),
    subject: Line(300),
    body: Body.optional(),
    document: LetterDocument.optional(),
    classification: Classification.default('UNCLASSIFIED'),
    priority: Priority.default('NORMAL'),
    sender: z.strictObject({ name: Line(300), number: Line(60), date: z.iso.date() }),
    recipients: Recipients,
    applicant: Applicant.optional(),
    answers: LetterId.optional(),
    /** the clerk saw the warning that this letter is registered already, and means it */
    again: z.boolean().default(false),
  })
  .refine(oneText, ONE_TEXT);
export type RegisterIncoming = z.infer<typeof RegisterIncoming>;

const Version = z.int().min(1);
const Reason = Line(2000);

/** Command: closes a task of the letter at its sender. `version` is the text that was read. */
export const CloseLetterTask = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('submitted'),
    version: Version,
    reviewers: Reviewers.default([]),
    signers: Signers.min(1),
  }),
  z.strictObject({ outcome: z.literal('discarded') }),
  z.strictObject({ outcome: z.literal('approved'), version: Version }),
  z
    .strictObject({
      outcome: z.literal('edited'),
      version: Version,
      subject: Line(300).optional(),
      body: Body.optional(),
      document: LetterDocument.optional(),
    })
    .refine(oneText, ONE_TEXT),
  z.strictObject({ outcome: z.literal('signed'), version: Version }),
  z.strictObject({ outcome: z.literal('returned'), reason: Reason }),
  z.strictObject({ outcome: z.literal('rejected'), reason: Reason }),
  /** a step of a route; `choice` is one of the answers it takes */
  z.strictObject({ outcome: z.literal('done'), choice: Line(200).default(STEP_DONE), note: Reason.optional() }),
  z.strictObject({ outcome: z.literal('registered') }),
  z.strictObject({
    outcome: z.literal('dispatched'),
    method: z.enum(['BY_HAND', 'COURIER', 'APPLICANT', 'POST', 'EXPRESS_POST', 'FAX', 'EMAIL', 'ECE']),
    reference: Line(100).optional(),
  }),
  z.strictObject({ outcome: z.literal('resent'), unit: z.uuid() }),
  z.strictObject({ outcome: z.literal('accepted') }),
]);
export type CloseLetterTask = z.infer<typeof CloseLetterTask>;

export const WithReason = z.strictObject({ reason: Reason });
export type WithReason = z.infer<typeof WithReason>;

/** Answer to a new draft or a letter typed in; the process is the letter's own, under the letter's id. */
export interface LetterOpened extends ActRecorded {
  trackingCode: string | null;
}

/** Answer to a recall: what was still unopened came back, the rest is named. */
export interface RecallVerdict {
  processId: string;
  unit: string;
  recalled: boolean;
}
