import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MarkRead, NotificationFilter, NotificationPage, NotificationView } from '../../contracts/notifications';
import type { Actor } from '../auth/actor';
import { requirePosts } from '../cartable/cartable.policy';
import { iso, personRef, postRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { classesUpTo } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import { readUpTo, toldTo, unreadOf } from './unread';

/**
 * What posts were told of their letters. The database writes it with the line it tells of (`tell_of_line`); here it is read, by whoever
 * works in the post, each with a place of their own up to which they have read.
 */
@Injectable()
export class NotificationsService {
  constructor(private readonly db: DataSource) {}

  /** Newest first. @throws DomainError `auth.post_not_held` · `request.invalid` */
  async list(actor: Actor, { cursor, limit, post, unread }: NotificationFilter): Promise<NotificationPage> {
    const which = new Conditions();
    const [$person, $posts, $classes] = [
      which.place(actor.personId),
      which.place(requirePosts(actor, post)),
      which.place(classesUpTo(actor.clearance)),
    ];
    which.add(toldTo($person, $posts, $classes)).where('n.id < ?::bigint', keysetOf(cursor, ['number'])?.[0]);
    if (unread !== undefined) which.add(`n.id ${unread ? '>' : '<='} ${readUpTo($person)}`);
    const rows = await this.db.query<NotificationView[]>(
      `with n as materialized (select n.* from notifications n where ${which.sql} order by n.id desc limit ${limit + 1})
       select n.id::int as id, n.code, ${iso('n.at')} as at, n.id <= ${readUpTo($person)} as read, ${postRef('n.post_id')} as post,
         json_build_object('id', l.id, 'number', l.number) as letter, json_build_object('id', p.id, 'kind', p.kind) as process, n.key, ${personRef('n.actor')} as actor,
         case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit
       from n join letters l on l.year = n.year and l.id = n.letter_id join processes p on p.year = n.year and p.id = n.process_id left join units u on u.id = p.unit_id
       order by n.id desc`,
      which.values,
    );
    const [counted] = await this.db.query<{ unread: number }[]>(
      `select (${unreadOf('$1', '$2', '$3')}) as unread`,
      which.values.slice(0, 3),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, unread: counted!.unread, next: rows.length > limit && last ? cursorOf([String(last.id)]) : null };
  }

  /** What was read once stays read; beyond what there is, nothing is read. */
  async markRead({ personId }: Actor, { upTo }: MarkRead): Promise<void> {
    await this.db.query(
      `with kept as (insert into notification_reads as r (person_id, up_to) select $1, least($2::bigint, coalesce(max(id), 0)) from notifications
         on conflict (person_id) do update set up_to = greatest(r.up_to, excluded.up_to))
       insert into hints (audience, type, ref, version) values ($1, 'notification', $1, 0)`,
      [personId, upTo],
    );
  }
}
