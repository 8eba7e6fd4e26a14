import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each person keeps for themselves, who sent a task on, and what posts are told of their letters. */
export class CreatePersonal1767225604000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...referrals, ...personal, ...notifications, ...live]) await db.query(statement);
    await db.query(stepHold(`coalesce(own_hold_ms(p_id), p_ms)`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(stepHold(`p_ms`));
    await db.query(`drop trigger appointments_told on assignments`);
    await db.query(`drop trigger versions_told on versions`);
    await db.query(`drop trigger acts_told on acts`);
    await db.query(`drop trigger tasks_sent_on on tasks`);
    await db.query(`drop function tell_of_appointment, tell_of_version, tell_of_line, note_who_sent, own_hold_ms`);
    await db.query(`drop table notification_reads, notifications, personal_settings, personal_views, personal_marks`);
    await db.query(`alter table tasks drop column from_post_id`);
  }
}

const referrals = [
  // The post that sent a task on. What comes back to a desk was not sent on by whoever gave it back.
  `alter table tasks add column from_post_id uuid`,
  `create function note_who_sent() returns trigger language plpgsql as $$
   begin
     select post_id into new.from_post_id from tasks
       where year = new.year and process_id = new.process_id and key = new.parent_key and outcome is distinct from 'returned' and outcome is distinct from 'recalled';
     return new;
   end $$`,
  `create trigger tasks_sent_on before insert on tasks for each row when (new.kind = 'referral') execute function note_who_sent()`,
  `update tasks t set from_post_id = p.post_id from tasks p
   where t.kind = 'referral' and p.year = t.year and p.process_id = t.process_id and p.key = t.parent_key and p.outcome is distinct from 'returned' and p.outcome is distinct from 'recalled'`,
  // Only referrals pay for it.
  `create index tasks_sent_on on tasks (from_post_id, opened_at, process_id, key) include (kind, due_at, seen_at, priority, classification) where state = 'open' and from_post_id is not null`,
];

const personal = [
  // A row exists only while something is marked.
  `create table personal_marks (
     person_id uuid not null references people, letter_id uuid not null, year int not null, unread boolean not null default false, starred boolean not null default false,
     archived_at timestamptz, follow_up_on date, follow_up_note text, primary key (person_id, letter_id), foreign key (year, letter_id) references letters (year, id),
     check (follow_up_note is null or follow_up_on is not null))`,
  `create index personal_archive on personal_marks (person_id, archived_at, letter_id) where archived_at is not null`,
  `create index personal_follow_up on personal_marks (person_id, follow_up_on, letter_id) where follow_up_on is not null`,
  `create table personal_views (
     id uuid primary key default gen_random_uuid(), person_id uuid not null references people, name text not null, folder text not null, filters jsonb not null, position int not null,
     constraint personal_views_name unique (person_id, name))`,
  // \`version\` is that of the shape; a later release reads an earlier one.
  `create table personal_settings (person_id uuid primary key references people, version int not null, settings jsonb not null)`,
  /* How long the person who signed last wants to be able to take it back; null where they did not say. */
  `create function own_hold_ms(p_id uuid) returns int language sql stable as $$
     select (s.settings->>'holdSeconds')::int * 1000 from personal_settings s where s.person_id = (
       select actor from acts where year = year_of(p_id) and process_id = p_id and kind = 'answered' and key like 'sign.%' order by seq desc limit 1)
   $$`,
];

/** The step that arms the hold; its length is the one thing that changed. */
const stepHold = (ms: string) => `
  create or replace function step_hold(p_id uuid, p_since int, p_key text, p_ms int) returns table (seq int, kind text, key text, refs jsonb) language plpgsql as $$
  declare step record; until_ timestamptz := date_trunc('milliseconds', office_now()) + ${ms} * interval '1 ms';
  begin
    select * into strict step from begin_step(p_id, 'asked', p_key);
    if not step.known then
      insert into clocks (year, process_id, key, step, at) values ((step.process).year, p_id, p_key, 'hold', until_);
      perform write_acts(p_id, jsonb_build_array(jsonb_build_object('kind', 'asked', 'key', p_key, 'refs', jsonb_build_object('ladder', jsonb_build_array(
        jsonb_build_object('step', 'hold', 'at', iso(until_)))))), 'SIGNED');
    end if;
    return query select * from read_on(p_id, p_since);
  end $$`;

const notifications = [
  `create table notifications (
     id bigint generated always as identity primary key, post_id uuid not null references posts, code text not null, year int not null, letter_id uuid not null, process_id uuid not null,
     key text not null, actor uuid, classification text not null, at timestamptz not null)`,
  `create index notifications_of_post on notifications (post_id, id)`,
  `create index notifications_at on notifications using brin (at)`,
  // Everything up to that one is read.
  `create table notification_reads (person_id uuid primary key references people, up_to bigint not null)`,
  /* The one writer of notifications, in the transaction of the line: who is told of it, beside whoever gets a task. Also tells whoever
     may have the letter before them that it changed, and offices that watch their work. */
  `create function tell_of_line() returns trigger language plpgsql as $$
   declare
     p processes; l letters; t tasks; task_key text := split_part(new.key, ':', 1); step text := split_part(new.key, ':', 2);
     outcome text := new.refs->>'outcome'; told uuid; code text;
   begin
     select * into strict p from processes where year = new.year and id = new.process_id;
     select * into l from letters where year = p.year and id = p.letter_id;
     if not found then return null; end if;
     if new.kind <> 'said' and new.kind <> 'done' then select * into t from tasks where year = new.year and process_id = new.process_id and key = task_key; end if;

     case new.kind
       when 'answered' then
         case
           when t.kind in ('review', 'sign') and outcome in ('signed', 'returned', 'rejected') then told := l.post_id; code := outcome;
           when t.kind = 'dispatch' then told := l.post_id; code := 'dispatched';
           when t.kind in ('attend', 'referral', 'answer') and outcome in ('recalled', 'cancelled') then told := t.post_id; code := outcome;
           when t.kind = 'referral' and outcome in ('closed', 'returned') then told := t.from_post_id; code := 'referral_' || outcome;
           when t.kind = 'attend' and outcome = 'returned' then told := l.post_id; code := 'delivery_returned';
           when t.kind = 'answer' then told := l.post_id; code := case outcome when 'answered' then 'answered' when 'returned' then 'question_returned' when 'redirected' then 'redirected' end;
           when t.kind = 'extension' and outcome in ('granted', 'denied') then
             select post_id into told from tasks where year = new.year and process_id = new.process_id and kind = 'answer' order by opened_at desc limit 1;
             code := 'extension_' || outcome;
           else
         end case;
       when 'said' then
         told := l.post_id;
         code := case when new.key = 'void' then 'voided' when new.key like 'extension.%' then 'extension_asked' when new.key like 'partial.%' then 'partly_answered' end;
       when 'done' then
         if p.kind = 'letter' and l.kind <> 'REPLY' and l.direction <> 'INCOMING' then -- elsewhere it is the arrival
           told := l.post_id;
           code := case when new.key = 'register' then 'registered' when l.direction <> 'OUTGOING' and not new.refs ? 'more' then 'dispatched' end;
         end if;
       when 'fired' then
         told := t.post_id;
         code := case step when 'half' then 'half_time' when 'due' then 'due' end;
       else
     end case;
     if code is not null and told is distinct from new.post and exists (select from posts where id = told) then
       insert into notifications (post_id, code, year, letter_id, process_id, key, actor, classification, at)
         values (told, code, l.year, l.id, p.id, new.key, new.actor, l.classification, new.at);
       insert into hints (audience, type, ref, version) values (told, 'notification', l.id, new.seq);
     end if;

     insert into hints (audience, type, ref, version)
       select a.post, 'letter.changed', l.id, new.seq from (
         select l.post_id as post union select t.from_post_id union
         select o.post_id from tasks o where o.year = new.year and o.process_id = new.process_id and o.state = 'open') a
       where a.post is not null and a.post is distinct from told and a.post is distinct from new.post
       union all
       select t.unit_id, 'office.changed', t.unit_id, new.seq where t.unit_id is not null and new.kind in ('answered', 'referred', 'seen', 'fired');
     if t.kind = 'answer' and new.kind in ('answered', 'fired') then -- the office has heard above
       insert into hints (audience, type, ref, version)
         select o.id, 'inquiries.changed', t.unit_id, new.seq from units u join units o on o.kind = 'OFFICE'
           and (o.level = 'HEADQUARTERS' and o.parent_id is null or o.level = 'PROVINCIAL_OFFICE' and o.province_code = u.province_code)
         where u.id = t.unit_id;
     end if;
     return null;
   end $$`,
  `create trigger acts_told after insert on acts for each row
     when (new.kind in ('answered', 'referred', 'seen', 'said', 'fired') and new.key not like '%:hold' or new.kind = 'done' and (new.key = 'register' or new.key like 'dispatch.%'))
     execute function tell_of_line()`,
];

const live = [
  `create function tell_of_version() returns trigger language plpgsql as $$
   begin
     insert into hints (audience, type, ref, version) select distinct post_id, 'letter.changed', new.letter_id, new.no from tasks where letter_id = new.letter_id and state = 'open';
     return null;
   end $$`,
  `create trigger versions_told after insert on versions for each row when (new.no > 1) execute function tell_of_version()`,
  /* To the person: whoever is new in a post does not listen there yet. */
  `create function tell_of_appointment() returns trigger language plpgsql as $$
   begin
     insert into hints (audience, type, ref, version) values (new.person_id, 'appointment', new.post_id, 0);
     return null;
   end $$`,
  `create trigger appointments_told after insert or update on assignments for each row execute function tell_of_appointment()`,
];
