import { DomainError } from '../../contracts/errors';
import type { Outcome, TaskKind } from '../../contracts/tasks';
import type { ActorPost } from '../auth/actor';
import type { By, Page } from '../journal/page';

/** Where a letter is agreed on. What its drafter may do with it in a post of their own is the organisation's rule and stays so. */
const agreeing: readonly TaskKind[] = ['review', 'sign', 'step'];

/** What is left of a task's buttons in another's place, where its letter is one's own: nothing of agreeing to it, no answer to one's own question. */
export const possibleOnOwn = (
  { kind, possible }: { kind: TaskKind; possible: Outcome[] },
  seat: ActorPost | undefined,
  actor: string,
  drafter: string | undefined,
): Outcome[] => {
  if (seat?.kind !== 'SUBSTITUTE' || actor !== drafter) return possible;
  return agreeing.includes(kind) ? [] : possible.filter((outcome) => outcome !== 'answered');
};

/**
 * Nobody agrees in another's place to what they wrote or submitted themselves, or another for them, nor themselves to what they wrote in
 * another's place; as little do they answer such a question. What was edited while it was reviewed is part of agreeing, and no draft.
 * @throws DomainError `substitution.own_request`
 */
export async function refuseOwnDraft(
  { tx, process: { year, letter_id } }: Page,
  seat: ActorPost | undefined,
  actor: string,
  kind: TaskKind,
): Promise<void> {
  if (kind !== 'answer' && !agreeing.includes(kind)) return;
  const [own] = await tx.query(
    `with wrote as (
       select drafter_id as person, null::uuid as behalf, post_id as post, created_at as at from letters where year = $1 and id = $2
       union all select v.author, null, v.post, v.at from versions v where v.year = $1 and v.letter_id = $2 and not exists (
         select from acts e where e.year = $1 and e.process_id = $2 and e.kind = 'answered' and e.refs->>'outcome' = 'edited' and (e.refs->>'version')::int = v.no)
       union all select actor, on_behalf_of, post, at from acts where year = $1 and process_id = $2 and kind = 'answered' and refs->>'outcome' = 'submitted')
     select from wrote w where $4 and $3 in (person, behalf) or person = $3 and exists (
       select from assignments s where s.post_id = w.post and s.person_id = $3 and s.kind = 'SUBSTITUTE' and s.from_at <= w.at and s.to_at >= w.at) limit 1`,
    [year, letter_id, actor, seat?.kind === 'SUBSTITUTE'],
  );
  if (own) throw new DomainError('substitution.own_request');
}

/**
 * Nor decides on what they asked for in another's place, or in another's place on what they asked for, or another for them.
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
    `select from acts a where a.year = $1 and a.process_id = $2 and a.kind = 'said' and a.key = $3
       and ($5 and $4 in (a.actor, a.on_behalf_of) or a.actor = $4 and exists (select from assignments s where s.post_id = a.post and s.person_id = a.actor and s.kind = 'SUBSTITUTE' and s.from_at <= a.at and s.to_at >= a.at))`,
    [year, id, key, actor, seat?.kind === 'SUBSTITUTE'],
  );
  if (own) throw new DomainError('substitution.own_request');
}
