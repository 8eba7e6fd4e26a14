import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Classification } from '../../contracts/classification';
import type { SubstitutionFilter, SubstitutionView } from '../../contracts/substitution';
import type { Actor } from '../auth/actor';
import { iso, personRef, postRef } from '../cartable/columns';
import { classesUpTo } from '../letters/letters.policy';
import { requireAdmin } from '../org/org.policy';
import { actsOn } from './substitution.policy';

type Db = Pick<EntityManager, 'query'>;

/** Who stands in for whom: what people read of it. */
@Injectable()
export class SubstitutionQueries {
  constructor(private readonly db: DataSource) {}

  /** One's own, given and taken, the latest first; or those of a post. @throws DomainError `auth.forbidden` to whoever does not work there and is no administrator */
  async list(actor: Actor, { post }: SubstitutionFilter): Promise<SubstitutionView[]> {
    if (!post) return substitutionsWhere(this.db, actor, `$1 in (s.absent_id, s.substitute_id, s.proposed_by)`, actor.personId);
    if (!actor.posts.some(({ postId }) => postId === post)) requireAdmin(actor);
    return substitutionsWhere(this.db, actor, `s.post_id = $1`, post);
  }
}

/** What nobody has answered yet and what is in force come first. */
export async function substitutionsWhere(db: Db, actor: Actor, condition: string, value: string): Promise<SubstitutionView[]> {
  const rows = await db.query<Omit<SubstitutionView, 'may'>[]>(
    `with moment as materialized (select office_now() as now),
          s as materialized (select s.*, ${state} as shown from moment, substitutions s where ${condition} order by s.from_at desc, s.id limit 100)
     select s.id, ${postRef('s.post_id')} as post, json_build_object('id', u.id, 'name', u.name) as unit, ${personRef('s.absent_id')} as absent,
       ${personRef('s.substitute_id')} as substitute, s.scope, ${iso('s.from_at')} as "from", ${iso('s.to_at')} as "to", s.note, s.shown as state,
       ${personRef('s.proposed_by')} as "proposedBy", ${iso('s.proposed_at')} as "proposedAt", s.reason, ${personRef('s.ended_by')} as "endedBy", ${iso('s.ended_at')} as "endedAt",
       array_position($2::text[], h.clearance) < array_position($2::text[], a.clearance) as "lowerClearance",
       case when s.shown = 'RUNNING' and s.substitute_id = $3 then (
         select count(*)::int from tasks t where t.post_id = s.post_id and t.state = 'open' and t.classification <> all($4::text[])) end as "hiddenTasks"
     from s join posts p on p.id = s.post_id join units u on u.id = p.unit_id join people a on a.id = s.absent_id join people h on h.id = s.substitute_id
     order by array_position(array['PROPOSED', 'RUNNING', 'COMING'], s.shown) nulls last, s.from_at desc, s.id`,
    [value, Classification.options, actor.personId, classesUpTo(actor.clearance)],
  );
  return rows.map((row) => ({
    ...row,
    may: actsOn(actor, { absent: row.absent.id, substitute: row.substitute.id, proposedBy: row.proposedBy.id }, row.state),
  }));
}

const state = `case when s.state = 'PROPOSED' and s.to_at <= now then 'LAPSED' when s.state <> 'ACCEPTED' then s.state
  when s.to_at <= now then 'ENDED' when s.from_at > now then 'COMING' else 'RUNNING' end`;
