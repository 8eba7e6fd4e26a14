import type { DataSource } from 'typeorm';
import type { Asked } from './held-out';

/** How long the past counts. */
const DAYS = 180;
/** What is written in a transaction that takes so long is not forgotten. */
const OVERLAP = `interval '10 minutes'`;
/** What a unit has seen of a type; more tells no more. */
const LATEST = 150;
/** Of a type, for the comparison of orders. */
const SAMPLE = 20_000;
const SLICE = 1000;

/** Copies what happened since to `answer_times`: questions that came, and those that were seen, handed on or closed. @returns how many rows */
export async function remember(db: DataSource): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.query(`set local statement_timeout = '10min'`);
    const [{ since, now }]: [{ since: Date | null; now: Date }] = await tx.query(
      `select (select at - ${OVERLAP} from answer_times_up_to for update) as since, office_now() as now`,
    );
    const [{ changed }] = await tx.query<[{ changed: number }]>(copied, [since, now]);
    await tx.query(`delete from answer_times where started_at < $1::timestamptz - interval '${DAYS} days'`, [now]);
    await tx.query(`insert into answer_times_up_to (at) values ($1) on conflict (one) do update set at = excluded.at`, [now]);
    return changed;
  });
}

/** From nothing: what is remembered follows from tasks alone. */
export async function rememberAnew(db: DataSource): Promise<number> {
  await db.query(`truncate answer_times, answer_times_up_to`);
  return remember(db);
}

/** The latest of every unit and type, the earliest first. */
export const latestOfAll = (db: DataSource): AsyncGenerator<Asked[]> =>
  read(
    db,
    `select h.* from (select distinct unit_id, type from answer_times) k cross join lateral (
       select * from answer_times h where h.unit_id = k.unit_id and h.type = k.type order by h.started_at desc limit ${LATEST}) h order by h.started_at`,
  );

/** A fair part of a type: whether a question is in it follows from its id. */
export const sampleOf = (db: DataSource, type: string): AsyncGenerator<Asked[]> =>
  read(
    db,
    `with all_of as (select count(*) as n from answer_times where type = $1)
     select * from answer_times where type = $1 and abs(hashtext(process_id::text)) % (1 + (select n from all_of) / ${SAMPLE}) = 0`,
    [type],
  );

/** In slices, so that whoever reads a million does other work between them. */
async function* read(db: DataSource, rows: string, values: unknown[] = []): AsyncGenerator<Asked[]> {
  const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
  const session = db.createQueryRunner();
  try {
    await session.startTransaction();
    await session.query(`set local statement_timeout = '10min'`);
    await session.query(`set local cursor_tuple_fraction = 1`); // all of it is read
    await session.query(
      `declare asked cursor for select unit_id as unit, province, type, ${ms('started_at')} as "startedAt", ${ms('due_at')} as "dueAt", ${ms('seen_at')} as "seenAt",
         ${ms('handed_at')} as "handedAt", ${ms('ended_at')} as "endedAt", cancelled from (${rows}) h`,
      values,
    );
    const next = (): Promise<Asked[]> => session.query(`fetch ${SLICE} from asked`);
    for (let slice = await next(); slice.length > 0; slice = await next()) yield slice;
  } finally {
    await session.rollbackTransaction();
    await session.release();
  }
}

/** Each office's own stretch of two indexes; only what changed is written. */
const copied = `
  with written as (insert into answer_times (year, process_id, key, office_id, unit_id, province, type, started_at, due_at, seen_at, handed_at, ended_at, cancelled)
  select n.* from (
    select t.year, t.process_id, t.key, t.unit_id as office_id, t.asked_of, o.province_code, t.inquiry_type, t.opened_at, t.due_at, t.seen_at,
      (select min(r.opened_at) from tasks r where r.year = t.year and r.process_id = t.process_id and r.kind = 'referral' and r.parent_key = t.key) as handed_at,
      t.closed_at, t.state = 'cancelled' as cancelled
    from units o cross join lateral (
        select * from tasks c where c.unit_id = o.id and c.kind = 'answer' and c.state <> 'open' and c.closed_at > coalesce($1, $2::timestamptz - interval '${DAYS} days')
        union all select * from tasks n where n.unit_id = o.id and n.kind = 'answer' and n.state = 'open' and n.opened_at > $2::timestamptz - interval '${DAYS} days') t
    where o.kind = 'OFFICE' and t.asked_of is not null and t.due_at is not null and t.opened_at > $2::timestamptz - interval '${DAYS} days') n
  left join answer_times h on h.year = n.year and h.process_id = n.process_id and h.key = n.key
  where h.key is null or (h.due_at, h.seen_at, h.handed_at, h.ended_at, h.cancelled) is distinct from (n.due_at, n.seen_at, n.handed_at, n.closed_at, n.cancelled)
  on conflict (year, process_id, key) do update set due_at = excluded.due_at, seen_at = excluded.seen_at, handed_at = excluded.handed_at, ended_at = excluded.ended_at, cancelled = excluded.cancelled returning 1)
  select count(*)::int as changed from written`;
