import type { LetterDocument } from '../../contracts/document';
import type { Recipient } from '../../contracts/letters';
import type { InquiryTerms } from '../../contracts/inquiries';
import type { LetterOpened } from '../../contracts/letters';
import { whenOpen, type Seat } from './office';

/** What a letter is to say, and who is to agree to it. */
export interface Plan {
  drafter: Seat;
  reviewers?: Seat[];
  signers: Seat[];
  subject: string;
  body: string;
  /** instead of the plain text */
  document?: LetterDocument;
  recipients: Partial<Recipient>[];
  kind?: 'LETTER' | 'CIRCULAR' | 'INQUIRY';
  priority?: string;
  classification?: string;
  inquiry?: Partial<InquiryTerms>;
  applicant?: { name: string; nationalId?: string };
  answers?: string;
}

const WAIT_S = 3;

export const draft = ({ drafter, reviewers: _, signers: __, body, document, ...letter }: Plan): Promise<LetterOpened> =>
  drafter.person.post<LetterOpened>(
    '/api/letters',
    { ...letter, post: drafter.post, ...(document ? { document } : { body }) },
    { wait: WAIT_S },
  );

export const submit = (letter: string, { drafter, reviewers = [], signers }: Plan, { round = 1, version = 1 } = {}) =>
  whenOpen(() =>
    drafter.person.post(
      `/api/letters/${letter}/tasks/draft.${round}`,
      { outcome: 'submitted', version, reviewers: reviewers.map(({ post }) => post), signers: signers.map(({ post }) => post) },
      { wait: WAIT_S },
    ),
  );

/** Reviews and signs in turn, as planned. */
export async function agree(letter: string, { reviewers = [], signers }: Plan, { round = 1, version = 1 } = {}): Promise<void> {
  for (const [i, { person }] of reviewers.entries())
    await whenOpen(() =>
      person.post(`/api/letters/${letter}/tasks/review.${round}.${i + 1}`, { outcome: 'approved', version }, { wait: WAIT_S }),
    );
  for (const [i, { person }] of signers.entries())
    await whenOpen(() =>
      person.post(`/api/letters/${letter}/tasks/sign.${round}.${i + 1}`, { outcome: 'signed', version }, { wait: WAIT_S }),
    );
}

/** @returns the id of a letter that is written, agreed on and held */
export async function write(plan: Plan): Promise<LetterOpened> {
  const opened = await draft(plan);
  await submit(opened.processId, plan);
  await agree(opened.processId, plan);
  return opened;
}
