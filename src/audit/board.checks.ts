import { COUNTRY, EVERY_TYPE } from '../supervision/rollup';
import { AT_MOST, type Check, type Violation } from './check';

/** What supervisors are shown, held against the questions themselves. */
export const board: Check = {
  id: 'board',
  title: 'the counts of the board equal the questions',
  async run(audit) {
    audit.saw(
      (await audit.query<{ n: number }>(`select coalesce(sum(n), 0)::int as n from board_open where unit_id is not null`))[0]!.n,
      'open questions',
    );
    audit.saw(
      (await audit.query<{ n: number }>(`select count(*)::int as n from board_answers where grain = 'day'`))[0]!.n,
      'counts of days',
    );
    return audit.query<Violation>(
      `with kept as (select ledger, unit_id, type, due_day, sum(n) as n from board_open group by 1, 2, 3, 4 having sum(n) <> 0),
       open as (select ledger, l.unit_id, inquiry_type as type, coalesce((due_at at time zone 'Asia/Tehran')::date, 'infinity') as due_day, count(*) as n
         from tasks t join units u on u.id = t.unit_id cross join lateral (values (u.id::text, t.asked_of), (u.province_code, null)) l(ledger, unit_id)
         where t.kind = 'answer' and t.state = 'open' and ledger is not null group by 1, 2, 3, 4),
       closed as (select t.*, u.kind, (t.closed_at at time zone 'Asia/Tehran')::date as day from tasks t join units u on u.id = t.unit_id, board_rolled r
         where t.kind = 'answer' and t.outcome = 'answered' and (t.closed_at at time zone 'Asia/Tehran')::date <= r.until and t.asked_of is not null),
       days as (
         select 'country' as level, '${COUNTRY}'::uuid as scope, day, coalesce(inquiry_type, '${EVERY_TYPE}') as type, count(*) as n from closed group by grouping sets ((day, inquiry_type), day)
         union all select 'office', unit_id, day, coalesce(inquiry_type, '${EVERY_TYPE}'), count(*) from closed group by grouping sets ((unit_id, day, inquiry_type), (unit_id, day)))
       select coalesce(k.ledger, o.ledger) || ' due ' || coalesce(k.due_day, o.due_day) as where, 'has ' || coalesce(o.n, 0) || ' open questions, and the board counts ' || coalesce(k.n, 0) as what
       from kept k full join open o on (o.ledger, o.due_day) = (k.ledger, k.due_day) and o.unit_id is not distinct from k.unit_id and o.type is not distinct from k.type where k.n is distinct from o.n
       union all
       select d.level || ' ' || d.scope || ' on ' || d.day, 'answered ' || d.n || ', and the board counts ' || coalesce(b.answered, 0)
       from days d left join board_answers b on (b.level, b.scope, b.grain, b.day, b.type) = (d.level, d.scope, 'day', d.day, d.type) where d.n is distinct from b.answered
       limit ${AT_MOST}`,
    );
  },
};
