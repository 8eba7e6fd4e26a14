import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import {
  reassignObstacles,
  type ReassignmentItem,
  type ReassignmentItems,
  type ReassignmentItemsFilter,
  type ReassignmentList,
  type ReassignmentView,
  type ReassignObstacle,
} from '../../../contracts/reassign';
import type { Actor } from '../../auth/actor';
import { iso, postRef } from '../../cartable/columns';
import { classesUpTo } from '../../letters/letters.policy';
import { Conditions, pageOf, placeOf } from '../../org/picker';

/** How far work has been laid on other desks, and what became of each task. For whoever ordered it, and administrators. */
@Injectable()
export class ReassignQueries {
  constructor(private readonly db: DataSource) {}

  /** The reader's own, the newest first. */
  async list(actor: Actor): Promise<ReassignmentList> {
    return { items: await this.where('m.by = $1 and not m.dry_run', actor.personId) };
  }

  /** @throws DomainError `reassignment.not_found`, whether it is not there or not theirs */
  async one(actor: Actor, id: string): Promise<ReassignmentView> {
    const [found] = await this.where('m.id = $1', id);
    if (!found || (found.by.id !== actor.personId && !actor.isAdmin)) throw new DomainError('reassignment.not_found');
    return found;
  }

  /** @throws DomainError `reassignment.not_found` */
  async items(actor: Actor, id: string, { state, cursor, limit }: ReassignmentItemsFilter): Promise<ReassignmentItems> {
    await this.one(actor, id);
    const after = placeOf(cursor);
    const which = new Conditions().where('i.reassignment = ?', id).where('i.state = ?', state);
    which.where('i.n > ?', after && /^\d{1,9}$/.test(after) ? Number(after) : undefined);
    const $classes = which.place(classesUpTo(actor.clearance));
    const rows = await this.db.query<(Omit<ReassignmentItem, 'sentence'> & { code: ReassignObstacle | null })[]>(
      `select i.n, i.process_id as process, i.key, t.kind, case when l.classification = any(${$classes}) then l.number end as number, ${postRef('i.from_post')} as "from", ${postRef('i.to_post')} as "to", i.state, i.code
       from reassignment_items i left join tasks t on t.year = year_of(i.process_id) and t.process_id = i.process_id and t.key = i.key left join letters l on l.year = t.year and l.id = t.letter_id
       where ${which.sql} order by i.n limit ${limit + 1}`,
      which.values,
    );
    return pageOf(
      rows,
      limit,
      ({ code, ...row }) => ({ ...row, sentence: code && reassignObstacles[code] }),
      ({ n }) => String(n),
    );
  }

  private async where(condition: string, value: string): Promise<ReassignmentView[]> {
    const rows = await this.db.query<(Omit<ReassignmentView, 'refused'> & { refused: { code: ReassignObstacle; count: number }[] })[]>(
      `select m.id, m.reason, m.dry_run as "dryRun", m.reverses, (select r.id from reassignments r where r.reverses = m.id) as "reversedBy", json_build_object('id', h.id, 'name', h.name) as by,
         ${iso('m.at')} as at, ${iso('m.done_at')} as "doneAt", c.total, c.moved, c.left, c.refused
       from reassignments m join people h on h.id = m.by cross join lateral (
         select coalesce(sum(n), 0)::int as total, coalesce(sum(n) filter (where state = 'moved'), 0)::int as moved, coalesce(sum(n) filter (where state = 'waiting'), 0)::int as left,
           coalesce(json_agg(json_build_object('code', code, 'count', n) order by n desc) filter (where state = 'refused'), '[]') as refused
         from (select state, code, count(*)::int as n from reassignment_items where reassignment = m.id group by 1, 2) g) c
       where ${condition} order by m.at desc, m.id limit 50`,
      [value],
    );
    return rows.map(({ refused, ...row }) => ({
      ...row,
      refused: refused.map((one) => ({ ...one, sentence: reassignObstacles[one.code] })),
    }));
  }
}
