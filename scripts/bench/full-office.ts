import type { DataSource } from 'typeorm';

/**
 * Fills the desks of all 514 offices with open tasks as if letters had been sent for a year, set-wise: letters to five offices each, a part
 * of every delivery referred inside. Rows only: journals and processes at Temporal are not made, this is for reading.
 */
export async function fillOffices(db: DataSource, tasks: number): Promise<void> {
  const session = db.createQueryRunner();
  try {
    await session.query(`set statement_timeout = 0`);
    await session.startTransaction();
    await session.query(`set local session_replication_role = replica`); // keys that refer to each other are right by the way they are made
    await session.query(`set local maintenance_work_mem = '256MB'`);
    const indexes: { name: string; made: string }[] = await session.query(indexesOf, [['tasks', 'parties', 'letters', 'processes']]);
    for (const { name } of indexes) await session.query(`drop index ${name}`);
    for (const statement of statements(Math.ceil(tasks / 5))) await session.query(statement);
    for (const { made } of indexes) await session.query(made.replace(' ON ONLY ', ' ON ')); // all at once costs less than row by row
    await session.commitTransaction();
    await session.query(`vacuum analyze tasks, letters, processes, parties`);
    await session.query(`reset statement_timeout`);
  } finally {
    await session.release();
  }
}

const indexesOf = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relname = any($1) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

const statements = (letters: number) => [
  `create temp table filled_office on commit drop as
     select (row_number() over (order by u.place))::int - 1 as n, u.id, array(select p.id from posts p where p.office_id = u.id order by p.rank, p.code) as posts from units u where u.kind = 'OFFICE'`,
  `create temp table filled_letter on commit drop as
     select i, at, jalali_year(at) as year, (h || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid as id, o.id as office, o.posts[1 + i % cardinality(o.posts)] as post
     from generate_series(1, ${letters}) as i
     cross join lateral (select office_now() - i * interval '300 days' / ${letters} as at, md5('filled ' || i) as m) a
     cross join lateral (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) b
     join filled_office o on o.n = i % 514`,
  `analyze filled_office, filled_letter`,
  `insert into processes (year, id, kind, letter_id, state, opened_at, runs) select year, id, 'letter', id, 'DISPATCHED', at, true from filled_letter`,
  `insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, version, number, registered_at, created_at)
     select year, id, 'LETTER', 'INTER_UNIT', case when i % 50 = 0 then 'HIGHLY_CONFIDENTIAL' when i % 10 = 0 then 'CONFIDENTIAL' else 'UNCLASSIFIED' end,
       case when i % 200 = 0 then 'IMMEDIATE' when i % 9 = 0 then 'URGENT' else 'NORMAL' end, 'نامه ' || i, office, post, 1, '1405/' || i, at, at from filled_letter`,
  `create temp table filled_task on commit drop as
     select l.year, child_id(l.id, 'at.' || k) as process, l.id as letter, l.at + k * interval '1 second' as at, o.id as unit, l.i, k,
       o.posts[case when (l.i + k) % 5 < 2 then 1 else 1 + (l.i / 514 + k) % cardinality(o.posts) end] as post
     from filled_letter l cross join generate_series(1, 5) as k join filled_office o on o.n = (l.i * 7 + k * 101) % 514`,
  `analyze filled_task`,
  `insert into processes (year, id, kind, parent_id, letter_id, unit_id, state, opened_at, runs) select year, process, 'delivery', letter, letter, unit, 'DELIVERED', at, false from filled_task`,
  `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, purpose, copy, opened_at, due_at, seen_at, priority, classification)
     select t.year, t.process, 'attend.1', case when t.k = 1 and t.i % 7 = 0 then 'answer' when t.k = 2 and t.i % 11 = 0 then 'review' when t.k = 3 and t.i % 13 = 0 then 'sign' else 'attend' end,
       t.post, t.unit, t.letter, 'FOR_ACTION', 'ORIGINAL', t.at, case when t.i % 3 = 0 then t.at + interval '20 days' end, case when t.i % 4 > 0 then t.at + interval '1 hour' end, l.priority, l.classification
     from filled_task t join letters l on l.year = t.year and l.id = t.letter`,
  `insert into parties (year, letter_id, post_id, role, since) select distinct on (year, letter, post) year, letter, post, 'ATTEND', at from filled_task on conflict do nothing`,
  `insert into parties (year, letter_id, post_id, role, since) select year, id, post, 'SENDER', at from filled_letter on conflict do nothing`,
];
