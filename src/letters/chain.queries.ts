import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { ChainLetter, LetterChain } from '../../contracts/letter-search';
import type { Actor } from '../auth/actor';
import { iso } from '../cartable/columns';
import { classesUpTo, maySee } from './letters.policy';
import { sendingPost } from './sender';

const SHOWN = 50;
/** A circular may be answered by every office there is: the walk ends here, nearest letters first. */
const WALKED = 1000;

/** Letters that answer or follow each other, as one chain. */
@Injectable()
export class ChainQueries {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `letter.not_found` */
  async of(actor: Actor, letterId: string): Promise<LetterChain> {
    const rows = await this.db.query<(ChainLetter & { length: number })[]>(chainSql, [
      yearOf(letterId),
      letterId,
      actor.posts.map(({ postId }) => postId),
      classesUpTo(actor.clearance),
      SHOWN,
      WALKED,
    ]);
    if (!rows.length) throw new DomainError('letter.not_found');
    return { items: rows.map(({ length: _, ...letter }) => letter), more: rows[0]!.length > SHOWN };
  }
}

/**
 * The walk goes along both relations in both directions, step by step, and to each letter once. What the reader may not see is shown only where a letter they see refers to it, and what
 * it refers to itself is its own business.
 */
const chainSql = `
  with recursive chain(year, id, answers_id, follows_id) as (
    select l.year, l.id, l.answers_id, l.follows_id from letters l where l.year = $1 and l.id = $2 and ${maySee('l', '$3', '$4')}
    union
    select n.year, n.id, n.answers_id, n.follows_id from chain c cross join lateral (
      select o.* from letters o where o.year = year_of(c.answers_id) and o.id = c.answers_id
      union all select o.* from letters o where o.year = year_of(c.follows_id) and o.id = c.follows_id
      union all select o.* from letters o where o.answers_id = c.id
      union all select o.* from letters o where o.follows_id = c.id) n),
  walked as materialized (select year, id, row_number() over () as place from (select * from chain limit $6) c),
  known as materialized (select l.*, w.place, ${maySee('l', '$3', '$4')} as may from walked w join letters l on l.year = w.year and l.id = w.id),
  shown as (select k.*, count(*) over () as length from known k where k.may or exists (select from known r where r.may and k.id in (r.answers_id, r.follows_id)) order by k.place limit $5)
  select l.id, l.may as "maySee", l.id = $2 as "isThis", case when l.may then l.kind end as kind, case when l.may then l.direction end as direction, case when l.may then p.state end as state,
    case when l.may then l.number end as number, case when l.may then l.subject end as subject, case when l.may then coalesce(l.outside_name, o.title, u.name) end as sender,
    case when l.may then ${iso('coalesce(l.registered_at, l.created_at)')} else ${iso('l.registered_at')} end as at,
    case when l.may then l.answers_id end as "answersId", case when l.may then l.follows_id end as "followsId", l.length::int
  from shown l join processes p on p.year = l.year and p.id = l.id join units u on u.id = l.office_id left join posts o on o.id = ${sendingPost('l')}
  order by coalesce(l.registered_at, l.created_at), l.id`;
