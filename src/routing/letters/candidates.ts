import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { Classification } from '../../../contracts/classification';
import { requireAble } from '../../letters/letters.policy';

/**
 * The posts behind names that a route worked out: a post by id or code, a unit by its head. Who is not there or not cleared is passed over;
 * where nobody is left, the heads of their units are asked.
 * @returns in the order they were named, each once
 */
export async function candidatesOf(
  tx: EntityManager,
  names: readonly string[],
  classification: Classification,
  signs = false,
): Promise<string[]> {
  const found: { post: string; head: string | null }[] = await tx.query(
    `select p.id as post, head_of(p.unit_id) as head from (
       select coalesce(p.id, head_of(u.id)) as id, min(w.n) as n from unnest($1::text[]) with ordinality w(name, n)
       left join posts p on p.id::text = w.name or p.code = w.name left join units u on u.id::text = w.name or u.code = w.name group by 1) named
     join posts p on p.id = named.id order by named.n`,
    [names],
  );
  const able = await among(
    tx,
    found.map(({ post }) => post),
    classification,
    signs,
  );
  return able.length ? able : among(tx, [...new Set(found.flatMap(({ head }) => head ?? []))], classification, signs);
}

async function among(tx: EntityManager, posts: string[], classification: Classification, signs: boolean): Promise<string[]> {
  const able: string[] = [];
  for (const post of posts) {
    const isAble = await requireAble(tx, [post], classification, signs ? [post] : []).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError) return false;
        throw error;
      },
    );
    if (isAble) able.push(post);
  }
  return able;
}
