import type { EntityManager } from 'typeorm';
import { yearOf } from '../../contracts/ids';
import type { Caller } from '../journal/caller';
import { uuidv7 } from '../journal/new-id';
import { Page } from '../journal/page';
import { saveApplicant, type Applicant } from './draft-details';
import { jsonOf, textIn, type Written } from './text';
import { newTrackingCode } from './tracking-code';

/** What a letter is when it is opened. */
interface Opening extends Written {
  post: string;
  kind: string;
  direction: string;
  subject: string;
  classification: string;
  priority: string;
  answers?: string | undefined;
  follows?: string | undefined;
  autosave?: boolean;
  applicant?: Applicant | undefined;
  sender?: { name: string; number: string; date: string };
}

/** Writes the letter with its first version; lines and recipients are the caller's. */
export async function openLetter(
  tx: EntityManager,
  { actor }: Caller,
  officeId: string,
  letter: Opening,
  state: string,
): Promise<{ page: Page; trackingCode: string | null }> {
  const [{ now }]: [{ now: Date }] = await tx.query(`select office_now() as now`);
  const id = uuidv7(now);
  const year = yearOf(id);
  const trackingCode = letter.applicant ? newTrackingCode() : null;
  await tx.query(
    `with process as (insert into processes (year, id, kind, letter_id, state, runs) values ($1, $2, 'letter', $2, $3, $3 <> 'DRAFTING')),
          letter as (insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, drafter_id, version, answers_id, follows_id, tracking_code, outside_name, outside_number, outside_date)
                     values ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $15, $16, $17)),
          party as (insert into parties (year, letter_id, post_id, role) values ($1, $2, $10, 'SENDER'))
     insert into versions (year, letter_id, no, subject, body, document, hash, author, post, autosave) values ($1, $2, 1, $8, $18, $19, text_hash($8, $18, $19), $11, $10, $20)`,
    [
      year,
      id,
      state,
      letter.kind,
      letter.direction,
      letter.classification,
      letter.priority,
      letter.subject,
      officeId,
      letter.post,
      actor.personId,
      letter.answers ?? null,
      letter.follows ?? null,
      trackingCode,
      letter.sender?.name ?? null,
      letter.sender?.number ?? null,
      letter.sender?.date ?? null,
      textIn(letter),
      jsonOf(letter.document),
      letter.autosave ?? false,
    ],
  );
  if (letter.applicant) await saveApplicant(tx, id, letter.applicant);
  const process = {
    year,
    id,
    kind: 'letter' as const,
    parent_id: null,
    letter_id: id,
    unit_id: null,
    state,
    seq: 0,
    closed_at: null,
    runs: state !== 'DRAFTING',
    workflow_id: `letter/${id}`,
  };
  return { page: new Page(tx, process), trackingCode };
}
