import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks of tasks strike set by set; whom a strike reaches is told here, and no longer line by line in the trigger. */
export class StrikeClocksInSets1767225623000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [indexAlone, ladderPost, strike, strikeOne, strikeDue, ...toldWhen(plain)]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of toldWhen(all)) await db.query(statement);
    await db.query(`drop function strike_due, strike_one, strike, ladder_post`);
    await db.query(`drop index clocks_alone`);
  }
}

/** Steps as old journals have them; what they do is known by their name. */
const standing = `('half', 'due', 'head', 'province')`;

/** What means something to a process, or changes more than a set can: these strike one by one, and first. */
const alone = `step in ('hold', 'timer') or step like 'reassign.%' or step like 'raise.%'`;

const indexAlone = `create index clocks_alone on clocks (at) where ${alone}`;

/** Whom a step on the way past a deadline reaches, as seen from the unit of whoever has the task; at the headquarters its supervisor, else the president. */
const ladderPost = `
  create function ladder_post(p_tell text, p_unit uuid) returns uuid language plpgsql stable strict parallel safe as $$
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

/*
 * Clocks that were due are over: for each the line with its hash, a reminder to whoever has the task, or a notice on the desk of whoever is
 * above them, and hints to all who have it before them; what a step does, the clock of its task says. The caller holds the rows of these processes, each named once, and has taken the clocks away.
 */
const strike = `
  create function strike(p_ids uuid[], p_keys text[], p_steps text[]) returns void language plpgsql as $$
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

/* What a run calls when its timer went off. @returns whether the clock was still there, and due */
const strikeOne = `
  create function strike_one(p_id uuid, p_key text, p_step text) returns boolean language plpgsql as $$
  begin
    perform from processes where year = year_of(p_id) and id = p_id for update;
    delete from clocks where year = year_of(p_id) and process_id = p_id and key = p_key and step = p_step and at <= office_now();
    if not found then return false; end if;
    perform strike(array[p_id], array[p_key], array[p_step]);
    return true;
  end $$`;

/*
 * What the sweep calls: strikes the earliest clocks that are due, of each process one. Processes that somebody has locked are left for later, so it waits
 * for nobody who could wait for it; where it must all the same, it gives up before the other is told of a deadlock.
 */
const strikeDue = `
  create function strike_due(p_grace interval, p_limit int) returns table (due int, struck int) language plpgsql set lock_timeout = '500ms' as $$
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

const all = `new.kind in ('answered', 'referred', 'seen', 'said', 'fired') and new.key not like '%:hold'`;
const plain = `new.kind in ('answered', 'referred', 'seen', 'said') or new.kind = 'fired' and new.key like '%:timer'`;

const toldWhen = (lines: string) => [
  `drop trigger acts_told on acts`,
  `create trigger acts_told after insert on acts for each row
     when (${lines} or new.kind = 'done' and (new.key = 'register' or new.key like 'dispatch.%')) execute function tell_of_line()`,
];
