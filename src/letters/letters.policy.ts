import type { EntityManager } from 'typeorm';
import { Classification, reaches } from '../../contracts/classification';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Actor, ActorPost } from '../auth/actor';
import { reachesTask, requireScope } from '../auth/seat';

type Db = Pick<EntityManager, 'query'>;

/** Until content is encrypted, nothing above this is taken in. */
const HIGHEST: Classification = 'HIGHLY_CONFIDENTIAL';

/** The classes a clearance reaches, for `= any(...)`. */
export const classesUpTo = (clearance: Classification): Classification[] =>
  Classification.options.filter((each) => reaches(clearance, each));

/**
 * Which letters a person may see: those one of their posts has part in, up to their clearance. The check on one letter and the
 * predicate of every list are this one text.
 * @param letter the SQL name of the letters row · @param posts, classes parameters: the actor's posts and `classesUpTo` their clearance
 */
export const maySee = (letter: string, posts: string, classes: string): string =>
  `${letter}.classification = any(${classes}) and exists (select from parties party where party.year = ${letter}.year and party.letter_id = ${letter}.id and party.post_id = any(${posts}))`;

/** Roles of whoever had to do with a letter before it was sent, or decides at its sender what becomes of it. */
const SENDER_ROLES = `('SENDER', 'DRAFT', 'REVIEW', 'SIGN', 'REGISTER', 'DISPATCH', 'RETURNED', 'EXTENSION', 'INFO', 'RETARGET', 'CONCLUDE')`;

/**
 * Whether a person is on the sender's side of a letter they may see: they know its hidden recipients and the words of its drafting.
 * @param letter the SQL name of the letters row · @param posts parameter: the actor's posts
 */
export const isSenderSide = (letter: string, posts: string): string =>
  `exists (select from parties party join posts seat on seat.id = party.post_id where party.year = ${letter}.year and party.letter_id = ${letter}.id and party.post_id = any(${posts})
     and (party.role in ${SENDER_ROLES} or party.role = 'SECRETARIAT' and seat.office_id = ${letter}.office_id))`;

/** @throws DomainError `letter.not_found`, whether it is not there or not theirs to see */
export async function requireSight(db: Db, actor: Actor, letterId: string): Promise<void> {
  const [letter] = await db.query(`select from letters l where l.year = $1 and l.id = $2 and ${maySee('l', '$3', '$4')}`, [
    yearOf(letterId),
    letterId,
    actor.posts.map(({ postId }) => postId),
    classesUpTo(actor.clearance),
  ]);
  if (!letter) throw new DomainError('letter.not_found');
}

/** @throws DomainError `letter.class_not_supported` · `letter.above_clearance` */
export function requireClass(actor: Actor, classification: Classification): void {
  if (!reaches(HIGHEST, classification)) throw new DomainError('letter.class_not_supported');
  if (!reaches(actor.clearance, classification)) throw new DomainError('letter.above_clearance');
}

/** @returns the seat in that post. @throws DomainError `auth.post_not_held` */
export function requireSeat(actor: Actor, postId: string): ActorPost {
  const seat = actor.posts.find((each) => each.postId === postId);
  if (!seat) throw new DomainError('auth.post_not_held');
  return seat;
}

/** As `requireSeat`, to write a letter there. @throws DomainError `auth.post_not_held` · `substitution.out_of_scope` */
export function requireWritingSeat(actor: Actor, postId: string): ActorPost {
  const seat = requireSeat(actor, postId);
  requireScope(seat, 'draft');
  return seat;
}

/** Incoming letters, registering and voiding are for the secretariat of that office. @throws DomainError `auth.forbidden` */
export function requireClerk(actor: Actor, officeId: string): ActorPost {
  const seat = actor.posts.find((each) => each.officeId === officeId && each.postKind === 'CLERK' && reachesTask(each, 'register'));
  if (!seat) throw new DomainError('auth.forbidden');
  return seat;
}

/**
 * Counters, secretariats and heads tell people where their letter is. To others there is no such code, whether there is one or not.
 * @throws DomainError `tracking.not_found`
 */
export function requireCounter(actor: Actor): void {
  if (!actor.posts.some(({ postKind }) => postKind === 'COUNTER' || postKind === 'CLERK' || postKind === 'HEAD'))
    throw new DomainError('tracking.not_found');
}

/**
 * Of these posts, those whose holders are there and cleared, as `requireAble` asks of each, in one statement. Free are those where somebody
 * who is not `without` it works.
 */
export async function ableAmong(
  db: Db,
  posts: readonly string[],
  { classification, signs = false, without = [] }: { classification: Classification; signs?: boolean; without?: readonly string[] },
): Promise<Map<string, { isFree: boolean }>> {
  const rows: { post: string; isFree: boolean }[] = await db.query(
    `select p.id as post, bool_or(a.person_id <> all($4::uuid[]) and w.clearance = any($2)
         and case a.kind when 'ASSISTANT' then not $3 when 'SUBSTITUTE' then a.scope = 'EVERYTHING' or a.scope = 'WITHOUT_SIGNING' and not $3 else true end) as "isFree"
     from posts p join assignments a on a.post_id = p.id and a.from_at <= office_now() and (a.to_at is null or a.to_at > office_now())
       join people w on w.id = a.person_id and not w.disabled
     where p.id = any($1) and p.valid_from <= office_today() and (p.valid_to is null or p.valid_to > office_today()) and (p.may_sign or not $3::boolean)
     group by p.id having bool_or(a.kind in ('HOLDER', 'ACTING') and w.clearance = any($2))`,
    [posts, Classification.options.filter((each) => reaches(each, classification)), signs, without],
  );
  return new Map(rows.map(({ post, isFree }) => [post, { isFree }]));
}

/**
 * Whoever is to get a letter on the desk must be there and cleared for it.
 * @throws DomainError `post.unknown` · `post.vacant` · `post.not_cleared` · `signer.without_right`
 */
export async function requireAble(db: Db, posts: string[], classification: Classification, signers: string[] = []): Promise<void> {
  const wanted = [...new Set([...posts, ...signers])];
  if (!wanted.length) return;
  const [found] = await db.query(
    `with wanted as (select p.id, p.may_sign, max(array_position($3::text[], h.clearance)) as clearance from unnest($1::uuid[]) as w(id)
       join posts p on p.id = w.id and p.valid_from <= office_today() and (p.valid_to is null or p.valid_to > office_today())
       left join (select a.post_id, person.clearance from assignments a join people person on person.id = a.person_id and not person.disabled
                  where a.post_id = any($1) and a.kind in ('HOLDER', 'ACTING') and a.from_at <= office_now() and (a.to_at is null or a.to_at > office_now())) h on h.post_id = p.id
       group by p.id, p.may_sign)
     select count(*)::int as known, count(*) filter (where clearance is null)::int as vacant, count(*) filter (where clearance < array_position($3::text[], $4))::int as uncleared,
            count(*) filter (where id = any($2) and not may_sign)::int as unsigning from wanted`,
    [wanted, signers, Classification.options, classification],
  );
  if (found.known < wanted.length) throw new DomainError('post.unknown');
  if (found.unsigning) throw new DomainError('signer.without_right');
  if (found.vacant) throw new DomainError('post.vacant');
  if (found.uncleared) throw new DomainError('post.not_cleared');
}
