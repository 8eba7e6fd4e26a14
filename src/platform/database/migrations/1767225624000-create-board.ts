import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the board of supervisors counts from: finished days once, open questions as they come and go (decision 0020). */
export class CreateBoard1767225624000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local statement_timeout = 0`); // a task is changed where it was a question, however many there are
    for (const statement of statements) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger tasks_asked_of on tasks`);
    for (const when of ['insert', 'update', 'delete']) await db.query(`drop trigger tasks_open_${when} on tasks`);
    await db.query(`drop function note_what_is_asked, count_open, recount_open`);
    await db.query(`drop table board_open, board_answers, board_time, board_rolled`);
    await db.query(`drop index tasks_done`);
    for (const statement of before) await db.query(statement);
    await db.query(`alter table tasks drop column asked_of, drop column inquiry_type`);
  }
}

const STRETCHES = Array.from({ length: 64 }, (_, i) => `h${i} int`).join(', ');
const LATE = Array.from({ length: 6 }, (_, i) => `late${i + 1} int`).join(', ');

const dueDay = (task: string) => `coalesce((${task}.due_at at time zone 'Asia/Tehran')::date, 'infinity')`;
const isOpen = (task: string) => `${task}.kind = 'answer' and ${task}.state = 'open'`;
const key = (task: string) => `${task}.unit_id, ${task}.asked_of, ${task}.inquiry_type, ${dueDay(task)}`;

const statements = [
  // Of a question, repeated from its process and inquiry, neither of which changes: what counts it reads indexes alone.
  `alter table tasks add column asked_of uuid, add column inquiry_type text`,
  `create function note_what_is_asked() returns trigger language plpgsql as $$
   begin
     select p.unit_id, i.type into new.asked_of, new.inquiry_type from processes p join inquiries i on i.year = p.year and i.letter_id = p.letter_id
     where p.year = new.year and p.id = new.process_id;
     return new;
   end $$`,
  `create trigger tasks_asked_of before insert on tasks for each row when (new.kind = 'answer' and new.asked_of is null) execute function note_what_is_asked()`,
  `update tasks t set asked_of = p.unit_id, inquiry_type = i.type from processes p join inquiries i on i.year = p.year and i.letter_id = p.letter_id
     where p.year = t.year and p.id = t.process_id and t.kind = 'answer'`,
  `drop index tasks_asked, tasks_asked_before`,
  `create index tasks_asked on tasks (unit_id, due_at, process_id) include (asked_of, inquiry_type) where kind = 'answer' and state = 'open'`,
  `create index tasks_asked_before on tasks (unit_id, closed_at) include (opened_at, due_at, outcome, asked_of, inquiry_type) where kind = 'answer' and state <> 'open'`,

  /* Open questions by the day they are due, as a ledger: whoever opens or closes one adds a row and waits for nobody; the sum is exact at
     every moment, and a chore folds the rows of a key into one. 'infinity' is a question without due time. */
  `create table board_open (office_id uuid not null, unit_id uuid, type text, due_day date not null, n int not null)`,
  `create index board_open_of on board_open (office_id) include (unit_id, type, due_day, n)`,
  `create function count_open() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and ${isOpen('old')} and ${isOpen('new')} and (${key('old')}) is not distinct from (${key('new')}) then return null; end if;
     if tg_op <> 'INSERT' and ${isOpen('old')} then insert into board_open values (${key('old')}, -1); end if;
     if tg_op <> 'DELETE' and ${isOpen('new')} then insert into board_open values (${key('new')}, 1); end if;
     return null;
   end $$`,
  `create trigger tasks_open_insert after insert on tasks for each row when (${isOpen('new')}) execute function count_open()`,
  `create trigger tasks_open_update after update of kind, state, unit_id, asked_of, inquiry_type, due_at on tasks for each row
     when (${isOpen('old')} or ${isOpen('new')}) execute function count_open()`,
  `create trigger tasks_open_delete after delete on tasks for each row when (${isOpen('old')}) execute function count_open()`,
  /* From nothing, for rows that came around the triggers. */
  `create function recount_open() returns void language sql as $$
     lock table board_open in exclusive mode;
     delete from board_open;
     insert into board_open select ${key('t')}, count(*) from tasks t where ${isOpen('t')} group by 1, 2, 3, 4
   $$`,
  `select recount_open()`,

  /* Finished days, and weeks of seven of them, of every level: the country (scope 0), a province or an office of the headquarters, an
     office; a unit needs no rows of its own. Zero is null, which takes no room. */
  `create table board_answers (
     level text not null check (level in ('country', 'province', 'office')), scope uuid not null, grain text not null check (grain in ('day', 'week')), day date not null, type text not null,
     answered int, within_day int, within_policy int, with_policy int, sum_ms bigint, ${LATE}, ${STRETCHES}, primary key (level, scope, grain, day, type))`,
  // How long things stay on desks: what each post has closed, and the time of finished days by step.
  `create index tasks_done on tasks (post_id, closed_at) include (kind, opened_at, seen_at, letter_id) where state <> 'open' and closed_at is not null`,
  `create table board_time (
     level text not null check (level in ('country', 'province', 'office')), scope uuid not null, grain text not null check (grain in ('day', 'week')), day date not null, step text not null,
     cases int not null, ms bigint not null, primary key (level, scope, grain, day, step))`,
  // Days up to this one are there.
  `create table board_rolled (one boolean primary key default true check (one), until date)`,
  `insert into board_rolled default values`,
];

const before = [
  `drop index tasks_asked, tasks_asked_before`,
  `create index tasks_asked on tasks (unit_id, due_at, process_id) where kind = 'answer' and state = 'open'`,
  `create index tasks_asked_before on tasks (unit_id, closed_at) include (opened_at, due_at, outcome, process_id) where kind = 'answer' and state <> 'open'`,
];
