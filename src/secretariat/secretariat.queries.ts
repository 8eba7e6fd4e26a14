import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { BookEntry, BookView, EntryFilter, EntryPage } from '../../contracts/views';
import type { Actor } from '../auth/actor';
import { iso, unitRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { classesUpTo } from '../letters/letters.policy';
import { officesKept } from './secretariat.policy';

/** What is read of the books: which there are, and their entries by year. */
@Injectable()
export class SecretariatQueries {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `auth.forbidden` to whoever keeps none */
  async books(actor: Actor): Promise<BookView[]> {
    const offices = officesKept(actor);
    if (!offices.length) throw new DomainError('auth.forbidden');
    return this.db.query<BookView[]>(
      `with now as materialized (select jalali_year(office_now()) as year)
       select b.id, ${unitRef('b.office_id')} as office, b.kind, b.mode, b.pattern, coalesce(c.last_no, 0) as "lastNo", now.year from now cross join books b
       left join counters c on c.book_id = b.id and c.year = now.year where b.office_id = any($1) order by b.office_id, array_position(array['INTERNAL', 'OUTGOING', 'INCOMING'], b.kind)`,
      [offices],
    );
  }

  /** The latest first; a void number stays, with its reason. @throws DomainError `book.not_found`, whether it is not there or kept by others */
  async entries(actor: Actor, bookId: string, { year, cursor, limit }: EntryFilter): Promise<EntryPage> {
    const [book] = await this.db.query(`select from books where id = $1 and office_id = any($2)`, [bookId, officesKept(actor)]);
    if (!book) throw new DomainError('book.not_found');
    const [before] = keysetOf(cursor, ['number']) ?? [];
    const rows = await this.db.query<BookEntry[]>(
      `select n.no, n.number, ${iso('n.at')} as at, n.state = 'VOID' as "isVoid", n.reason as "voidReason", case when s.may then l.id end as "letterId", case when s.may then l.subject end as subject,
         case when s.may then coalesce(l.outside_name, o.title, u.name) end as sender
       from numbers n join letters l on l.year = year_of(n.letter_id) and l.id = n.letter_id join units u on u.id = l.office_id left join posts o on o.id = l.post_id
         cross join lateral (select l.classification = any($5) as may) s
       where n.book_id = $1 and n.year = coalesce($2::int, jalali_year(office_now())) and n.no < $3 order by n.no desc limit $4`,
      [bookId, year ?? null, before ?? 2_147_483_647, limit + 1, classesUpTo(actor.clearance)],
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? cursorOf([String(items.at(-1)!.no)]) : null };
  }
}
