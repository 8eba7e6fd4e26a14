import type { DataSource } from 'typeorm';

interface Amount {
  open: number;
  closed: number;
  /** over which the closed ones are spread */
  days?: number;
  seed: number;
}

/** Questions of one letter: so many units are asked at once. */
const ASKED = 75;

/**
 * Questions to all 514 offices as if they had been asked for a year, set-wise; every third is referred inside, and referrals count among the
 * tasks. Rows of letters, inquiries and tasks only: what the board reads.
 */
export async function fillBoard(db: DataSource, { open, closed, days = 365, seed }: Amount): Promise<void> {
  const session = db.createQueryRunner();
  try {
    await session.query(`set statement_timeout = 0`);
    await session.startTransaction();
    await session.query(`set local session_replication_role = replica`); // keys that refer to each other are right by the way they are made
    await session.query(`set local maintenance_work_mem = '512MB'`);
    await session.query(`set local max_parallel_workers_per_gather = 0`); // or chance would fall otherwise each time
    const indexes: { name: string; made: string }[] = await session.query(indexesOf);
    for (const { name } of indexes) await session.query(`drop index ${name}`);
    await session.query(`select setseed(${(seed % 1000) / 1000})`);
    for (const statement of statements(Math.ceil(closed / 100), Math.ceil(open / 100), days)) await session.query(statement);
    for (const { made } of indexes) await session.query(made.replace(' ON ONLY ', ' ON '));
    await session.query(`select recount_open()`);
    await session.commitTransaction();
    for (const table of ['tasks', 'letters', 'inquiries', 'board_open']) await session.query(`vacuum analyze ${table}`);
    await session.query(`reset statement_timeout`);
  } finally {
    await session.release();
  }
}

const indexesOf = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relname = 'tasks' and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

const statements = (closed: number, open: number, days: number) => [
  `select ensure_year(y) from (select distinct jalali_year(office_now() - d * interval '1 day') as y from generate_series(0, 366, 30) d) years order by y`,
  `create temp table full_office on commit drop as
     select (row_number() over (order by u.place))::int - 1 as n, u.id, u.units, u.posts, cardinality(u.units) as of_units, cardinality(u.posts) as of_posts from (
       select u.id, u.place, array(select s.id from units s where s.office_id = u.id order by s.place) as units, array(select p.id from posts p where p.office_id = u.id order by p.rank, p.code) as posts
       from units u where u.kind = 'OFFICE') u`,
  // closed ones over all days, open ones over the last month
  `create temp table full_letter on commit drop as
     select i, i <= ${closed} as closed, at, jalali_year(at) as year, (h || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid as id, o.id as office, o.posts[1] as post, y.code as type
     from generate_series(1, ${closed + open}) as i
     cross join lateral (select office_now() - case when i <= ${closed} then i * interval '${days} days' / ${closed} else (i - ${closed}) * interval '30 days' / ${Math.max(open, 1)} end as at, md5('full ' || i) as m) a
     cross join lateral (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) b
     join full_office o on o.n = i % 514
     join (select code, (row_number() over (order by code))::int - 1 as n, count(*) over ()::int as all from inquiry_types) y on y.n = i % y.all`,
  `analyze full_office, full_letter`,
  `insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, version, number, registered_at, created_at)
     select year, id, 'INQUIRY', 'INTER_UNIT', case when i % 10 = 0 then 'CONFIDENTIAL' else 'UNCLASSIFIED' end, 'NORMAL', 'استعلام ' || i, office, post, 1, '1405/' || i, at, at from full_letter`,
  `insert into inquiries (year, letter_id, type, rule) select year, id, type, 'ALL' from full_letter`,
  `insert into tasks (year, process_id, key, parent_key, kind, post_id, unit_id, letter_id, state, outcome, opened_at, due_at, seen_at, closed_at, asked_of, inquiry_type)
     with q as (
       select l.*, lpad(to_hex(l.i::bigint * 100 + k), 32, '0')::uuid as process, o.id as unit, o.units[1 + k % o.of_units] as asked_of, o.posts, o.of_posts, k,
         l.at + random() * interval '8 hours' as asked, random() as a, random() as b, random() as c
       from full_letter l cross join generate_series(1, ${ASKED}) as k join full_office o on o.n = (l.i * 7 + k * 101) % 514),
     t as (
       select *, asked + case when closed then interval '20 hours' * (1 + floor(3 * b)) else interval '45 days' * b * b end as due,
         least(asked + interval '14 hours' * exp(2.2 * (a + b + c - 1.5)), office_now()) as done from q)
     select year, process, part.key, part.parent, part.kind, part.post, unit, id, case when closed then 'closed' else 'open' end, case when closed then part.outcome end,
       part.opened, part.due, case when closed or a > 0.3 then part.opened + (done - part.opened) * c * 0.7 end, case when closed then part.ended end, part.asked_of, case when part.asked_of is not null then type end
     from t cross join lateral (
       values ('answer.1', null, 'answer', posts[1], case when a < 0.06 then 'returned' when a < 0.08 then 'redirected' else 'answered' end, asked, due, done, asked_of),
         ('ref.answer-1.1', 'answer.1', 'referral', posts[1 + (k + i) % of_posts], 'closed', asked + (done - asked) * 0.3, null, asked + (done - asked) * 0.9, null)
     ) as part(key, parent, kind, post, outcome, opened, due, ended, asked_of) where part.kind = 'answer' or k % 3 = 0`,
];
