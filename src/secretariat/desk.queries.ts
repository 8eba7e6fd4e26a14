import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { SecretariatQueues, Twin, TwinsFilter } from '../../contracts/secretariat';
import type { Actor } from '../auth/actor';
import { iso, unitRef } from '../cartable/columns';
import { classesUpTo } from '../letters/letters.policy';
import { clerksSeats, officesKept } from './secretariat.policy';

/** More than these nobody compares. */
const TWINS = 10;

/** What a clerk's desk needs before something is done: how much waits, and whether a letter in the hand is in the books already. */
@Injectable()
export class DeskQueries {
  constructor(private readonly db: DataSource) {}

  /** One line for each post of a secretariat. @throws DomainError `auth.forbidden` to whoever has none */
  async queues(actor: Actor): Promise<SecretariatQueues[]> {
    const posts = clerksSeats(actor).map(({ postId }) => postId);
    if (!posts.length) throw new DomainError('auth.forbidden');
    return this.db.query<SecretariatQueues[]>(
      `select ${unitRef('p.office_id')} as office, p.id as post, ${queue('register')} as register, ${queue('dispatch')} as dispatch, ${queue('returned')} as returned
       from posts p left join tasks t on t.post_id = p.id and t.state = 'open' and t.kind in ('register', 'dispatch', 'returned') and t.classification = any($2)
       where p.id = any($1::uuid[]) group by p.id order by p.place`,
      [posts, classesUpTo(actor.clearance)],
    );
  }

  /** Letters of that date from outside whose sender or number is alike; the very same first. @throws DomainError `auth.forbidden` */
  async twins(actor: Actor, { post, sender, number, date }: TwinsFilter): Promise<Twin[]> {
    const offices = officesKept(actor, post);
    if (!offices.length) throw new DomainError('auth.forbidden');
    const [sameSender, sameNumber] = [`normal_form(l.outside_name) = normal_form($3)`, `normal_form(l.outside_number) = normal_form($4)`];
    return this.db.query<Twin[]>(
      `select coalesce(${sameSender} and ${sameNumber}, false) as same, l.number, ${iso('l.registered_at')} as "registeredAt", l.outside_name as sender, l.outside_number as "senderNumber",
         l.outside_date::text as "senderDate", case when s.may then l.id end as "letterId", case when s.may then l.subject end as subject
       from letters l cross join lateral (select l.classification = any($5) as may) s
       where l.office_id = any($1::uuid[]) and l.outside_date = $2 and l.outside_number is not null and (${sameSender} or ${sameNumber})
       order by 1 desc, l.registered_at desc limit ${TWINS}`,
      [offices, date, sender ?? null, number ?? null, classesUpTo(actor.clearance)],
    );
  }
}

const queue = (kind: string): string => {
  const which = `filter (where t.kind = '${kind}')`;
  return `json_build_object('total', count(t) ${which}, 'urgent', count(t) filter (where t.kind = '${kind}' and t.priority <> 'NORMAL'),
    'unseen', count(t) filter (where t.kind = '${kind}' and t.seen_at is null), 'oldestAt', ${iso(`min(t.opened_at) ${which}`)})`;
};
