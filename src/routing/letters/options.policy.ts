import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import { yearOf } from '../../../contracts/ids';
import type { TaskKind } from '../../../contracts/tasks';
import { routePlaceOf } from '../../../workflows/route/keys';
import type { Actor, ActorPost } from '../../auth/actor';
import { reachesTask } from '../../auth/seat';
import { seatAt } from '../../cartable/desk';

type Db = Pick<EntityManager, 'query'>;

/**
 * Optional steps are for whoever has a task of this walk on the desk, and for the post the letter is written in; their assistants, too, and
 * substitutes as far as such tasks were passed on to them.
 * @returns the seat in which they act; nothing, where the steps are not theirs
 */
export async function seatAmongSteps(db: Db, actor: Actor, letter: string, walk: number): Promise<ActorPost | undefined> {
  const posts = actor.posts.map(({ postId }) => postId);
  const found: { post: string; kind: TaskKind; key: string | null }[] = await db.query(
    `select post_id as post, kind, key from tasks where year = $1 and process_id = $2 and state = 'open' and element is not null and post_id = any($3)
     union all select post_id, 'draft', null from letters where year = $1 and id = $2 and post_id = any($3)
     order by key nulls last`,
    [yearOf(letter), letter, posts],
  );
  return found
    .filter(({ key }) => key === null || routePlaceOf(key)?.walk === walk)
    .map(({ post, kind }) => ({ kind, seat: seatAt(actor, post)! }))
    .find(({ kind, seat }) => reachesTask(seat, kind))?.seat;
}

/** @throws DomainError `route.options_not_theirs` */
export async function requireSeatAmongSteps(db: Db, actor: Actor, letter: string, walk: number): Promise<ActorPost> {
  const seat = await seatAmongSteps(db, actor, letter, walk);
  if (!seat) throw new DomainError('route.options_not_theirs');
  return seat;
}
