import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { BookEntryFilter, BookYear } from '../../contracts/secretariat';
import type { BookEntry, BookView, EntryPage } from '../../contracts/views';
import type { Actor } from '../auth/actor';
import { iso, unitRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { classesUpTo } from '../letters/letters.policy';
import { Conditions } from '../org/picker';
import { officesKept } from './secretariat.policy';
import { sendingPost } from '../letters/sender';

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

  /** @throws DomainError `book.not_found`, whether it is not there or kept by others */
  async years(actor: Actor, bookId: string): Promise<BookYear[]> {
    await this.requireBook(actor, bookId);
    return this.db.query<BookYear[]>(
      `select c.year, c.last_no as "lastNo", (select count(*)::int from numbers n where n.book_id = c.book_id and n.year = c.year and n.state = 'VOID') as void
       from counters c where c.book_id = $1 order by c.year desc`,
      [bookId],
    );
  }

  /** The latest first; a void number stays, with its reason. @throws DomainError `book.not_found`, whether it is not there or kept by others */
  async entries(actor: Actor, bookId: string, filter: BookEntryFilter): Promise<EntryPage> {
    await this.requireBook(actor, bookId);
    const { cursor, limit, year, q, fromNo, toNo, fromDay, toDay, void: isVoid } = filter;
    const [before] = keysetOf(cursor, ['number']) ?? [];
    const which = new Conditions();
    which.where('n.book_id = ?', bookId);
    if (year) which.where('n.year = ?', year);
    else which.add('n.year = (select jalali_year(office_now()))');
    if (q) which.add(/^\d{1,9}$/.test(q) ? `n.no = ${which.place(Number(q))}` : `normal_form(n.number) = normal_form(${which.place(q)})`);
    which.where('n.no < ?', before).where('n.no >= ?', fromNo).where('n.no <= ?', toNo);
    which.where(`n.at >= ?::date::timestamp at time zone 'Asia/Tehran'`, fromDay);
    which.where(`n.at < (?::date + 1)::timestamp at time zone 'Asia/Tehran'`, toDay);
    if (isVoid !== undefined) which.where('n.state = ?', isVoid ? 'VOID' : 'USED');
    const $classes = which.place(classesUpTo(actor.clearance));
    const rows = await this.db.query<BookEntry[]>(
      `select n.no, n.number, ${iso('n.at')} as at, n.state = 'VOID' as "isVoid", n.reason as "voidReason", case when s.may then l.id end as "letterId", case when s.may then l.subject end as subject,
         case when s.may then coalesce(l.outside_name, o.title, u.name) end as sender
       from numbers n join letters l on l.year = year_of(n.letter_id) and l.id = n.letter_id join units u on u.id = l.office_id left join posts o on o.id = ${sendingPost('l')}
         cross join lateral (select l.classification = any(${$classes}) as may) s
       where ${which.sql} order by n.no desc limit ${limit + 1}`,
      which.values,
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? cursorOf([String(items.at(-1)!.no)]) : null };
  }

  private async requireBook(actor: Actor, bookId: string): Promise<void> {
    const [book] = await this.db.query(`select from books where id = $1 and office_id = any($2)`, [bookId, officesKept(actor)]);
    if (!book) throw new DomainError('book.not_found');
  }
}
