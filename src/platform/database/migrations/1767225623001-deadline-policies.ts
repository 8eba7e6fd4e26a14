import type { MigrationInterface, QueryRunner } from 'typeorm';
import { firstForm, indexAlone } from './1767225623000-strike-clocks-in-sets';

/** How long work has, by type, priority and respondent; and ladders of its own, which strike by what the task's clock says of each step. */
export class DeadlinePolicies1767225623001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...indexes, ladderPost, strike, strikeDue, also('kind', 'POLICY'), also('act', 'APPLIED')])
      await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of [
      `drop index clocks_alone`,
      indexAlone,
      ...firstForm(),
      without('act', 'APPLIED'),
      without('kind', 'POLICY'),
      `drop table deadline_policies`,
    ])
      await db.query(statement);
  }
}

/** What may be written in the history of the organisation, whatever there is, with one more or without it. */
const known = (column: string, change: string, before = '') => `
  do $do$
  declare known text := pg_get_constraintdef((select oid from pg_constraint where conname = 'org_changes_${column}_check'));
  begin
    ${before}
    alter table org_changes drop constraint org_changes_${column}_check;
    execute 'alter table org_changes add constraint org_changes_${column}_check ' || ${change};
  end $do$`;
const also = (column: string, word: string) => known(column, `replace(known, 'ARRAY[', 'ARRAY[''${word}''::text, ')`);
const without = (column: string, word: string) =>
  known(column, `replace(known, '''${word}''::text, ', '')`, `delete from org_changes where ${column} = '${word}';`);

const tables = [
  // Rows are never changed but for being withdrawn: whatever was measured by one can be read for ever.
  `create table deadline_policies (
     id uuid primary key default gen_random_uuid(), work text not null check (work = 'INQUIRY'), type text references inquiry_types,
     priority text check (priority in ('NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')), level text check (level in ('HEADQUARTERS', 'PROVINCIAL_OFFICE', 'COUNTY_OFFICE')),
     province text, unit_id uuid references units, policy jsonb not null, ladder jsonb not null,
     max_extensions int not null check (max_extensions >= 0), max_extension jsonb, reason_required boolean not null,
     on_silence text not null default 'ESCALATE' check (on_silence = 'ESCALATE'), -- silence never confirms an identity
     valid_from timestamptz not null, valid_to timestamptz, created_by uuid not null references people, created_at timestamptz not null default office_now(),
     withdrawn_by uuid references people, withdrawn_at timestamptz,
     -- open work it was applied to: how far that has come, and where it goes on
     applied_at timestamptz, applied_found int not null default 0, applied_done int not null default 0, applied_over boolean not null default false, applied_after text[] not null default '{00000000-0000-0000-0000-000000000000,""}',
     check (valid_to > valid_from),
     check ((withdrawn_by is null) = (withdrawn_at is null)))`,
];

/** Steps as old journals have them; what they do is known by their name. */
const standing = `('half', 'due', 'head', 'province')`;

/** What means something to a process, or changes more than a set can: these strike one by one, and first. */
const alone = `step in ('hold', 'timer') or step like 'reassign.%' or step like 'raise.%'`;

const indexes = [`drop index clocks_alone`, `create index clocks_alone on clocks (at) where ${alone}`];

/** Whom a step reaches, as seen from the unit of whoever has the task; at the headquarters its supervisor, else the president. */
const ladderPost = `
  create or replace function ladder_post(p_tell text, p_unit uuid) returns uuid language plpgsql stable strict parallel safe as $$
  declare found_ uuid; today date := office_today();
  begin
    case p_tell
      when 'head' then found_ := head_of(p_unit);
      when 'province' then found_ := province_head_of(p_unit);
      when 'headquarters' then
        select id into found_ from posts where kind = 'SUPERVISOR' and level = 'HEADQUARTERS' and valid_from <= today and (valid_to is null or valid_to > today) order by rank, code limit 1;
        if found_ is null then select head_of(id) into found_ from units where level = 'HEADQUARTERS' and kind = 'OFFICE' and parent_id is null order by place limit 1; end if;
      else
    end case;
    return found_;
  end $$`;

/* As before, but for what a step does, which the clock of its task says. */
const strike = `
  create or replace function strike(p_ids uuid[], p_keys text[], p_steps text[]) returns void language plpgsql as $$
  begin
    with struck as materialized (
           select p.year, p.id, p.letter_id, p.seq, p.head, c.key, c.step, t.kind as task, t.post_id as desk, t.unit_id as office, t.from_post_id as sent_by,
             l.year as letter_year, l.post_id as author, l.classification, l.priority, c.key || ':' || c.step as line, 'notice.' || c.key || '.' || c.step as notice, office_now() as now,
             s.act, s.tell, case when s.tell <> 'holder' then ladder_post(s.tell, d.unit_id) end as above,
             case when c.step in ${standing} then '{}' else jsonb_build_object('act', s.act, 'tell', s.tell) end as refs
           from unnest(p_ids, p_keys, p_steps) as c(id, key, step) join processes p on p.year = year_of(c.id) and p.id = c.id
             left join tasks t on t.year = p.year and t.process_id = p.id and t.key = c.key left join posts d on d.id = t.post_id
             left join letters l on l.year = p.year and l.id = p.letter_id
             cross join lateral (
               select coalesce(e.s->>'act', 'remind') as act, coalesce(e.s->>'tell', case when c.step in ('head', 'province') then c.step else 'holder' end) as tell
               from (select) one left join jsonb_array_elements(t.clock->'ladder') as e(s) on e.s->>'step' = c.step) s),
         fired as materialized (
           select s.*, act_hash(head, year, id, seq + 1, 'fired', line, null, null, null, refs, now) as hash,
             jsonb_build_object('task', 'notice', 'post', above, 'parent', key) as asked from struck s),
         chained as materialized (
           select f.*, case when above is not null then act_hash(hash, year, id, seq + 2, 'asked', notice, null, null, null, asked, now) end as next from fired f),
         lines as (
           insert into acts (year, process_id, seq, kind, key, refs, at, prev_hash, hash)
           select year, id, seq + 1, 'fired', line, refs, now, head, hash from chained
           union all select year, id, seq + 2, 'asked', notice, asked, now, hash, next from chained where above is not null),
         moved as (
           update processes p set seq = c.seq + case when c.above is null then 1 else 2 end, head = coalesce(c.next, c.hash) from chained c where p.year = c.year and p.id = c.id),
         notices as (
           insert into tasks (year, process_id, key, parent_key, kind, post_id, unit_id, letter_id, opened_at, priority, classification)
           select c.year, c.id, c.notice, c.key, 'notice', c.above, p.office_id, c.letter_id, c.now, c.priority, c.classification from chained c join posts p on p.id = c.above),
         sight as (
           insert into parties (year, letter_id, post_id, role) select distinct letter_year, letter_id, above, case act when 'watch' then 'WATCHER' else 'NOTICE' end from chained where above is not null
           union select letter_year, letter_id, above, 'NOTICE' from chained where above is not null on conflict do nothing),
         told as (
           insert into notifications (post_id, code, year, letter_id, process_id, key, classification, at)
           select desk, case step when 'half' then 'half_time' when 'due' then 'due' else 'reminder' end, letter_year, letter_id, id, line, classification, now from chained
           where tell = 'holder' and desk is not null),
         -- many tasks of one office in one set are one hint to it
         hint as (
           select desk as audience, case step when 'due' then 'task.due' else 'task.half' end as type, id as ref, seq + 1 as version from chained where tell = 'holder'
           union all select desk, 'notification', letter_id, seq + 1 from chained where tell = 'holder'
           union all select above, 'task.opened', id, 0 from chained
           union all select distinct a.post, 'letter.changed', c.letter_id, c.seq + 1 from chained c cross join lateral (
             select c.author as post union select c.sent_by union
             select o.post_id from tasks o where o.year = c.year and o.process_id = c.id and o.state = 'open') a where a.post is distinct from c.desk
           union all select office, 'office.changed', office, max(seq) + 1 from chained group by office
           union all select o.id, 'inquiries.changed', c.office, max(c.seq) + 1 from chained c join units u on u.id = c.office join units o on o.kind = 'OFFICE'
             and (o.level = 'HEADQUARTERS' and o.parent_id is null or o.level = 'PROVINCIAL_OFFICE' and o.province_code = u.province_code)
             where c.task = 'answer' group by o.id, c.office)
    insert into hints (audience, type, ref, version) select audience, type, ref, version from hint where audience is not null;
  end $$`;

const strikeDue = `
  create or replace function strike_due(p_grace interval, p_limit int) returns table (due int, struck int) language plpgsql set lock_timeout = '500ms' as $$
  declare until_ timestamptz := office_now() - p_grace; ids uuid[]; keys text[]; steps text[];
  begin
    select count(*)::int, array_agg(c.process_id), array_agg(c.key), array_agg(c.step) into due, ids, keys, steps
      from (select * from clocks where at <= until_ and not (${alone}) order by at limit p_limit) c;
    with first as (
      select distinct on (c.id) c.id, c.key, c.step from unnest(ids, keys, steps) with ordinality as c(id, key, step, n) order by c.id, c.n)
    select array_agg(l.id), array_agg(l.key), array_agg(l.step) into ids, keys, steps from (
      select f.* from first f join processes p on p.year = year_of(f.id) and p.id = f.id for update of p skip locked) l;
    with gone as (
      delete from clocks c using unnest(ids, keys, steps) as l(id, key, step)
      where c.year = year_of(l.id) and c.process_id = l.id and c.key = l.key and c.step = l.step and c.at <= until_ returning l.*)
    select count(*)::int, array_agg(id), array_agg(key), array_agg(step) into struck, ids, keys, steps from gone;
    if struck > 0 then perform strike(ids, keys, steps); end if;
    return next;
  end $$`;
