import { AT_MOST, lasting, yearly, type Check, type Violation } from './check';

export const tasks = yearly({
  id: 'tasks',
  title: 'tasks equal the journal',
  counts: { tasks: `tasks where year = $1` },
  sql: `
  with line as (select process_id, key, refs->>'task' as kind, (refs->>'post')::uuid as post, refs->>'parent' as parent, refs->>'dueAt' as due
                from acts where year = $1 and (kind = 'referred' or kind = 'asked' and refs ? 'task')),
       answer as (select process_id, key, refs->>'outcome' as outcome, actor from acts where year = $1 and kind = 'answered'),
       retimed as (select distinct on (process_id, refs->>'parent') process_id, refs->>'parent' as key, refs->>'dueAt' as due
                   from acts where year = $1 and kind = 'retimed' order by process_id, refs->>'parent', seq desc),
       moved as (select distinct on (process_id, refs->>'parent') process_id, refs->>'parent' as key, (refs->>'post')::uuid as post, seq, refs ? 'seenAt' as seen
                 from acts where year = $1 and kind = 'moved' order by process_id, refs->>'parent', seq desc),
       seen as (select process_id, coalesce(refs->>'parent', key) as key, max(seq) as seq from acts where year = $1 and kind = 'seen' group by 1, 2),
       compared as (
         select coalesce(t.process_id, l.process_id) || ' ' || coalesce(t.key, l.key) as where,
           case when t.key is null then 'was asked, and no task is there'
                when l.key is null then 'nobody asked for this task'
                when t.kind <> l.kind or t.post_id <> coalesce(m.post, l.post) then 'is another task than the one asked'
                when t.parent_key is distinct from l.parent then 'lies under another task than its line says'
                when (t.state = 'open') <> (a.key is null) then 'is ' || t.state || ', and the journal says ' || coalesce(a.outcome, 'nothing of an answer')
                when t.outcome is distinct from a.outcome then 'ended ' || coalesce(t.outcome, 'without outcome') || ', and the journal says ' || coalesce(a.outcome, 'nothing')
                when t.state = 'closed' and (a.outcome in ('cancelled', 'replied') or t.closed_by is distinct from a.actor) then 'was closed by somebody else than its line says'
                when t.due_at is distinct from (case when r.key is null then l.due else r.due end)::timestamptz then 'is due at another time than its line says'
                when (t.seen_at is null) <> coalesce(s.seq < m.seq and not m.seen, s.key is null) then 'its first opening and the journal differ' end as what
         from (select * from tasks where year = $1) t full join line l on l.process_id = t.process_id and l.key = t.key
           left join answer a on a.process_id = t.process_id and a.key = t.key left join retimed r on r.process_id = t.process_id and r.key = t.key
           left join seen s on s.process_id = t.process_id and s.key = t.key left join moved m on m.process_id = t.process_id and m.key = t.key)
  select * from compared where what is not null`,
});

/** As a process reads it: the last ladder of a key holds, an answer ends it, what has fired is past. An ended process has no clocks. */
export const clocks = yearly({
  id: 'clocks',
  title: 'clocks equal the journal',
  counts: { clocks: `clocks where year = $1` },
  sql: `
  with armed as (select distinct on (a.process_id, key) a.process_id, key, a.seq, a.ladder
                 from (select process_id, case kind when 'retimed' then refs->>'parent' else key end as key, seq, refs->'ladder' as ladder from acts where year = $1 and refs ? 'ladder' and kind <> 'said') a
                   join processes p on p.year = $1 and p.id = a.process_id and p.closed_at is null order by a.process_id, key, a.seq desc),
       due as (select a.process_id, a.key, r.step, r.at from armed a cross join lateral jsonb_to_recordset(a.ladder) as r(step text, at timestamptz)
               where not exists (select from acts o where o.year = $1 and o.process_id = a.process_id and o.kind = 'answered' and o.key = a.key and o.seq > a.seq)
                 and not exists (select from acts f where f.year = $1 and f.process_id = a.process_id and f.kind = 'fired' and f.key = a.key || ':' || r.step)
               union all
               select process_id, alarm->>'key', 'timer', (alarm->>'at')::timestamptz
               from (select distinct on (a.process_id) a.process_id, refs->'alarm' as alarm from acts a join processes p on p.year = $1 and p.id = a.process_id and p.closed_at is null
                     where a.year = $1 and refs ? 'alarm' order by a.process_id, a.seq desc) last
               where jsonb_typeof(alarm) = 'object' and not exists (select from acts f where f.year = $1 and f.process_id = last.process_id and f.kind = 'fired' and f.key = (alarm->>'key') || ':timer'))
  select coalesce(c.process_id, d.process_id) || ' ' || coalesce(c.key, d.key) || ':' || coalesce(c.step, d.step) as where,
         case when c.key is null then 'is armed in the journal, and no clock runs' when d.key is null then 'a clock runs, and the journal has none' else 'strikes at another time than its line says' end as what
  from (select * from clocks where year = $1) c full join due d on d.process_id = c.process_id and d.key = c.key and d.step = c.step
  where c.at is distinct from d.at`,
});

export const parties = yearly({
  id: 'parties',
  title: 'whoever has a letter on the desk may see it',
  counts: { 'open tasks': `tasks where year = $1 and state = 'open'` },
  sql: `
  select t.process_id || ' ' || t.key as where, 'post ' || t.post_id || ' has no part in letter ' || t.letter_id as what
  from tasks t where t.year = $1 and t.state = 'open' and not exists (select from parties p where p.year = $1 and p.letter_id = t.letter_id and p.post_id = t.post_id)`,
});

const classes = `array['UNCLASSIFIED', 'CONFIDENTIAL', 'HIGHLY_CONFIDENTIAL', 'SECRET', 'TOP_SECRET']`;

export const holders = yearly({
  id: 'I6',
  title: 'every open task lies with somebody who is there and cleared for it',
  counts: { 'open tasks': `tasks where year = $1 and state = 'open'` },
  sql: `
  with able as materialized (
         select a.post_id, max(array_position(${classes}, h.clearance)) as clearance from assignments a
           join people h on h.id = a.person_id and not h.disabled join posts p on p.id = a.post_id and (p.valid_to is null or p.valid_to > office_today())
         where a.kind in ('HOLDER', 'ACTING') and a.from_at <= office_now() and (a.to_at is null or a.to_at > office_now()) group by a.post_id)
  select t.process_id || ' ' || t.key as where, case when h.post_id is null then 'nobody holds post ' || t.post_id else 'whoever holds post ' || t.post_id || ' is not cleared for ' || l.classification end as what
  from tasks t join letters l on l.year = $1 and l.id = t.letter_id left join able h on h.post_id = t.post_id
  where t.year = $1 and t.state = 'open' and (h.post_id is null or h.clearance < array_position(${classes}, l.classification))`,
});

/** A clock that was moved makes much due at once, so the sweep gets its turn before it is told. */
export const lateness: Check = {
  id: 'I8',
  title: 'no clock is past its time by more than 90 s',
  async run(audit) {
    audit.saw((await audit.query<{ n: number }>(`select count(*)::int as n from clocks`))[0]!.n, 'clocks');
    const late = () =>
      audit.query<Violation>(`
      select process_id || ' ' || key || ':' || step as where, 'should have struck at ' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as what
      from clocks where at < office_now() - interval '90 seconds' order by at limit ${AT_MOST}`);
    return lasting(audit, await late(), async (earlier) => {
      const still = new Set((await late()).map(({ where }) => where));
      return earlier.filter(({ where }) => still.has(where));
    });
  },
};
