import type { Page } from '../journal/page';

export type BookKind = 'INTERNAL' | 'OUTGOING' | 'INCOMING';

/**
 * Registers the page's letter in a book of its office: the next number, in the same transaction, so there is no gap and no double. From then
 * on it comes from whoever signed it last.
 * The counter's row is locked last and for one commit. Registered already, it keeps its number.
 */
export async function allot(page: Page, book: BookKind): Promise<void> {
  const { year, letter_id: letter, id } = page.process;
  await page.tx.query(
    `with held as (select b.id from letters l join books b on b.office_id = l.office_id and b.kind = $3 where l.year = $1 and l.id = $2
                   and not exists (select from numbers n where n.book_id = b.id and n.letter_id = l.id)),
          party as (insert into parties (year, letter_id, post_id, role)
                    select $1, $2, secretariat_post_of(office_id), 'SECRETARIAT' from letters where year = $1 and id = $2 on conflict do nothing),
          entry as (insert into numbers (book_id, year, no, number, letter_id, process_id, at)
                    select held.id, n.year, n.no, n.number, $2, $4, office_now() from held, next_number(held.id, office_now()) n returning number, at)
     update letters set number = entry.number, registered_at = entry.at, signer_post_id = (
       select t.post_id from tasks t where t.year = $1 and t.process_id = $2 and t.kind = 'sign' and t.outcome = 'signed' order by t.closed_at desc limit 1)
     from entry where letters.year = $1 and letters.id = $2`,
    [year, letter, book, id],
  );
}
