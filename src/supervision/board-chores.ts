import type { DataSource } from 'typeorm';
import type { Chore } from '../platform/queues/chores';
import { rollDays } from './rollup';

const MINUTE = 60_000;

/** What keeps the board quick; its numbers are the same without. */
export const boardChores = (db: DataSource): Chore[] => [
  { name: 'count-finished-days', everyMs: 10 * MINUTE, run: () => rollDays(db) },
  { name: 'fold-open-questions', everyMs: MINUTE, run: () => foldOpen(db) },
];

/** Rows that came since the last time become one with that of their key; who adds meanwhile is not touched, and what another has folded is gone. */
export async function foldOpen(db: DataSource): Promise<number> {
  const [{ n }] = await db.query<[{ n: number }]>(
    `with touched as (select distinct ledger, unit_id, type, due_day from board_open where not folded),
     gone as (delete from board_open b using touched t where (b.ledger, b.due_day) = (t.ledger, t.due_day)
       and (b.unit_id, b.type) is not distinct from (t.unit_id, t.type) returning b.*),
     kept as (insert into board_open select ledger, unit_id, type, due_day, sum(n), true from gone group by 1, 2, 3, 4 having sum(n) <> 0 returning 1)
     select count(*)::int as n from gone`,
  );
  return n;
}
