import type { DataSource } from 'typeorm';
import type { Chore } from '../platform/queues/chores';
import { rollDays } from './rollup';

const MINUTE = 60_000;

/** What keeps the board quick; its numbers are the same without. */
export const boardChores = (db: DataSource): Chore[] => [
  { name: 'count-finished-days', everyMs: 10 * MINUTE, run: () => rollDays(db) },
  { name: 'fold-open-questions', everyMs: MINUTE, run: () => foldOpen(db) },
];

/** Rows of the ledger with the same key become one; who adds meanwhile is not touched, and what another has folded is gone. */
export async function foldOpen(db: DataSource): Promise<number> {
  const [{ n }] = await db.query<[{ n: number }]>(
    `with many as (select office_id, unit_id, type, due_day from board_open group by 1, 2, 3, 4 having count(*) > 1 or sum(n) = 0),
     gone as (delete from board_open b using many m where (b.office_id, b.due_day) = (m.office_id, m.due_day)
       and (b.unit_id, b.type) is not distinct from (m.unit_id, m.type) returning b.*),
     folded as (insert into board_open select office_id, unit_id, type, due_day, sum(n) from gone group by 1, 2, 3, 4 having sum(n) <> 0 returning 1)
     select count(*)::int as n from gone`,
  );
  return n;
}
