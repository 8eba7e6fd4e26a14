import type { EntityManager } from 'typeorm';
import { DomainError, sentenceOf, type ErrorCode } from '../../contracts/errors';
import type { StayedClocks } from '../../contracts/stayed-clocks';
import type { Actor } from '../auth/actor';
import { classesUpTo, maySee } from '../letters/letters.policy';

type Db = Pick<EntityManager, 'query'>;

const SHOWN = 20;

/** Writes down that a clock could not be counted and stays as it was. @param cause the policy that was applied, or the change of a calendar */
export async function writeStayed(db: Db, cause: string, processId: string, key: string, error: unknown): Promise<void> {
  const { code, params } = error instanceof DomainError ? error : { code: 'system.unexpected', params: {} };
  await db.query(`insert into stayed_clocks (cause, process_id, key, code, params) values ($1, $2, $3, $4, $5) on conflict do nothing`, [
    ...[cause, processId, key],
    ...[code, JSON.stringify(params)],
  ]);
}

/** Which stayed as they were, by their cause; of a cause that left none nothing. */
export async function stayedClocks(db: Db, { posts, clearance }: Actor, causes: readonly string[]): Promise<Map<string, StayedClocks>> {
  const rows: { cause: string; count: number; some: { number: string | null; unit: string; code: ErrorCode; params: object }[] }[] =
    await db.query(some, [posts.map(({ postId }) => postId), classesUpTo(clearance), causes]);
  return new Map(
    rows.map(({ cause, count, some }) => [
      cause,
      { count, letters: some.map(({ number, unit, code, params }) => ({ number, unit, why: sentenceOf(code, { ...params }) })) },
    ]),
  );
}

const some = `
  select cause, count(*)::int as count, json_agg(json_build_object('number', number, 'unit', unit, 'code', code, 'params', params) order by n) filter (where n <= ${SHOWN}) as some
  from (select s.cause, s.code, s.params, u.name as unit, case when ${maySee('l', '$1', '$2')} then l.number end as number,
               row_number() over (partition by s.cause order by s.process_id, s.key) as n
        from stayed_clocks s join processes p on p.year = year_of(s.process_id) and p.id = s.process_id join letters l on l.year = year_of(p.letter_id) and l.id = p.letter_id
          join tasks t on t.year = p.year and t.process_id = p.id and t.key = s.key join posts o on o.id = t.post_id join units u on u.id = coalesce(p.unit_id, o.unit_id)
        where s.cause = any($3)) each
  group by cause`;
