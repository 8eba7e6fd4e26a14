import type { EntityManager } from 'typeorm';
import type { Classification } from '../../../contracts/classification';
import type { Position } from '../../../workflows/route/position';
import type { Instance } from '../../../workflows/route/route-state';
import { ableAmong } from '../../letters/letters.policy';

type Db = Pick<EntityManager, 'query'>;

/** For what a task lies on desks. */
export interface TaskFor {
  classification: Classification;
  signs?: boolean;
  /** people who may not do it */
  without?: readonly string[];
}

/**
 * The posts behind names that a route worked out: a post by id or code, a unit by its head. Who is not there, not cleared, or may not do it
 * as they did another step, is passed over; where nobody is left, the heads of their units are asked.
 * @returns in the order they were named, each once; `excluded` where there are only people who may not do it
 */
export async function candidatesOf(db: Db, names: readonly string[], task: TaskFor): Promise<{ posts: string[]; excluded: boolean }> {
  const found: { post: string; head: string | null }[] = await db.query(
    `select p.id as post, head_of(p.unit_id) as head from (
       select coalesce(p.id, head_of(u.id)) as id, min(w.n) as n from unnest($1::text[]) with ordinality w(name, n)
       left join posts p on p.id::text = w.name or p.code = w.name left join units u on u.id::text = w.name or u.code = w.name group by 1) named
     join posts p on p.id = named.id order by named.n`,
    [names],
  );
  const [posts, heads] = [found.map(({ post }) => post), [...new Set(found.flatMap(({ head }) => head ?? []))]];
  const able = await ableAmong(db, [...posts, ...heads], task);
  const free = (some: string[]) => some.filter((post) => able.get(post)?.isFree);
  const chosen = free(posts);
  const left = chosen.length ? chosen : free(heads);
  return { posts: left, excluded: left.length === 0 && able.size > 0 };
}

/** Those who did a step whose doers may not do this one. */
export const excludedFrom = ({ plan, state }: Position, { node }: Instance): string[] =>
  (plan.nodes[node]!.duty?.notActors ?? []).flatMap((element) => state.actors[element] ?? []);
