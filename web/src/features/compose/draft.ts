import { normaliseDigits } from '../../../../contracts/normalise-digits';
import type { Classification } from '../../../../contracts/classification';
import type { LetterDocument } from '../../../../contracts/document';
import type { InquiryTerms } from '../../../../contracts/inquiries';
import type { CreateLetter, EditDraft, Priority, Recipient } from '../../../../contracts/letters';
import type { LetterView, RecipientView } from '../../../../contracts/views';
import { composeWords } from './compose.words';

export type Kind = 'LETTER' | 'CIRCULAR' | 'INQUIRY';

/** A letter referred to, as it is named on the screen. */
export interface Related {
  id: string;
  number: string | null;
  subject: string | null;
}

type Within = NonNullable<InquiryTerms['within']>;
/** Without an amount while a new one is typed. */
type OwnDeadline = Omit<Within, 'amount'> & { amount: Within['amount'] | null };

/** A letter while it is written. Texts are as they are typed; what may not be sent yet is left out of commands. */
export interface Draft {
  kind: Kind;
  post: string;
  subject: string;
  document: LetterDocument;
  classification: Classification;
  priority: Priority;
  recipients: readonly Recipient[];
  reviewers: readonly string[];
  signers: readonly string[];
  answers: Related | null;
  follows: Related | null;
  applicant: { name: string; nationalId: string };
  inquiry: { type: string; rule: InquiryTerms['rule']; atLeast: number | null; within: OwnDeadline | null; nationalId: string };
}

export const emptyDocument: LetterDocument = { type: 'doc', content: [{ type: 'paragraph' }] };

export const newDraft = (kind: Kind, post: string, signers: readonly string[] = []): Draft => ({
  kind,
  post,
  subject: '',
  document: emptyDocument,
  classification: 'UNCLASSIFIED',
  priority: 'NORMAL',
  recipients: [],
  reviewers: [],
  signers,
  answers: null,
  follows: null,
  applicant: { name: '', nationalId: '' },
  inquiry: { type: '', rule: 'ALL', atLeast: null, within: null, nationalId: '' },
});

export function draftOf(letter: LetterView): Draft {
  const related = (relation: string) => {
    const found = letter.related.find((one) => one.relation === relation);
    return found ? { id: found.letterId, number: found.number, subject: found.subject } : null;
  };
  return {
    kind: letter.kind as Kind,
    post: letter.post?.id ?? '',
    subject: letter.subject === composeWords.untitled ? '' : letter.subject,
    document: letter.document,
    classification: letter.classification,
    priority: letter.priority,
    recipients: letter.recipients.map(recipientOf),
    reviewers: letter.route?.reviewers.map(({ id }) => id) ?? [],
    signers: letter.route?.signers.map(({ id }) => id) ?? [],
    answers: related('ANSWERS'),
    follows: related('FOLLOWS'),
    applicant: { name: letter.applicant?.name ?? '', nationalId: letter.applicant?.nationalId ?? '' },
    inquiry: {
      type: letter.inquiry?.type ?? '',
      rule: letter.inquiry?.rule ?? 'ALL',
      atLeast: letter.inquiry?.atLeast ?? null,
      within: letter.inquiry?.within ?? null,
      nationalId: letter.inquiry?.nationalId ?? '',
    },
  };
}

const recipientOf = ({ role, unit, post, outside, note }: RecipientView): Recipient => ({
  role,
  ...(post ? { post: post.id } : unit ? { unit: unit.id } : { outside: outside ?? '' }),
  ...(note && { note }),
});

/** An inquiry is not begun before it is known what is asked. */
export const mayBegin = ({ kind, inquiry }: Draft): boolean => kind !== 'INQUIRY' || inquiry.type !== '';

export function creationOf(draft: Draft): CreateLetter {
  const { reviewers, signers, ...facts } = factsOf(draft);
  return {
    post: draft.post,
    kind: draft.kind,
    autosave: true,
    ...facts,
    recipients: facts.recipients,
    answers: draft.answers?.id,
    follows: draft.follows?.id,
    applicant: facts.applicant ?? undefined,
    ...(reviewers.length > 0 && { reviewers }),
    ...(signers.length > 0 && { signers }),
  };
}

/** What differs from what the server was last told; nothing when nothing does. */
export function changesOf(draft: Draft, told: Draft): Omit<EditDraft, 'version' | 'autosave'> | null {
  const [now, before] = [
    { ...factsOf(draft), answers: draft.answers?.id ?? null, follows: draft.follows?.id ?? null },
    { ...factsOf(told), answers: told.answers?.id ?? null, follows: told.follows?.id ?? null },
  ];
  const changed = Object.entries(now).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof before]),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

function factsOf({ kind, subject, document, classification, priority, recipients, reviewers, signers, applicant, inquiry }: Draft) {
  const name = applicant.name.trim();
  return {
    subject: subject.trim() || composeWords.untitled,
    document,
    classification,
    priority,
    recipients: [...recipients],
    reviewers: [...reviewers],
    signers: [...signers],
    applicant: name ? { name, ...nationalIdField(applicant.nationalId) } : null,
    inquiry: kind === 'INQUIRY' && inquiry.type ? termsOf(inquiry) : undefined,
  };
}

const termsOf = ({ type, rule, atLeast, within, nationalId }: Draft['inquiry']): InquiryTerms => ({
  type,
  rule: rule === 'AT_LEAST' && !atLeast ? 'ALL' : rule,
  ...(rule === 'AT_LEAST' && atLeast && { atLeast }),
  ...(isWhole(within) && { within }),
  ...nationalIdField(nationalId),
});

const isWhole = (within: OwnDeadline | null): within is Within => !!within?.amount && within.amount <= 400;

/** One that is not whole yet stays on the screen; the server would refuse the text with it. */
const nationalIdField = (typed: string) => (isNationalId(typed) ? { nationalId: nationalDigits(typed) } : {});

const nationalDigits = (typed: string) => normaliseDigits(typed).replace(/[\s\u200c-]/g, '');

/** Ten digits of any keyboard whose last one checks the others. */
export function isNationalId(typed: string): boolean {
  const digits = nationalDigits(typed);
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const rest = [...digits.slice(0, 9)].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0) % 11;
  return Number(digits[9]) === (rest < 2 ? rest : 11 - rest);
}

export type Missing =
  'subject' | 'text' | 'recipients' | 'signers' | 'type' | 'atLeast' | 'within' | 'applicantName' | 'applicantId' | 'nationalId';

/** What a letter lacks before it can go for signature, in the order of the screen. */
export function missingIn({ kind, subject, document, recipients, signers, applicant, inquiry }: Draft): Missing[] {
  const main = recipients.filter(({ role }) => role === 'MAIN');
  const checks: [Missing, boolean][] = [
    ['type', kind === 'INQUIRY' && !inquiry.type],
    ['recipients', main.length === 0],
    ['subject', !subject.trim()],
    ['text', !hasText(document)],
    ['signers', signers.length === 0],
    ['nationalId', kind === 'INQUIRY' && inquiry.nationalId.trim() !== '' && !isNationalId(inquiry.nationalId)],
    ['atLeast', kind === 'INQUIRY' && inquiry.rule === 'AT_LEAST' && (!inquiry.atLeast || inquiry.atLeast > main.length)],
    ['within', kind === 'INQUIRY' && inquiry.within !== null && !isWhole(inquiry.within)],
    ['applicantName', !applicant.name.trim() && applicant.nationalId.trim() !== ''],
    ['applicantId', applicant.nationalId.trim() !== '' && !isNationalId(applicant.nationalId)],
  ];
  return checks.filter(([, lacks]) => lacks).map(([what]) => what);
}

export const hasText = (document: LetterDocument): boolean => /"text":"[^"]*\S/.test(JSON.stringify(document.content));
