import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums that the board of the country is read from: open questions of each province, finished days of all types together (decision 0020). */
export class SumsOfBoard1767225633000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local statement_timeout = 0`);
    for (const statement of ledger) await db.query(statement);
    await db.query(
      `insert into board_answers (level, scope, grain, day, type, ${sums.join(', ')})
         select level, scope, grain, day, '*', ${sums.map((column) => `sum(${column})`).join(', ')} from board_answers group by level, scope, grain, day`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from board_answers where type = '*'`);
    for (const statement of before) await db.query(statement);
  }
}

const numbered = (name: string, from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${name}${from + i}`);
const sums = [...['answered', 'within_day', 'within_policy', 'with_policy', 'sum_ms'], ...numbered('late', 1, 6), ...numbered('h', 0, 63)];

const dueDay = (task: string) => `coalesce((${task}.due_at at time zone 'Asia/Tehran')::date, 'infinity')`;
const isOpen = (task: string) => `${task}.kind = 'answer' and ${task}.state = 'open'`;
const key = (task: string) => `${task}.unit_id, ${task}.asked_of, ${task}.inquiry_type, ${dueDay(task)}`;

/** A question counts in its office, and without its unit in the province of the office; the headquarters have none. */
const entries = (task: string, n: string) => `
  select ledger, unit_id, ${task}.inquiry_type, ${dueDay(task)}, ${n} from units u
  cross join lateral (values (u.id::text, ${task}.asked_of), (u.province_code, null)) l(ledger, unit_id) where u.id = ${task}.unit_id and ledger is not null`;

const ledger = [
  `drop table board_open`,
  // An office by its id, a province by its code; `folded` are rows that the chore has made of others.
  `create table board_open (ledger text not null, unit_id uuid, type text, due_day date not null, n int not null, folded boolean not null default false)`,
  `create index board_open_of on board_open (ledger, due_day) include (unit_id, type, n)`,
  `create index board_open_new on board_open (ledger, due_day) where not folded`,
  `create or replace function count_open() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and ${isOpen('old')} and ${isOpen('new')} and (${key('old')}) is not distinct from (${key('new')}) then return null; end if;
     if tg_op <> 'INSERT' and ${isOpen('old')} then insert into board_open (ledger, unit_id, type, due_day, n) ${entries('old', '-1')}; end if;
     if tg_op <> 'DELETE' and ${isOpen('new')} then insert into board_open (ledger, unit_id, type, due_day, n) ${entries('new', '1')}; end if;
     return null;
   end $$`,
  `create or replace function recount_open() returns void language sql as $$
     lock table board_open in exclusive mode;
     delete from board_open;
     insert into board_open
       with office as (select ${key('t')}, count(*) from tasks t where ${isOpen('t')} group by 1, 2, 3, 4)
       select unit_id::text, asked_of, inquiry_type, due_day, n, true from office o(unit_id, asked_of, inquiry_type, due_day, n)
       union all
       select u.province_code, null, inquiry_type, due_day, sum(n), true from office o(unit_id, asked_of, inquiry_type, due_day, n) join units u on u.id = o.unit_id
       where u.province_code is not null group by 1, 3, 4
   $$`,
  `select recount_open()`,
];

const before = [
  `drop table board_open`,
  `create table board_open (office_id uuid not null, unit_id uuid, type text, due_day date not null, n int not null)`,
  `create index board_open_of on board_open (office_id) include (unit_id, type, due_day, n)`,
  `create or replace function count_open() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and ${isOpen('old')} and ${isOpen('new')} and (${key('old')}) is not distinct from (${key('new')}) then return null; end if;
     if tg_op <> 'INSERT' and ${isOpen('old')} then insert into board_open values (${key('old')}, -1); end if;
     if tg_op <> 'DELETE' and ${isOpen('new')} then insert into board_open values (${key('new')}, 1); end if;
     return null;
   end $$`,
  `create or replace function recount_open() returns void language sql as $$
     lock table board_open in exclusive mode;
     delete from board_open;
     insert into board_open select ${key('t')}, count(*) from tasks t where ${isOpen('t')} group by 1, 2, 3, 4
   $$`,
  `select recount_open()`,
];
