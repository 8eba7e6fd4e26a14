import { DomainError } from '../../contracts/errors';
import type { TaskKind } from '../../contracts/tasks';
import type { ActorPost } from '../auth/actor';
import type { By, Page } from '../journal/page';

/** Where a letter is agreed on. What its drafter may do with it in a post of their own is the organisation's rule and stays so. */
const agreeing: readonly TaskKind[] = ['review', 'sign', 'step'];

/** Whether a task is to agree, in another's place, to what one wrote oneself: it has no buttons then. */
export const isOwnDraft = (seat: ActorPost | undefined, kind: TaskKind, actor: string, drafter: string | undefined): boolean =>
  seat?.kind === 'SUBSTITUTE' && agreeing.includes(kind) && actor === drafter;

/**
 * Nobody agrees in another's place to what they wrote themselves.
 * @throws DomainError `substitution.own_request`
 */
export async function refuseOwnDraft(
  { tx, process: { year, letter_id } }: Page,
  seat: ActorPost | undefined,
  actor: string,
  kind: TaskKind,
): Promise<void> {
  if (seat?.kind !== 'SUBSTITUTE' || !agreeing.includes(kind)) return;
  const [own] = await tx.query(
    `select from letters l where l.year = $1 and l.id = $2 and (l.drafter_id = $3 or exists (
       select from acts s where s.year = l.year and s.process_id = l.id and s.kind = 'answered' and s.refs->>'outcome' = 'submitted' and s.actor = $3))`,
    [year, letter_id, actor],
  );
  if (own) throw new DomainError('substitution.own_request');
}

/**
 * Nor decides on what they asked for in another's place, or in another's place on what they asked for.
 * @param key of the line that asked
 * @throws DomainError `substitution.own_request`
 */
export async function refuseOwnRequest(
  { tx, process: { year, id } }: Page,
  seat: ActorPost | undefined,
  { actor }: By,
  key: string,
): Promise<void> {
  const [own] = await tx.query(
    `select from acts a where a.year = $1 and a.process_id = $2 and a.kind = 'said' and a.key = $3 and a.actor = $4
       and ($5 or exists (select from assignments s where s.post_id = a.post and s.person_id = a.actor and s.kind = 'SUBSTITUTE' and s.from_at <= a.at and s.to_at > a.at))`,
    [year, id, key, actor, seat?.kind === 'SUBSTITUTE'],
  );
  if (own) throw new DomainError('substitution.own_request');
}
