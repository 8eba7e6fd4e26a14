import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import type { Page } from '../../contracts/org';
import type { AdminBook, AdminBookFilter, EditBook, NumberPreview, PreviewNumber } from '../../contracts/org-admin';
import { bookLetters } from '../../contracts/org.words';
import type { Actor } from '../auth/actor';
import { unitRef } from '../cartable/columns';
import type { Caller } from '../journal/caller';
import { Requests } from '../journal/requests';
import { writeChange } from '../org/changes';
import { requireAdmin } from '../org/org.policy';
import { Conditions, pageOf, placeOf } from '../org/picker';

type Db = Pick<EntityManager, 'query'>;

/** How the books write their numbers. A change holds from the next number on; what has one keeps it. */
@Injectable()
export class BooksService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
  ) {}

  /** @throws DomainError `auth.forbidden` */
  async list(actor: Actor, { q, office, cursor, limit }: AdminBookFilter): Promise<Page<AdminBook>> {
    requireAdmin(actor);
    const which = new Conditions().words('u.search', q).where('b.office_id = ?', office).where(`${place} > ?`, placeOf(cursor));
    return pageOf(
      await booksWhere(this.db, which, limit + 1),
      limit,
      ({ place: _, ...book }) => book,
      (row) => row.place,
    );
  }

  /** @throws DomainError `book.not_found` · `auth.forbidden` */
  async preview(actor: Actor, id: string, { pattern }: PreviewNumber): Promise<NumberPreview> {
    requireAdmin(actor);
    const { year, lastNo } = await bookIn(this.db, id);
    const [{ number }] = await this.db.query<[{ number: string }]>(
      `select ${written('$2::text')} as number from books b join units u on u.id = b.office_id ${counted} where b.id = $1`,
      [id, pattern],
    );
    return { year, no: lastNo + 1, number, taken: await isTaken(this.db, id, pattern) };
  }

  /** @throws DomainError `book.not_found` · `book.pattern_taken` · `auth.forbidden` */
  edit(caller: Caller, id: string, { pattern, mode }: EditBook): Promise<AdminBook> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('patterns of books'))`); // two books are not given one pattern at the same time
      const before = await bookIn(tx, id);
      if (pattern !== undefined && (await isTaken(tx, id, pattern))) throw new DomainError('book.pattern_taken');
      await tx.query(`update books set pattern = coalesce($2, pattern), mode = coalesce($3, mode) where id = $1`, [id, pattern, mode]);
      const after = await bookIn(tx, id);
      const facts = (book: AdminBook) => ({ pattern: book.pattern, mode: book.mode });
      await writeChange(tx, caller.actor, { kind: 'BOOK', ref: id, act: 'EDITED', before: facts(before), after: facts(after) });
      return after;
    });
  }
}

const place = `(u.place || b.kind) collate "C"`;
const counted = `cross join lateral (select jalali_year(office_now()) as year) y left join counters c on c.book_id = b.id and c.year = y.year`;
const kindWord = (b: string) =>
  `case ${b}.kind when 'INTERNAL' then '${bookLetters.INTERNAL}' when 'OUTGOING' then '${bookLetters.OUTGOING}' else '${bookLetters.INCOMING}' end`;
const written = (pattern: string) => `number_text(${pattern}, y.year, coalesce(c.last_no, 0) + 1, u.number_code, u.code, ${kindWord('b')})`;

const booksWhere = (db: Db, which: Conditions, limit: number): Promise<(AdminBook & { place: string })[]> =>
  db.query(
    `select b.id, ${unitRef('b.office_id')} as office, b.kind, b.mode, b.pattern, y.year, coalesce(c.last_no, 0) as "lastNo", ${written('b.pattern')} as "nextNumber", ${place} as place
     from books b join units u on u.id = b.office_id ${counted} where ${which.sql} order by ${place} limit ${limit}`,
    which.values,
  );

async function bookIn(db: Db, id: string): Promise<AdminBook> {
  const [row] = await booksWhere(db, new Conditions().where('b.id = ?', id), 1);
  if (!row) throw new DomainError('book.not_found');
  const { place: _, ...book } = row;
  return book;
}

/** Two books that write the same number of the same year alike would give two letters one number; leading zeros make no difference. */
async function isTaken(db: Db, id: string, pattern: string): Promise<boolean> {
  const plain = (text: string) => `regexp_replace(${text}, '\\{seq:0\\d\\}', '{seq}')`;
  const text = (of: string, b: string, u: string) => `number_text(${plain(of)}, 1400, 1, ${u}.number_code, ${u}.code, ${kindWord(b)})`;
  const [{ taken }] = await db.query<[{ taken: boolean }]>(
    `with mine as materialized (select ${text('$2::text', 'b', 'u')} as number from books b join units u on u.id = b.office_id where b.id = $1)
     select exists (select from mine, books o join units v on v.id = o.office_id where o.id <> $1 and ${text('o.pattern', 'o', 'v')} = mine.number) as taken`,
    [id, pattern],
  );
  return taken;
}
