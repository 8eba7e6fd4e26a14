import type { DataSource } from 'typeorm';

/**
 * Lays that many received letters on one desk, a year's worth, from all other offices in turn. Rows only: journals and processes at Temporal
 * are not made, this is for reading.
 * @param desk code of the post
 */
export async function fillDesk(db: DataSource, desk: string, letters: number): Promise<void> {
  const session = db.createQueryRunner();
  try {
    await session.query(`set statement_timeout = 0`);
    await session.startTransaction();
    await session.query(`set local session_replication_role = replica`); // keys that refer to each other are right by the way they are made
    for (const [statement, parameters] of statements(desk, letters)) await session.query(statement, parameters);
    await session.commitTransaction();
    await session.query(`vacuum analyze tasks, letters, processes, parties, versions`);
    await session.query(`reset statement_timeout`);
  } finally {
    await session.release();
  }
}

const statements = (desk: string, letters: number): [string, unknown[]?][] => [
  [
    `create temp table filled_desk on commit drop as select id as post, office_id as unit from posts where code = '${desk.replaceAll("'", "''")}'`,
  ],
  [
    `create temp table filled_letter on commit drop as
       select i, at, jalali_year(at) as year, (h || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid as id, s.office, s.post, s.person,
         'درخواست شماره ' || i || ' برای بررسی و اعلام نتیجه پرونده ثبت واقعه' as subject,
         'با سلام و احترام، خواهشمند است دستور فرمایید موضوع بررسی و نتیجه اعلام شود.' as body
       from generate_series(1, $1::int) as i
       cross join lateral (select office_now() - i * interval '300 days' / $1::int as at, md5('desk ' || i) as m) a
       cross join lateral (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) b
       join (select (row_number() over (order by p.code))::int - 1 as n, count(*) over ()::int as many, p.office_id as office, p.id as post, a.person_id as person
             from posts p join assignments a on a.post_id = p.id and a.kind = 'HOLDER' where p.kind = 'HEAD' and p.id <> (select post from filled_desk)) s
         on s.n = i % s.many`,
    [letters],
  ],
  [`analyze filled_letter`],
  [
    `insert into processes (year, id, kind, letter_id, state, opened_at, runs) select year, id, 'letter', id, 'DISPATCHED', at, true from filled_letter`,
  ],
  [
    `insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, version, number, registered_at, created_at)
       select year, id, case when i % 25 = 0 then 'CIRCULAR' else 'LETTER' end, 'INTER_UNIT', case when i % 10 = 0 then 'CONFIDENTIAL' else 'UNCLASSIFIED' end,
         case when i % 200 = 0 then 'IMMEDIATE' when i % 9 = 0 then 'URGENT' else 'NORMAL' end, subject, office, post, 1, '1405/' || i, at, at from filled_letter`,
  ],
  [
    `insert into versions (year, letter_id, no, subject, body, hash, author, post, at)
       select year, id, 1, subject, body, sha256(convert_to(subject || E'\\n' || body, 'UTF8')), person, post, at from filled_letter`,
  ],
  [
    `insert into processes (year, id, kind, parent_id, letter_id, unit_id, state, opened_at, runs)
       select year, child_id(id, 'at.desk'), 'delivery', id, id, d.unit, 'DELIVERED', at, false from filled_letter, filled_desk d`,
  ],
  [
    `insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, purpose, copy, opened_at, due_at, seen_at, priority, classification)
       select l.year, child_id(l.id, 'at.desk'), 'attend.1', 'attend', d.post, d.unit, l.id, 'FOR_ACTION', 'ORIGINAL', l.at,
         case when l.i % 3 = 0 then l.at + interval '20 days' end, case when l.i % 4 > 0 then l.at + interval '1 hour' end, t.priority, t.classification
       from filled_letter l cross join filled_desk d join letters t on t.year = l.year and t.id = l.id`,
  ],
  [
    `insert into parties (year, letter_id, post_id, role, since) select year, id, d.post, 'ATTEND', at from filled_letter, filled_desk d on conflict do nothing`,
  ],
  [
    `insert into parties (year, letter_id, post_id, role, since) select year, id, post, 'SENDER', at from filled_letter on conflict do nothing`,
  ],
];
