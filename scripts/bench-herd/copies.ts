/** One session of a database. */
interface Session {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** What is copied of a letter, by the column that names whose row it is. */
const tables = {
  letters: 'id',
  versions: 'letter_id',
  recipients: 'letter_id',
  parties: 'letter_id',
  inquiries: 'letter_id',
  processes: 'id',
  tasks: 'process_id',
} as const;

/** Only the due time is left of a clock, so that every copy has one that strikes. */
const dueOnly = (ladder: string) => `(select jsonb_agg(s) from jsonb_array_elements(${ladder}) s where s->>'step' = 'due')`;

/** What a copied row has that the template has not; `c` is the process it belongs to, `l` the letter. */
const changes: Record<keyof typeof tables, string> = {
  letters: `jsonb_build_object('id', c.id, 'tracking_code', null, 'number', c.id)`,
  versions: `jsonb_build_object('letter_id', c.id)`,
  recipients: `jsonb_build_object('letter_id', c.id)`,
  parties: `jsonb_build_object('letter_id', c.id)`,
  inquiries: `jsonb_build_object('letter_id', c.id)`,
  processes: `jsonb_build_object('id', c.id, 'letter_id', c.letter, 'parent_id', c.parent, 'runs', false)`,
  tasks: `jsonb_build_object('process_id', c.id, 'letter_id', c.letter)`,
};

/**
 * Makes inquiries that stand where one stands, set by set: processes, journals with their chains, desks, numbers, and of every clock the due
 * time. Nobody runs them: they are rows, and quiet.
 * @param template a letter with an inquiry on its way, each unit asked in an office of its own
 */
export async function copyInquiry(session: Session, template: string, count: number): Promise<void> {
  await session.query('begin');
  await session.query(`set local session_replication_role = replica`); // keys that refer to each other are right by the way they are made
  await session.query(`set local statement_timeout = 0`);
  await session.query(named, [template, count]);
  for (const sql of numbered) await session.query(sql);
  for (const [table, key] of Object.entries(tables) as [keyof typeof tables, string][])
    await session.query(await copied(session, table, key));
  await session.query(
    `update letters l set number = n.number from copied c join numbers n on n.process_id = c.id and n.letter_id = c.id where l.year = c.year and l.id = c.id`,
  );
  await session.query(told);
  await session.query(`update processes p set head = c.head from copied c where p.year = c.year and p.id = c.id`);
  await session.query(
    `update tasks t set clock = jsonb_set(clock, '{ladder}', ${dueOnly(`clock->'ladder'`)}) from copied c where t.year = c.year and t.process_id = c.id and clock is not null`,
  );
  await session.query(
    `insert into clocks (year, process_id, key, step, at) select c.year, c.id, k.key, k.step, k.at from copied c join clocks k on k.year = c.year and k.process_id = c.template and k.step = 'due'`,
  );
  await session.query(`select recount_open()`); // what triggers count as desks are laid, they did not see
  await session.query(`drop table copied`);
  await session.query('commit');
  await session.query(`analyze processes, acts, tasks, clocks, letters, parties`);
}

/** Every process of the template with what its copies are called; children's ids follow from their parents'. */
const named = `
  create temp table copied as
    with letter as (
           select $1::uuid as template, k, (substr($1::text, 1, 14) || '7' || substr(m, 1, 3) || '-8' || substr(m, 4, 3) || '-' || substr(m, 7, 12))::uuid as id
           from generate_series(1, $2::int) as k cross join lateral (select md5('copy ' || k || $1::text) as m) m),
         inquiry as (select q.id as template, k, child_id(l.id, 'inquiry') as id, l.id as parent, l.id as letter from letter l join processes q on q.parent_id = l.template and q.kind = 'inquiry')
    select year_of($1::uuid) as year, ''::bytea as head, * from (
      select template, k, id, null::uuid as parent, id as letter from letter union all select * from inquiry
      union all select r.id, q.k, child_id(q.id, 'to.' || r.unit_id), q.id, q.letter from inquiry q join processes r on r.parent_id = q.template) c`;

/** The next numbers of the same books. */
const numbered = [
  `create index on copied (template)`,
  `analyze copied`,
  `insert into numbers (book_id, year, no, number, letter_id, process_id, state, at)
     select n.book_id, n.year, o.last_no + c.k, number_text(b.pattern, n.year, o.last_no + c.k, u.number_code, u.code, case b.kind when 'INTERNAL' then 'د' when 'OUTGOING' then 'ص' else 'و' end),
       c.letter, c.id, n.state, n.at
     from copied c join numbers n on n.process_id = c.template join counters o on o.book_id = n.book_id and o.year = n.year join books b on b.id = n.book_id join units u on u.id = b.office_id`,
  `update counters o set last_no = n.last from (select book_id, year, max(no) as last from numbers group by 1, 2) n where n.book_id = o.book_id and n.year = o.year`,
];

/** The same columns, whatever they are by now, with what differs. */
async function copied(session: Session, table: keyof typeof tables, key: string): Promise<string> {
  const found = await session.query(
    `select string_agg(quote_ident(attname), ', ') as own, string_agg('r.' || quote_ident(attname), ', ') as rows from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
  );
  const [{ own, rows }] = (Array.isArray(found) ? found : (found as { rows: unknown[] }).rows) as [{ own: string; rows: string }];
  return `insert into ${table} (${own}) select ${rows} from copied c join ${table} t on t.year = c.year and t.${key} = c.template
    cross join lateral jsonb_populate_record(null::${table}, to_jsonb(t) || ${changes[table]}) r`;
}

/** The journals, chained anew line by line. */
const told = `
  do $$
  begin
    for n in 1 .. (select max(p.seq) from copied c join processes p on p.year = c.year and p.id = c.template) loop
      with line as (
             select c.year, c.id, c.head, a.seq, a.kind, a.key, a.actor, a.post, a.on_behalf_of, a.at,
               case when a.refs ? 'ladder' then jsonb_set(case when a.refs ? 'clock' then jsonb_set(a.refs, '{clock,ladder}', ${dueOnly(`a.refs->'clock'->'ladder'`)}) else a.refs end,
                 '{ladder}', coalesce(${dueOnly(`a.refs->'ladder'`)}, a.refs->'ladder')) else a.refs end as refs
             from copied c join acts a on a.year = c.year and a.process_id = c.template and a.seq = n),
           added as (
             insert into acts (year, process_id, seq, kind, key, actor, post, on_behalf_of, refs, at, prev_hash, hash)
             select year, id, seq, kind, key, actor, post, on_behalf_of, refs, at, head, act_hash(head, year, id, seq, kind, key, actor, post, on_behalf_of, refs, at) from line
             returning process_id, hash)
      update copied c set head = a.hash from added a where a.process_id = c.id;
    end loop;
  end $$`;
