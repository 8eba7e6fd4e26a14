import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of a calendar may take steps away from a clock that stands still, or give it some: those that come before it began to wait. */
export class StepsOfWaitingClocks1767225630002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(retime(', waits boolean', stepsOfWaiting));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(retime('', ''));
  }
}

const stepsOfWaiting = `
         gone as (
           delete from clocks c using hashed h where h.waits and c.year = h.year and c.process_id = h.id and c.key = h.task
             and not exists (select from jsonb_to_recordset(h.ladder) as s(step text) where s.step = c.step)),
         armed as (
           insert into clocks (year, process_id, key, step, at)
           select h.year, h.id, h.task, s.step, s.at from hashed h cross join lateral jsonb_to_recordset(h.ladder) as s(step text, at timestamptz)
           where h.waits and not exists (select from clocks c where c.year = h.year and c.process_id = h.id and c.key = h.task and c.step = s.step)
             and not exists (select from acts f where f.year = h.year and f.process_id = h.id and f.kind = 'fired' and f.key = h.task || ':' || s.step)),
`;

/* As before. @param rows what a row says more: whether its clock has stood still @param steps what becomes of the steps of those */
const retime = (rows: string, steps: string) => `
  create or replace function retime(p_change uuid, p_rows jsonb) returns setof uuid language plpgsql as $$
  begin
    return query
    with r as materialized (
           select * from jsonb_to_recordset(p_rows) as r(id uuid, seq int, key text, due timestamptz, provisional boolean, ladder jsonb, nearer boolean${rows})),
         held as materialized (
           select p.year, p.id, p.seq, p.head, p.runs from r join processes p on p.year = year_of(r.id) and p.id = r.id order by p.id for update of p),
         lines as materialized (
           select h.*, r.key as task, r.due, r.provisional, r.ladder, r.nearer${rows && ', r.waits'}, r.key || '.' || h.seq + 1 as line, office_now() as now,
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
${steps}         told as (
           insert into hints (audience, type, ref, version) select distinct d.post_id, 'task.retimed', p_change, 0 from desks d),
         owed as (
           insert into nudges as n (process_id) select h.id from hashed h where h.nearer and h.runs
           on conflict (process_id) do update set owed = n.owed + 1, due = least(n.due, excluded.due))
    select h.id from hashed h;
  end $$`;
