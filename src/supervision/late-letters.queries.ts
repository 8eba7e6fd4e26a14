import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BoardLetter, BoardLetterPage, BoardLettersFilter } from '../../contracts/board';
import type { Actor } from '../auth/actor';
import { iso, listOf, unitRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { classesUpTo, maySee } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import { PlacesQueries } from './places.queries';
import { requireWatcher } from './supervision.policy';

/** The place of what has no due time now, behind all that have one. */
const NEVER = '9999-12-31 00:00:00+00';

/** The letters behind the figures of the board. What somebody may not read is counted and stands here without its content. */
@Injectable()
export class LateLettersQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
  ) {}

  /** Soonest due first, and among all that are open last those whose clock stands still. @throws DomainError `unit.not_found` · `auth.forbidden` · `request.invalid` */
  async list(actor: Actor, { level, unit, type, post, state, cursor, limit }: BoardLettersFilter): Promise<BoardLetterPage> {
    const [own, place] = await Promise.all([this.places.of(actor), this.places.place({ level, under: unit })]);
    requireWatcher(own, place);
    const offices = await this.places.offices(place);
    const after = keysetOf(cursor, ['instant', 'id']);
    const which = new Conditions(`t.unit_id = office.id`, `t.kind = 'answer'`, `t.state = 'open'`);
    const $offices = which.place(offices.map(({ id }) => id));
    if (state === 'overdue') which.add('t.due_at < (select now from moment)');
    if (state === 'dueToday') which.add('t.due_at >= (select now from moment) and t.due_at < (select tomorrow from moment)');
    if (state === 'soon') which.add("t.due_at >= (select now from moment) and t.due_at < (select tomorrow from moment) + interval '1 day'");
    if (level === 'unit') which.where('t.asked_of = ?', unit);
    if (post)
      which.where(
        `exists (select from tasks d where d.year = t.year and d.process_id = t.process_id and d.state = 'open' and d.post_id = ?)`,
        post,
      );
    if (type) which.where('t.inquiry_type = ?', type);
    const $after = after && [which.place(after[0]), which.place(after[1])];
    const dated = $after ? `(t.due_at, t.process_id) > (${$after[0]}::timestamptz, ${$after[1]}::uuid)` : 't.due_at is not null';
    const undated = $after ? `t.due_at is null and (${$after[0]} <> '${NEVER}' or t.process_id > ${$after[1]}::uuid)` : 't.due_at is null';
    const tasksWhere = (condition: string) =>
      `(select t.year, t.process_id, t.key, t.letter_id, t.opened_at, t.due_at, t.seen_at, t.asked_of, t.inquiry_type from tasks t where ${which.sql} and ${condition} order by t.due_at, t.process_id limit ${limit + 1})`;
    const [$posts, $classes] = [which.place(actor.posts.map(({ postId }) => postId)), which.place(classesUpTo(actor.clearance))];
    const rows = await this.db.query<(BoardLetter & { place: string })[]>(
      `with moment as materialized (select office_now() as now, (office_today() + 1)::timestamp at time zone 'Asia/Tehran' as tomorrow),
       t as materialized (
         select k.* from unnest(${$offices}::uuid[]) as office(id) cross join lateral (
           ${[dated, ...(state === 'open' ? [undated] : [])].map(tasksWhere).join(' union all ')}) k
         order by k.due_at, k.process_id limit ${limit + 1})
       select t.process_id as process, t.key, ${unitRef('t.asked_of')} as unit, ${unitRef('l.office_id')} as asker, y.title as type, ${iso('t.opened_at')} as "openedAt", ${iso('t.due_at')} as "dueAt",
         case when t.due_at < now then round(extract(epoch from now - t.due_at) * 1000)::float8 end as "overdueMs", ${iso('t.seen_at')} as "seenAt", coalesce(t.due_at::text, '${NEVER}') as place,
         case when l.classification = any(${$classes}) then json_build_object('id', l.id, 'number', l.number, 'subject', case when ${maySee('l', $posts, $classes)} then l.subject end) end as letter,
         ${listOf(`select json_build_object('id', o.id, 'title', o.title) as post, ${iso('d.opened_at')} as since from tasks d join posts o on o.id = d.post_id
            where d.year = t.year and d.process_id = t.process_id and d.state = 'open' and d.kind in ('answer', 'referral') order by d.opened_at, d.key`)} as desks
       from moment, t join letters l on l.year = t.year and l.id = t.letter_id join inquiry_types y on y.code = t.inquiry_type order by t.due_at, t.process_id`,
      which.values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ place: _, ...row }) => row),
      next: rows.length > limit && last ? cursorOf([last.place, last.process]) : null,
    };
  }
}
