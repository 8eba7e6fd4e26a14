import type { TimeStep } from '../../contracts/board-measures';

const ms = (from: string, to: string) => `date_part('epoch', ${to} - ${from}) * 1000`;

/** Time of the referrals of a task, where they overlap once: that is not spent on its own desk. */
const away = `(
  select coalesce(sum(${ms('lower(r)', 'upper(r)')}), 0) from (
    select unnest(range_agg(tstzrange(d.opened_at, least(d.closed_at, t.closed_at)))) as r from tasks d
    where d.year = t.year and d.process_id = t.process_id and d.parent_key = t.key and d.kind = 'referral' and d.opened_at < t.closed_at) away)`;

const parted = (unseen: TimeStep, held: TimeStep): string =>
  `('${unseen}', ${ms('t.opened_at', 'seen')}), ('${held}', greatest(0, ${ms('seen', 't.closed_at')} - away))`;

/**
 * SQL: the steps on which time was spent, of tasks that were closed, one row each. A task of a question that went to the wrong unit is lost as
 * a whole; of the desks of other letters nothing counts here.
 * @param posts SQL that gives posts (id, …) @param from, to SQL of instants
 */
export const timeBetween = (posts: string, from: string, to: string): string => `
  select o.*, (t.closed_at at time zone 'Asia/Tehran')::date as day, part.step, round(part.ms) as ms
  from (${posts}) o join tasks t on t.post_id = o.id and t.state <> 'open' and t.closed_at >= ${from} and t.closed_at < ${to}
    and t.kind in ('answer', 'referral', 'extension', 'register', 'dispatch', 'review', 'sign')
  cross join lateral (select least(coalesce(t.seen_at, t.closed_at), t.closed_at) as seen, case when t.kind in ('answer', 'referral') then ${away} end as away) a
  cross join lateral (
    select step, ms from (values ${parted('unseenHead', 'atHead')}) s(step, ms) where t.kind = 'answer' and t.outcome not in ('returned', 'redirected')
    union all select 'wrongUnit', ${ms('t.opened_at', 't.closed_at')} where t.kind = 'answer' and t.outcome in ('returned', 'redirected')
    union all select step, ms from (values ${parted('unseenReferred', 'atReferred')}) s(step, ms)
      where t.kind = 'referral' and exists (select from tasks q where q.year = t.year and q.process_id = t.process_id and q.kind = 'answer')
    union all select 'extension', ${ms('t.opened_at', 't.closed_at')} where t.kind = 'extension'
    union all select case t.kind when 'review' then 'agreeing' when 'sign' then 'signing' else 'secretariat' end, ${ms('t.opened_at', 't.closed_at')}
      where t.kind in ('register', 'dispatch', 'review', 'sign') and exists (select from letters l where l.year = t.year and l.id = t.letter_id and l.kind in ('INQUIRY', 'REPLY'))) part`;
