import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calendars are changed while letters wait: each change is a row, and a job that counts anew what it touches. Whoever stores a due time has
 * counted by the newest version, and the job begins once everybody who had read an older one is done.
 */
export class CalendarsChange1767225622000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [
      kinds([...before, 'CALENDAR']),
      ...state,
      changes,
      undone,
      ...lanes,
      openClocks,
      retime,
      ...stepAsk(', p_calendar bigint default null', check),
    ])
      await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of stepAsk('', '', ', bigint')) await db.query(statement);
    await db.query(`drop function retime`);
    await db.query(`drop index tasks_clocked`);
    await db.query(`drop table calendar_lanes, calendar_changes`);
    await db.query(`delete from org_changes where kind = 'CALENDAR'`);
    await db.query(kinds(before));
    for (const [table] of watched) await db.query(`drop trigger calendar_moved on ${table}`);
    await db.query(`drop function calendar_moved`);
    await db.query(`drop table calendar_state`);
  }
}

/** What decides on the calendar of a unit. */
const watched = [
  ['calendar_layers', 'insert or update or delete'],
  ['calendar_weeks', 'insert or update or delete'],
  ['calendar_exceptions', 'insert or update or delete'],
  ['units', 'insert or update of province_code, county_code, parent_id'],
] as const;

const before = ['UNIT', 'POST', 'PERSON', 'ASSIGNMENT', 'INQUIRY_TYPE', 'BOOK', 'ROUTE'];
const kinds = (known: readonly string[]) =>
  `alter table org_changes drop constraint org_changes_kind_check, add constraint org_changes_kind_check check (kind in (${known.map((one) => `'${one}'`).join(', ')}))`;

const state = [
  `create table calendar_state (one boolean primary key default true check (one), version bigint not null default 1)`,
  `insert into calendar_state default values`,
  `create function calendar_moved() returns trigger language plpgsql as $$ begin update calendar_state set version = version + 1; return null; end $$`,
  ...watched.map(
    ([table, on]) => `create trigger calendar_moved after ${on} on ${table} for each statement execute function calendar_moved()`,
  ),
];

const changes = `
  create table calendar_changes (
    id uuid primary key default gen_random_uuid(), act text not null, layer_id uuid not null, title text not null,
    added_weeks uuid[] not null default '{}', added_exceptions uuid[] not null default '{}',
    withdrawn_weeks uuid[] not null default '{}', withdrawn_exceptions uuid[] not null default '{}', undoes uuid unique references calendar_changes,
    by uuid not null references people, at timestamptz not null default office_now(), barrier xid8,
    total int not null default 0, done_at timestamptz)`;
/** The clocks that a change touches are shared out among lanes, so that several can count them anew side by side. */
const lanes = [
  `create table calendar_lanes (
     change uuid not null references calendar_changes, lane int not null, process_id uuid not null default '00000000-0000-0000-0000-000000000000', key text not null default '',
     looked int not null default 0, moved int not null default 0, done boolean not null default false, primary key (change, lane))`,
  `create index calendar_lanes_undone on calendar_lanes (change, lane) where not done`,
];
const undone = `create index calendar_changes_undone on calendar_changes (at, id) where done_at is null`;

const openClocks = `create index tasks_clocked on tasks (process_id, key) where state = 'open' and clock is not null`;

/*
 * New due times of open tasks, one of each process: [{id, seq, key, due, provisional, ladder, nearer}]. A process that has a line more than
 * it had when it was read stays as it is. What has struck is not among the clocks any more, so it does not strike again. A run is told
 * only where something strikes earlier; of the rest it learns when its old timer fires. @returns the processes that were moved
 */
const retime = `
  create function retime(p_change uuid, p_rows jsonb) returns setof uuid language plpgsql as $$
  begin
    return query
    with r as materialized (
           select * from jsonb_to_recordset(p_rows) as r(id uuid, seq int, key text, due timestamptz, provisional boolean, ladder jsonb, nearer boolean)),
         held as materialized (
           select p.year, p.id, p.seq, p.head, p.runs from r join processes p on p.year = year_of(r.id) and p.id = r.id order by p.id for update of p),
         lines as materialized (
           select h.*, r.key as task, r.due, r.provisional, r.ladder, r.nearer, r.key || '.' || h.seq + 1 as line, office_now() as now,
             jsonb_strip_nulls(jsonb_build_object('parent', r.key, 'dueAt', iso(r.due), 'ladder', r.ladder, 'change', p_change)) as refs
           from held h join r on r.id = h.id and r.seq = h.seq),
         hashed as materialized (
           select l.*, act_hash(l.head, l.year, l.id, l.seq + 1, 'retimed', l.line, null, null, null, l.refs, l.now) as hash from lines l),
         written as (
           insert into acts (year, process_id, seq, kind, key, refs, at, prev_hash, hash) select h.year, h.id, h.seq + 1, 'retimed', h.line, h.refs, h.now, h.head, h.hash from hashed h),
         moved as (
           update processes p set seq = h.seq + 1, head = h.hash from hashed h where p.year = h.year and p.id = h.id),
         desks as (
           update tasks t set due_at = h.due, provisional = h.provisional from hashed h where t.year = h.year and t.process_id = h.id and t.key = h.task returning t.post_id),
         ticking as (
           update clocks c set at = s.at from hashed h cross join lateral jsonb_to_recordset(h.ladder) as s(step text, at timestamptz)
           where c.year = h.year and c.process_id = h.id and c.key = h.task and c.step = s.step),
         told as (
           insert into hints (audience, type, ref, version) select distinct d.post_id, 'task.retimed', p_change, 0 from desks d),
         owed as (
           insert into nudges as n (process_id) select h.id from hashed h where h.nearer and h.runs
           on conflict (process_id) do update set owed = n.owed + 1, due = least(n.due, excluded.due))
    select h.id from hashed h;
  end $$`;

/** What the database says when a due time was counted by a calendar that is not in force any more. */
const check = `
       if p_calendar <> (select version from calendar_state) then raise exception 'the calendar has changed' using errcode = 'CH410'; end if;`;

/** @param older the parameters that the one there is now has beside the first eleven */
const stepAsk = (parameter: string, checked: string, older = '') => [
  `drop function step_ask(uuid, int, text, text, uuid, uuid, text, timestamptz, jsonb, boolean, jsonb${older})`,
  `create function step_ask(p_id uuid, p_since int, p_key text, p_kind text, p_post uuid, p_child uuid, p_state text, p_due timestamptz, p_ladder jsonb, p_provisional boolean, p_clock jsonb${parameter})
     returns table (seq int, kind text, key text, refs jsonb) language plpgsql as $$
   declare step record;
   begin
     select * into strict step from begin_step(p_id, 'asked', p_key);
     if not step.known then${checked}
       perform ask(p_id, (step.process).letter_id, p_key, null, p_kind, p_post, p_due, p_ladder, p_provisional => p_provisional, p_clock => p_clock);
       perform write_acts(p_id, jsonb_build_array(jsonb_build_object('kind', 'asked', 'key', p_key, 'refs',
         jsonb_strip_nulls(jsonb_build_object('task', p_kind, 'post', p_post, 'child', p_child, 'dueAt', iso(p_due), 'ladder', p_ladder, 'clock', p_clock)))), p_state);
     end if;
     return query select * from read_on(p_id, p_since);
   end $$`,
];
