import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the database says when somebody acts in a post that is theirs no more. */
const NO_LONGER_IN_POST = 'CH403';

/** The heart: processes and their journal, tasks and clocks, letters and numbers, and what is owed to whom. */
export class CreateJournal1767225601000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...journal, ...letters, ...inquiries, ...functions]) await db.query(statement);
    await db.query(`select ensure_year(year) from generate_series(1403, 1408) as year`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function open_respondent, open_inquiry, open_delivery, arrive, step_hold, step_ask, iso, read_on, begin_step, record, ask, owe_nudge, write_acts, act_hash`,
    );
    await db.query(`drop table replies, inquiries, parties, recipients, numbers, attachments, versions, applicants, letters`);
    await db.query(`drop function repeat_in_tasks`);
    await db.query(`drop table requests, hints, nudges, clocks, remarks, tasks, acts, processes`);
  }
}

const journal = [
  // One row per process: what is locked, where its journal stands, and what it is called at Temporal.
  `create table processes (
     year int not null, id uuid not null, kind text not null check (kind in ('letter', 'delivery', 'inquiry', 'respondent')),
     parent_id uuid, letter_id uuid not null, unit_id uuid references units, version int not null default 1,
     state text not null, seq int not null default 0, head bytea not null default '',
     opened_at timestamptz not null default office_now(), closed_at timestamptz,
     runs boolean not null default true,  -- false: nothing here waits for time or an answer, so rows are enough and no workflow exists
     news int not null default 0,         -- seq of the last line the parent has to hear of
     workflow_id text not null generated always as (case kind
       when 'letter' then 'letter/' || id::text
       when 'delivery' then 'letter/' || letter_id::text || '/at/' || unit_id::text
       when 'inquiry' then 'inquiry/' || id::text
       else 'inquiry/' || parent_id::text || '/to/' || unit_id::text end) stored,
     primary key (year, id)
   ) with (fillfactor = 80)`,
  `create index processes_of_parent on processes (year, parent_id) where parent_id is not null`,
  `create index processes_of_letter on processes (year, letter_id)`,
  `create index processes_running on processes (year, id) where closed_at is null and runs`,
  // Append-only. The hash covers every column, so that anyone can recompute the chain from the rows.
  `create table acts (
     year int not null, process_id uuid not null, seq int not null, kind text not null, key text not null,
     actor uuid, post uuid, on_behalf_of uuid, refs jsonb not null, at timestamptz not null, prev_hash bytea not null, hash bytea not null,
     primary key (year, process_id, seq), foreign key (year, process_id) references processes (year, id)
   ) partition by list (year)`,
  `create unique index acts_once on acts (year, process_id, kind, key)`,
  `create table tasks (
     year int not null, process_id uuid not null, key text not null, parent_key text, kind text not null,
     post_id uuid not null, unit_id uuid not null, letter_id uuid not null,
     state text not null default 'open' check (state in ('open', 'closed', 'cancelled')), outcome text,
     purpose text, copy text, instruction text, opened_at timestamptz not null, due_at timestamptz, provisional boolean not null default false, seen_at timestamptz,
     priority text not null default 'NORMAL', classification text not null default 'UNCLASSIFIED', -- the letter's, repeated for lists and counters
     claimed_by uuid, claimed_until timestamptz, closed_by uuid, closed_at timestamptz,
     primary key (year, process_id, key), foreign key (year, process_id) references processes (year, id)
   ) partition by list (year)`,
  `comment on table tasks is 'Work on somebody''s desk; partitions with (fillfactor = 80)'`,
  // Lists and counters are answered from these alone: a post's or office's open tasks, newest first when read backwards; few enough to be
  // sorted by due time without an index for it, which every task would have to pay for.
  `create index tasks_of_post on tasks (post_id, opened_at, process_id, key) include (kind, due_at, seen_at, priority, classification) where state = 'open'`,
  `create index tasks_of_unit on tasks (unit_id, opened_at, process_id, key) include (kind, due_at, seen_at, priority, classification) where state = 'open'`,
  `create index tasks_of_letter on tasks (letter_id) where state = 'open'`,
  // The words that go with a line: reasons, notes. The journal itself carries none.
  `create table remarks (year int not null, process_id uuid not null, kind text not null, key text not null, text text not null, primary key (year, process_id, kind, key))`,
  // What fires when, beside the workflow's own timer: the sweep reads it, both write the same line.
  `create table clocks (year int not null, process_id uuid not null, key text not null, step text not null, at timestamptz not null, primary key (year, process_id, key, step))`,
  `create index clocks_next on clocks (at)`,
  // What processes have still to be told. \`stamp\` names the row, \`owed\` counts the acts it stands for: only what was told is forgotten.
  // `due` is when the relay tells it: at once, or a little later where whoever acted tells it themselves.
  `create table nudges (process_id uuid primary key, stamp bigint generated always as identity, owed int not null default 1,
     since timestamptz not null default clock_timestamp(), due timestamptz not null default clock_timestamp()) with (fillfactor = 50)`,
  `create index nudges_due on nudges (due)`,
  `create table hints (id bigint generated always as identity primary key, audience uuid not null, type text not null, ref uuid not null, version int not null,
     at timestamptz not null default clock_timestamp(), xid xid8 not null default pg_current_xact_id())`,
  `create index hints_at on hints (at)`,
  `create table requests (actor uuid not null, key text not null, body_hash bytea not null, response jsonb not null, at timestamptz not null default clock_timestamp(), primary key (actor, key))`,
  `create index requests_at on requests (at)`,
];

const letters = [
  `create table letters (
     year int not null, id uuid not null, kind text not null default 'LETTER' check (kind in ('LETTER', 'CIRCULAR', 'INQUIRY', 'REPLY')),
     direction text not null check (direction in ('INTERNAL', 'INTER_UNIT', 'INCOMING', 'OUTGOING')),
     classification text not null check (classification in ('UNCLASSIFIED', 'CONFIDENTIAL', 'HIGHLY_CONFIDENTIAL')),
     priority text not null check (priority in ('NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')),
     subject text not null, office_id uuid not null references units, post_id uuid references posts, drafter_id uuid,
     version int not null default 0, signed_hash bytea, number text, registered_at timestamptz,
     answers_id uuid, follows_id uuid, tracking_code text unique,
     outside_name text, outside_number text, outside_date date,
     created_at timestamptz not null default office_now(), primary key (year, id), foreign key (year, id) references processes (year, id)
   ) with (fillfactor = 80)`,
  `create index letters_outside on letters (office_id, outside_date, normal_form(outside_number)) where outside_number is not null`,
  // What a post has sent, and what it still writes; both in the order of their lists.
  `create index letters_sent on letters (post_id, registered_at, id) where number is not null`,
  `create index letters_unsent on letters (post_id, created_at, id) where number is null`,
  `create index letters_number on letters (number) where number is not null`,
  `create index letters_answers on letters (answers_id) where answers_id is not null`,
  `create index letters_follows on letters (follows_id) where follows_id is not null`,
  `create table applicants (letter_id uuid primary key, year int not null, name text not null, national_id text, foreign key (year, letter_id) references letters (year, id))`,
  `create table versions (
     year int not null, letter_id uuid not null, no int not null, subject text not null, body text not null, hash bytea not null, author uuid not null, post uuid, at timestamptz not null default office_now(),
     primary key (year, letter_id, no), foreign key (year, letter_id) references letters (year, id))`,
  `create table attachments (
     year int not null, letter_id uuid not null, id uuid not null, sha256 text not null, name text not null, mime text not null, size bigint not null,
     added_by uuid not null, at timestamptz not null default office_now(), primary key (year, letter_id, id), foreign key (year, letter_id) references letters (year, id))`,
  `create index attachments_object on attachments (sha256)`,
  `create table recipients (
     year int not null, letter_id uuid not null, n int not null, role text not null check (role in ('MAIN', 'CC', 'BCC')), unit_id uuid references units, post_id uuid references posts, outside text, note text,
     dispatched_at timestamptz, method text, reference text,
     primary key (year, letter_id, n), check ((outside is null) = (unit_id is not null)), foreign key (year, letter_id) references letters (year, id))`,
  // Who may see a letter: it drives lists, search and the policy's SQL.
  `create table parties (
     year int not null, letter_id uuid not null, post_id uuid not null, role text not null, since timestamptz not null default office_now(),
     primary key (year, letter_id, post_id, role)) partition by list (year)`,
  `create index parties_of_post on parties (post_id, role, since, letter_id)`,
  `create table numbers (
     book_id uuid not null references books, year int not null, no int not null, number text not null, letter_id uuid not null, process_id uuid not null,
     state text not null default 'USED' check (state in ('USED', 'VOID')), reason text, at timestamptz not null, primary key (book_id, year, no), unique (book_id, letter_id))`,
  `create index numbers_of_letter on numbers (letter_id)`,
];

const inquiries = [
  `create table inquiries (
     year int not null, letter_id uuid not null, type text not null references inquiry_types, rule text not null check (rule in ('ALL', 'ANY', 'AT_LEAST', 'REQUESTER_DECIDES')), at_least int,
     deadline jsonb, subject_national_id text, primary key (year, letter_id), foreign key (year, letter_id) references letters (year, id), check ((rule = 'AT_LEAST') = (at_least is not null)))`,
  `create table replies (
     year int not null, process_id uuid not null, n int not null, round int not null, partial boolean not null, fields jsonb not null, text text not null, author uuid not null, post uuid not null,
     letter_id uuid, at timestamptz not null default office_now(), primary key (year, process_id, n), foreign key (year, process_id) references processes (year, id))`,
];

const functions = [
  /* Only drafts change so, and they lie on one desk; the task there repeats it. */
  `create function repeat_in_tasks() returns trigger language plpgsql as $$
   begin
     update tasks set priority = new.priority, classification = new.classification where year = new.year and letter_id = new.id and state = 'open';
     return null;
   end $$`,
  `create trigger letters_repeated after update of priority, classification on letters for each row
     when (old.priority is distinct from new.priority or old.classification is distinct from new.classification) execute function repeat_in_tasks()`,
  /* Everything that is stored of a line, in one unambiguous text: a jsonb array. */
  `create function act_hash(prev bytea, p_year int, p_id uuid, p_seq int, p_kind text, p_key text, p_actor uuid, p_post uuid, p_behalf uuid, p_refs jsonb, p_at timestamptz) returns bytea
   language sql immutable parallel safe as $$
     select sha256(prev || convert_to(jsonb_build_array(p_year, p_id, p_seq, p_kind, p_key, p_actor, p_post, p_behalf, p_refs, extract(epoch from p_at))::text, 'UTF8'))
   $$`,
  `create function owe_nudge(p_id uuid, p_later interval default '0') returns table (stamp bigint, owed int) language sql as $$
     insert into nudges as n (process_id, due) values (p_id, clock_timestamp() + p_later)
     on conflict (process_id) do update set owed = n.owed + 1, due = least(n.due, excluded.due) returning n.stamp, n.owed
   $$`,
  /* Appends lines [{kind, key, refs}] to a journal whose process row the caller has locked. @returns the last seq */
  `create function write_acts(p_id uuid, p_lines jsonb, p_state text default null, p_actor uuid default null, p_post uuid default null, p_behalf uuid default null) returns int
   language plpgsql as $$
   declare y int := year_of(p_id); n int; prev bytea; line jsonb; now_ timestamptz;
   begin
     select seq, head into strict n, prev from processes where year = y and id = p_id;
     for line in select * from jsonb_array_elements(p_lines) loop
       n := n + 1;
       now_ := office_now();
       insert into acts (year, process_id, seq, kind, key, actor, post, on_behalf_of, refs, at, prev_hash, hash)
       values (y, p_id, n, line->>'kind', line->>'key', p_actor, p_post, p_behalf, line->'refs', now_, prev,
               act_hash(prev, y, p_id, n, line->>'kind', line->>'key', p_actor, p_post, p_behalf, line->'refs', now_))
       returning hash into prev;
     end loop;
     update processes set seq = n, head = prev, state = coalesce(p_state, state) where year = y and id = p_id;
     return n;
   end $$`,
  /* Opens one task with its clocks [{step, at}]. The line that asks is the caller's. */
  `create function ask(p_id uuid, p_letter uuid, p_key text, p_parent text, p_kind text, p_post uuid, p_due timestamptz default null, p_ladder jsonb default null,
     p_purpose text default null, p_copy text default null, p_instruction text default null, p_provisional boolean default false) returns void
   language plpgsql as $$
   begin
     insert into tasks (year, process_id, key, parent_key, kind, post_id, unit_id, letter_id, opened_at, due_at, purpose, copy, instruction, provisional, priority, classification)
     select year_of(p_id), p_id, p_key, p_parent, p_kind, p_post, p.office_id, p_letter, office_now(), p_due, p_purpose, p_copy, p_instruction, p_provisional, l.priority, l.classification
     from posts p, letters l where p.id = p_post and l.year = year_of(p_letter) and l.id = p_letter;
     if not found then raise exception 'no post % or no letter %', p_post, p_letter; end if;
     insert into clocks (year, process_id, key, step, at) select year_of(p_id), p_id, p_key, r.step, r.at from jsonb_to_recordset(p_ladder) as r(step text, at timestamptz);
     insert into parties (year, letter_id, post_id, role) values (year_of(p_letter), p_letter, p_post, upper(p_kind)) on conflict do nothing;
     insert into hints (audience, type, ref, version) values (p_post, 'task.opened', p_id, 0);
   end $$`,
  /* The end of an act or step, in one call: the lines, the nudge to the process itself, and the answer to the request. @returns what the nudge is known by */
  `create function record(p_id uuid, p_lines jsonb, p_state text, p_actor uuid, p_post uuid, p_behalf uuid, p_nudge boolean, p_person uuid, p_key text, p_hash bytea, p_response jsonb)
     returns table (stamp bigint, owed int) language plpgsql as $$
   begin
     if p_actor is not null then -- whoever's appointment ended meanwhile did not act; one that ends now waits for this act
       perform from assignments where post_id = p_post and person_id = p_actor and from_at <= office_now() and (to_at is null or to_at > office_now()) for share;
       if not found then raise exception 'no longer in that post' using errcode = '${NO_LONGER_IN_POST}'; end if;
     end if;
     if jsonb_array_length(p_lines) > 0 then perform write_acts(p_id, p_lines, p_state, p_actor, p_post, p_behalf); end if;
     if p_key is not null then insert into requests (actor, key, body_hash, response) values (p_person, p_key, p_hash, p_response); end if;
     if p_nudge then return query select n.stamp, n.owed from owe_nudge(p_id, '3 seconds') n; end if; -- whoever acts on a process tells it themselves; the relay makes sure
   end $$`,
  /* Locks a process and tells whether its journal has that line. */
  `create function begin_step(p_id uuid, p_kind text, p_key text) returns table (process processes, known boolean) language plpgsql as $$
   begin
     select p.* into process from processes p where p.year = year_of(p_id) and p.id = p_id for update;
     if not found then return; end if;
     known := exists (select from acts a where a.year = process.year and a.process_id = p_id and a.kind = p_kind and a.key = p_key);
     return next;
   end $$`,
  /* The journal after a line, as processes read it. */
  `create function read_on(p_id uuid, p_since int) returns table (seq int, kind text, key text, refs jsonb) language sql stable as $$
     select seq, kind, key, refs from acts where year = year_of(p_id) and process_id = p_id and seq > p_since order by seq
   $$`,
  `create function iso(at timestamptz) returns text language sql immutable parallel safe as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`,
  /* Whole steps that need nothing from outside the database: one call, one transaction, with the journal after p_since. */
  `create function step_ask(p_id uuid, p_since int, p_key text, p_kind text, p_post uuid, p_child uuid, p_state text, p_due timestamptz, p_ladder jsonb, p_provisional boolean)
     returns table (seq int, kind text, key text, refs jsonb) language plpgsql as $$
   declare step record;
   begin
     select * into strict step from begin_step(p_id, 'asked', p_key);
     if not step.known then
       perform ask(p_id, (step.process).letter_id, p_key, null, p_kind, p_post, p_due, p_ladder, p_provisional => p_provisional);
       perform write_acts(p_id, jsonb_build_array(jsonb_build_object('kind', 'asked', 'key', p_key, 'refs',
         jsonb_strip_nulls(jsonb_build_object('task', p_kind, 'post', p_post, 'child', p_child, 'dueAt', iso(p_due), 'ladder', p_ladder)))), p_state);
     end if;
     return query select * from read_on(p_id, p_since);
   end $$`,
  `create function step_hold(p_id uuid, p_since int, p_key text, p_ms int) returns table (seq int, kind text, key text, refs jsonb) language plpgsql as $$
   declare step record; until_ timestamptz := date_trunc('milliseconds', office_now()) + p_ms * interval '1 ms';
   begin
     select * into strict step from begin_step(p_id, 'asked', p_key);
     if not step.known then
       insert into clocks (year, process_id, key, step, at) values ((step.process).year, p_id, p_key, 'hold', until_);
       perform write_acts(p_id, jsonb_build_array(jsonb_build_object('kind', 'asked', 'key', p_key, 'refs', jsonb_build_object('ladder', jsonb_build_array(
         jsonb_build_object('step', 'hold', 'at', iso(until_)))))), 'SIGNED');
     end if;
     return query select * from read_on(p_id, p_since);
   end $$`,
  /* A letter that crosses secretariats gets a number in the book of where it arrives, once for the whole office. @returns the line that says so, in a list */
  `create function arrive(p_letter uuid, p_process uuid, p_unit uuid, p_from_office uuid) returns jsonb
   language plpgsql as $$
   declare office uuid; book uuid; num record;
   begin
     select office_id into strict office from units where id = p_unit;
     if office = p_from_office then return '[]'; end if;
     select id into strict book from books where office_id = office and kind = 'INCOMING';
     if not exists (select from numbers where book_id = book and letter_id = p_letter) then
       select * into strict num from next_number(book, office_now());
       insert into numbers (book_id, year, no, number, letter_id, process_id, at) values (book, num.year, num.no, num.number, p_letter, p_process, office_now());
     end if;
     insert into parties (year, letter_id, post_id, role) values (year_of(p_letter), p_letter, secretariat_post_of(office), 'SECRETARIAT') on conflict do nothing;
     return jsonb_build_array(jsonb_build_object('kind', 'done', 'key', 'register', 'refs', '{}'::jsonb));
   end $$`,
  /* Opens the delivery of a letter at a unit, registered there when it crosses secretariats, on the desks of \`p_posts\`. No workflow runs until something there waits. */
  `create function open_delivery(p_letter uuid, p_unit uuid, p_posts uuid[], p_role text, p_from_office uuid) returns uuid
   language plpgsql as $$
   declare d uuid := child_id(p_letter, 'at.' || p_unit); y int := year_of(p_letter); lines jsonb; i int;
   begin
     insert into processes (year, id, kind, parent_id, letter_id, unit_id, state, runs) values (y, d, 'delivery', p_letter, p_letter, p_unit, 'DELIVERED', false) on conflict do nothing;
     if not found then return d; end if;
     lines := jsonb_build_array(jsonb_build_object('kind', 'opened', 'key', 'process', 'refs', jsonb_build_object('version', 1, 'role', p_role)));
     lines := lines || arrive(p_letter, d, p_unit, p_from_office);
     for i in 1 .. cardinality(p_posts) loop
       lines := lines || jsonb_build_object('kind', 'asked', 'key', 'attend.' || i, 'refs', jsonb_build_object('task', 'attend', 'post', p_posts[i]));
       perform ask(d, p_letter, 'attend.' || i, null, 'attend', p_posts[i], p_purpose => case p_role when 'MAIN' then 'FOR_ACTION' else 'FOR_INFORMATION' end, p_copy => case p_role when 'MAIN' then 'ORIGINAL' else 'COPY' end);
     end loop;
     perform write_acts(d, lines);
     return d;
   end $$`,
  `create function open_inquiry(p_letter uuid, p_post uuid) returns uuid language plpgsql as $$
   declare q uuid := child_id(p_letter, 'inquiry'); y int := year_of(p_letter); i inquiries;
   begin
     insert into processes (year, id, kind, parent_id, letter_id, state) values (y, q, 'inquiry', p_letter, p_letter, 'OPEN') on conflict do nothing;
     if not found then return q; end if;
     select * into strict i from inquiries where year = y and letter_id = p_letter;
     perform write_acts(q, jsonb_build_array(jsonb_build_object('kind', 'opened', 'key', 'process', 'refs', jsonb_build_object('version', 1, 'post', p_post, 'rule', i.rule))));
     perform owe_nudge(q);
     return q;
   end $$`,
  /* Opens the process of a unit asked; its workflow sets the clock. @returns null when that unit is asked already */
  `create function open_respondent(p_letter uuid, p_unit uuid, p_asker uuid, p_from_office uuid) returns uuid
   language plpgsql as $$
   declare q uuid := child_id(p_letter, 'inquiry'); r uuid := child_id(q, 'to.' || p_unit); y int := year_of(p_letter); lines jsonb;
   begin
     insert into processes (year, id, kind, parent_id, letter_id, unit_id, state) values (y, r, 'respondent', q, p_letter, p_unit, 'DELIVERED') on conflict do nothing;
     if not found then return null; end if;
     lines := jsonb_build_array(jsonb_build_object('kind', 'opened', 'key', 'process', 'refs', jsonb_build_object('version', 1, 'post', head_of(p_unit), 'asker', p_asker)));
     lines := lines || arrive(p_letter, r, p_unit, p_from_office);
     perform write_acts(r, lines);
     perform owe_nudge(r);
     return r;
   end $$`,
];
