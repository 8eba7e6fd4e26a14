import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { EditDraft } from '../../contracts/letters';
import type { Actor } from '../auth/actor';
import type { Page } from '../journal/page';
import { nationalIdOf } from '../org/national-id';
import { requireSight } from './letters.policy';
import { newTrackingCode } from './tracking-code';

export type Applicant = NonNullable<EditDraft['applicant']>;
type Details = Partial<Pick<EditDraft, 'classification' | 'priority' | 'answers' | 'follows' | 'applicant' | 'reviewers' | 'signers'>>;

/**
 * What a draft says beside its text and recipients: what is not named stays, null takes away.
 * @throws DomainError `letter.related_not_found` · `post.unknown` · `national_id.invalid`
 */
export async function saveDetails(page: Page, actor: Actor, details: Details): Promise<void> {
  const { classification, priority, answers, follows, applicant, reviewers, signers } = details;
  const { year, id } = page.process;
  for (const related of [answers, follows]) if (related) await requireRelated(page.tx, actor, related, id);
  await requireKnown(page, [...(reviewers ?? []), ...(signers ?? [])]);
  await page.tx.query(
    `update letters set classification = coalesce($3, classification), priority = coalesce($4, priority),
       answers_id = case when $5 then $6 else answers_id end, follows_id = case when $7 then $8 else follows_id end,
       draft_reviewers = coalesce($9, draft_reviewers), draft_signers = coalesce($10, draft_signers), tracking_code = coalesce(tracking_code, $11)
     where year = $1 and id = $2`,
    [
      year,
      id,
      classification ?? null,
      priority ?? null,
      answers !== undefined,
      answers ?? null,
      follows !== undefined,
      follows ?? null,
      reviewers ?? null,
      signers ?? null,
      applicant ? newTrackingCode() : null,
    ],
  );
  if (applicant) await saveApplicant(page.tx, id, applicant);
  if (applicant === null) await page.tx.query(`delete from applicants where letter_id = $1`, [id]); // who has the code may go on asking by it
}

/** @throws DomainError `national_id.invalid` */
export function saveApplicant(tx: EntityManager, letterId: string, { name, nationalId }: Applicant): Promise<unknown> {
  return tx.query(
    `insert into applicants (letter_id, year, name, national_id) values ($1, $2, $3, $4)
     on conflict (letter_id) do update set name = excluded.name, national_id = excluded.national_id`,
    [letterId, yearOf(letterId), name, nationalId === undefined ? null : nationalIdOf(nationalId)],
  );
}

/** Only a letter one may see is referred to, and none refers to itself. @throws DomainError `letter.related_not_found` */
export async function requireRelated(tx: EntityManager, actor: Actor, letterId: string, self?: string): Promise<void> {
  if (letterId === self) throw new DomainError('letter.related_not_found');
  await requireSight(tx, actor, letterId).catch(() => {
    throw new DomainError('letter.related_not_found');
  });
}

/** What a letter is, an inquiry or not, is decided when it is begun. @throws DomainError `letter.not_an_inquiry` */
export async function requireInquiry({ tx, process: { year, id } }: Page): Promise<void> {
  const [inquiry] = await tx.query(`select from letters where year = $1 and id = $2 and kind = 'INQUIRY'`, [year, id]);
  if (!inquiry) throw new DomainError('letter.not_an_inquiry');
}

/** Whether they are there and able is asked when the letter is submitted. @throws DomainError `post.unknown` */
async function requireKnown({ tx }: Page, posts: string[]): Promise<void> {
  if (!posts.length) return;
  const [{ known }] = await tx.query(`select count(*)::int as known from posts where id = any($1)`, [posts]);
  if (known < new Set(posts).size) throw new DomainError('post.unknown');
}
