import { DomainError } from '../../contracts/errors';
import type { Recipient } from '../../contracts/letters';
import type { Page } from '../journal/page';

/**
 * Replaces the recipients of a draft, and the letter's direction with them.
 * @returns the posts on whose desks it will lie. @throws DomainError `letter.recipient_unknown` · `letter.recipient_twice`
 */
export async function saveRecipients(page: Page, recipients: Recipient[]): Promise<string[]> {
  const { year, id } = page.process;
  const rows = recipients.map(({ role, unit, post, outside, note }, n) => ({
    n: n + 1,
    role,
    unit: unit ?? null,
    post: post ?? null,
    outside: outside ?? null,
    note: note ?? null,
  }));
  const named = rows.map(({ unit, post, outside }) => unit ?? post ?? outside);
  if (new Set(named).size < named.length) throw new DomainError('letter.recipient_twice');
  await page.tx.query(`delete from recipients where year = $1 and letter_id = $2`, [year, id]);
  if (!rows.length) return [];
  const saved: { desk: string | null; outside: string | null }[] = await page.tx.query(
    `insert into recipients (year, letter_id, n, role, unit_id, post_id, outside, note)
     select $1, $2, r.n, r.role, coalesce(u.id, p.unit_id), p.id, r.outside, r.note
     from jsonb_to_recordset($3) as r(n int, role text, unit uuid, post uuid, outside text, note text)
     left join units u on u.id = r.unit and u.valid_from <= office_today() and (u.valid_to is null or u.valid_to > office_today())
     left join posts p on p.id = r.post and p.valid_from <= office_today() and (p.valid_to is null or p.valid_to > office_today())
     where r.outside is not null or u.id is not null or p.id is not null
     returning case when unit_id is not null then coalesce(post_id, head_of(unit_id)) end as desk, outside`,
    [year, id, JSON.stringify(rows)],
  );
  if (saved.length < rows.length) throw new DomainError('letter.recipient_unknown');
  const desks = saved.flatMap(({ desk }) => desk ?? []);
  if (new Set(desks).size < desks.length) throw new DomainError('letter.recipient_twice');
  await page.tx.query(
    `update letters l set direction = case
       when l.direction = 'INCOMING' then 'INCOMING'
       when exists (select from recipients r where r.year = $1 and r.letter_id = $2 and r.outside is not null) then 'OUTGOING'
       when exists (select from recipients r join units u on u.id = r.unit_id where r.year = $1 and r.letter_id = $2 and u.office_id <> l.office_id) then 'INTER_UNIT'
       else 'INTERNAL' end where l.year = $1 and l.id = $2`,
    [year, id],
  );
  return desks;
}

/** @returns the desks a letter goes to, as its draft says now */
export async function desksOf({ tx, process: { year, id } }: Page): Promise<string[]> {
  const rows: { desk: string }[] = await tx.query(
    `select coalesce(post_id, head_of(unit_id)) as desk from recipients where year = $1 and letter_id = $2 and unit_id is not null`,
    [year, id],
  );
  return rows.map(({ desk }) => desk);
}
