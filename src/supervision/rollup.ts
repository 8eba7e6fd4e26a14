import type { DataSource, EntityManager } from 'typeorm';
import { LATE_DAYS, STRETCHES, stretchColumns, stretchOf } from './answer-times';
import { timeBetween } from './desk-time';

/** What finished days are kept of; a unit asks the index of its office. */
export type Scope = 'country' | 'province' | 'office';
/** In place of a type: the sum of all of them, which every view reads that names none. */
export const EVERY_TYPE = '*';
export const COUNTRY = '00000000-0000-0000-0000-000000000000';
export const lateColumns: readonly string[] = Array.from({ length: LATE_DAYS }, (_, i) => `late${i + 1}`);
export const sumColumns = ['answered', 'within_day', 'within_policy', 'with_policy', 'sum_ms', ...lateColumns, ...stretchColumns];

/** A day is over when nobody can write in it any more: an act takes seconds. */
const SETTLED = `interval '10 minutes'`;
const DAYS_AT_ONCE = 7;

/** SQL of the instant at which a day begins in the offices. */
export const startOf = (day: string): string => `((${day})::timestamp at time zone 'Asia/Tehran')`;
/** SQL of the Saturday of a day's week. */
export const saturdayOf = (day: string): string => `(date_trunc('week', (${day})::date + 2)::date - 2)`;

/**
 * SQL: what is counted of each question that is closed, from the index of such questions alone. In clock time; the due time alone knows
 * working time. @param offices SQL that gives `office` (id, …) @param from, to SQL of instants
 */
export const closedBetween = (offices: string, from: string, to: string): string => `
  select o.*, t.asked_of, t.inquiry_type as type, (t.closed_at at time zone 'Asia/Tehran')::date as day, t.outcome = 'answered' as answered, a.ms,
    t.closed_at <= t.due_at as in_policy, case when t.closed_at > t.due_at then (t.closed_at at time zone 'Asia/Tehran')::date - (t.due_at at time zone 'Asia/Tehran')::date end as late_days
  from (${offices}) o join tasks t on t.unit_id = o.id and t.kind = 'answer' and t.state <> 'open' and t.closed_at >= ${from} and t.closed_at < ${to} and t.asked_of is not null
  cross join lateral (select date_part('epoch', t.closed_at - t.opened_at) * 1000 as ms) a`;

/** SQL: the sums of those rows, in the order of `sumColumns`; stretches as `stretch` says, so that they are grouped by it or told apart. */
export const sumsOf = (rows: string, by: string): string => `
  select ${by}, ${stretchOf('ms')} as stretch, count(*) filter (where answered) as answered, count(*) filter (where answered and ms <= 86400000) as within_day,
    count(*) filter (where answered and in_policy) as within_policy, count(*) filter (where answered and in_policy is not null) as with_policy,
    coalesce(sum(ms::bigint) filter (where answered), 0) as sum_ms,
    ${lateColumns.map((column, i) => `count(*) filter (where late_days ${i + 1 === LATE_DAYS ? '>=' : '='} ${i + 1}) as ${column}`).join(', ')}
  from (${rows}) q group by ${by}, stretch`;

/** Counts finished days that are not counted yet, a week at a time. @returns how many days */
export async function rollDays(db: DataSource): Promise<number> {
  for (let days = 0; ;) {
    const done = await db.transaction(nextDays);
    if (done === 0) return days;
    days += done;
  }
}

/** Counts all of them anew, at once: whoever reads meanwhile reads the old counts or the new. */
export async function rollAgain(db: DataSource): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`update board_rolled set until = null`);
    await tx.query(`delete from board_answers`);
    await tx.query(`delete from board_time`);
    while ((await nextDays(tx)) > 0);
  });
}

async function nextDays(tx: EntityManager): Promise<number> {
  const [{ until, today }] = await tx.query<[{ until: string | null; today: string }]>(
    `select until::text, ((office_now() - ${SETTLED}) at time zone 'Asia/Tehran')::date::text as today from board_rolled for update`,
  );
  const [{ from, to }] = await tx.query<[{ from: string | null; to: string }]>(
    `select first::text as from, least(first + ${DAYS_AT_ONCE - 1}, $2::date - 1)::text as to from (select coalesce($1::date + 1, (
       select min(f.day) from posts p cross join lateral (
         select (min(t.closed_at) at time zone 'Asia/Tehran')::date as day from tasks t where t.post_id = p.id and t.state <> 'open' and t.closed_at is not null) f))) d(first)`,
    [until, today],
  );
  if (from === null || from > to) return 0;
  await tx.query(`set local statement_timeout = '10min'`);
  await tx.query(daysOf, [from, to]);
  await tx.query(weeksOf, [from, to]);
  await tx.query(timeOfDays, [from, to]);
  await tx.query(timeOfWeeks, [from, to]);
  await tx.query(`update board_rolled set until = $1`, [to]);
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

const nonZero = (sum: string) => `nullif(${sum}, 0)`;
const counts = sumColumns.slice(0, -STRETCHES);

/** A province is known by its own office. */
const head = `head as (select distinct on (province_code) province_code, id from units where level = 'PROVINCIAL_OFFICE' and kind = 'OFFICE' and province_code is not null order by province_code, place)`;

/** Every question counts in three places; the headquarters stand beside the provinces. */
const daysOf = `
  with ${head},
  each as materialized (${sumsOf(
    closedBetween(
      `select u.id, coalesce(head.id, u.id) as province from units u left join head on head.province_code = u.province_code where u.kind = 'OFFICE'`,
      startOf('$1::date'),
      startOf('$2::date + 1'),
    ),
    'id, province, type, day',
  )})
  insert into board_answers (level, scope, grain, day, type, ${sumColumns.join(', ')})
  select s.level, s.scope, 'day', day, coalesce(type, '${EVERY_TYPE}'), ${counts.map((column) => nonZero(`sum(${column})`)).join(', ')},
    ${stretchColumns.map((_, i) => nonZero(`sum(answered) filter (where stretch = ${i})`)).join(', ')}
  from each cross join lateral (values ('country', '${COUNTRY}'::uuid), ('province', province), ('office', id)) s(level, scope)
  group by grouping sets ((s.level, s.scope, day, type), (s.level, s.scope, day))`;

/** Weeks that ended in these days, of their days. */
const weeksOf = `
  insert into board_answers (level, scope, grain, day, type, ${sumColumns.join(', ')})
  select level, scope, 'week', ${saturdayOf('day')}, type, ${sumColumns.map((column) => `sum(${column})`).join(', ')} from board_answers
  where grain = 'day' and ${saturdayOf('day')} + 6 between $1::date and $2::date and day between $1::date - 6 and $2::date group by level, scope, ${saturdayOf('day')}, type`;

const timeOfDays = `
  with ${head},
  each as materialized (select office_id, day, step, count(*) as cases, sum(ms) as ms from (${timeBetween(
    `select p.id, p.office_id from posts p`,
    startOf('$1::date'),
    startOf('$2::date + 1'),
  )}) q group by 1, 2, 3)
  insert into board_time (level, scope, grain, day, step, cases, ms)
  select s.level, s.scope, 'day', day, step, sum(cases), sum(ms) from each join units u on u.id = each.office_id left join head on head.province_code = u.province_code
  cross join lateral (values ('country', '${COUNTRY}'::uuid), ('province', coalesce(head.id, u.id)), ('office', u.id)) s(level, scope)
  group by s.level, s.scope, day, step`;

const timeOfWeeks = `
  insert into board_time (level, scope, grain, day, step, cases, ms)
  select level, scope, 'week', ${saturdayOf('day')}, step, sum(cases), sum(ms) from board_time
  where grain = 'day' and ${saturdayOf('day')} + 6 between $1::date and $2::date and day between $1::date - 6 and $2::date group by level, scope, ${saturdayOf('day')}, step`;
