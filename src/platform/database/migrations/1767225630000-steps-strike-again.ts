import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step that strikes once more, for a new due time, has a name of its own (`due.again-2`), and is told as the step it is. */
export class StepsStrikeAgain1767225630000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(strike(`split_part(c.step, '.again-', 1)`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(strike(`c.step`));
  }
}

/** Steps as old journals have them; what they do is known by their name. */
const standing = `('half', 'due', 'head', 'province')`;

/*
 * As before: whom a strike reaches, and what each is told. What a step does stands in the clock of its task under its whole name; how that is
 * told depends on the step itself. @param name the step itself, of a row `c` with its whole name
 */
const strike = (name: string) => `
  create or replace function strike(p_ids uuid[], p_keys text[], p_steps text[]) returns void language plpgsql as $$
  begin
    with struck as materialized (
           select p.year, p.id, p.letter_id, p.seq, p.head, c.key, c.step, ${name} as name, t.kind as task, t.post_id as desk, t.unit_id as office, t.from_post_id as sent_by,
             l.year as letter_year, l.post_id as author, l.classification, l.priority, c.key || ':' || c.step as line, 'notice.' || c.key || '.' || c.step as notice, office_now() as now,
             s.act, s.tell, case when s.tell <> 'holder' then ladder_post(s.tell, d.unit_id) end as above,
             case when ${name} in ${standing} then '{}' else jsonb_build_object('act', s.act, 'tell', s.tell) end as refs
           from unnest(p_ids, p_keys, p_steps) as c(id, key, step) join processes p on p.year = year_of(c.id) and p.id = c.id
             left join tasks t on t.year = p.year and t.process_id = p.id and t.key = c.key left join posts d on d.id = t.post_id
             left join letters l on l.year = p.year and l.id = p.letter_id
             cross join lateral (
               select coalesce(e.s->>'act', 'remind') as act, coalesce(e.s->>'tell', case when ${name} in ('head', 'province') then ${name} else 'holder' end) as tell
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
           select desk, case name when 'half' then 'half_time' when 'due' then 'due' else 'reminder' end, letter_year, letter_id, id, line, classification, now from chained
           where tell = 'holder' and desk is not null),
         -- many tasks of one office in one set are one hint to it
         hint as (
           select desk as audience, case name when 'due' then 'task.due' else 'task.half' end as type, id as ref, seq + 1 as version from chained where tell = 'holder'
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
