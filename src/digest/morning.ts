import type { DataSource } from 'typeorm';
import { Classification } from '../../contracts/classification';
import { dayOfDate } from '../../contracts/tehran-time';
import { CalendarsOfUnits } from '../calendar/calendars-of-units';
import { readLayers } from '../calendar/layers.queries';

/** Small enough that nobody waits for the transaction. */
const AT_ONCE = 1_000;
const KEPT_DAYS = 30;

/**
 * Writes the digest of everybody whose unit is at work and who has none of today yet. Whoever repeats it, or does it beside another, writes
 * nothing twice; a unit that is closed today gets none.
 * @returns how many were written
 */
export async function writeDigests(db: DataSource, atOnce = AT_ONCE): Promise<number> {
  const units = await openUnits(db);
  if (units.length === 0) return 0;
  let total = 0;
  for (;;) {
    const [{ written }]: [{ written: number }] = await db.query(writing, [units, Classification.options, atOnce]);
    total += written;
    if (written < atOnce) break;
  }
  await db.query(`delete from digests where day < office_today() - $1::int`, [KEPT_DAYS]);
  return total;
}

/** Units that are at work now. */
async function openUnits(db: DataSource): Promise<string[]> {
  const [{ now, today }]: [{ now: Date; today: string }] = await db.query(`select office_now() as now, office_today()::text as today`);
  const units: { id: string }[] = await db.query(`select distinct unit_id as id from posts where ${validToday}`);
  const calendars = new CalendarsOfUnits(await readLayers(db));
  const day = dayOfDate(today);
  const isAtWork = ({ id }: { id: string }) =>
    calendars
      .of(id)
      .on(day)
      .spans.some(({ from, to }) => from <= +now && +now < to);
  return units.filter(isAtWork).map(({ id }) => id);
}

const validToday = `valid_from <= (select office_today()) and (valid_to is null or valid_to > (select office_today()))`;

/* From the index of open tasks alone. A person's unit is that of the post they hold; who only helps or stands in somewhere has that one's. $1 units, $2 classes, $3 how many. */
const writing = `
  with moment as materialized (select office_now() as now, office_today() as day, office_today()::timestamp at time zone 'Asia/Tehran' as begins, (office_today() + 1)::timestamp at time zone 'Asia/Tehran' as ends),
  seat as materialized (
    select distinct on (a.person_id, a.post_id) a.person_id, a.post_id, a.kind, o.unit_id, o.place from moment, assignments a join posts o on o.id = a.post_id
    where a.from_at <= now and (a.to_at is null or a.to_at > now) and o.valid_from <= day and (o.valid_to is null or o.valid_to > day)
    order by a.person_id, a.post_id, array_position(array['HOLDER', 'ACTING', 'SUBSTITUTE', 'ASSISTANT'], a.kind)),
  home as (
    select distinct on (person_id) person_id, unit_id from seat order by person_id, array_position(array['HOLDER', 'ACTING', 'ASSISTANT', 'SUBSTITUTE'], kind), place),
  whose as materialized (
    select p.id, ($2::text[])[:array_position($2::text[], p.clearance)] as classes from moment, home h join people p on p.id = h.person_id left join personal_settings s on s.person_id = p.id
    where h.unit_id = any($1::uuid[]) and not p.disabled and coalesce((s.settings->>'morningDigest')::boolean, true)
      and not exists (select from digests d where d.day = moment.day and d.person_id = p.id)
    order by p.id limit $3),
  counted as (
    select w.id, sum(n.today)::int as today, sum(n.overdue)::int as overdue, sum(n.unseen)::int as unseen, sum(n.decisions)::int as decisions,
      count(*) filter (where s.kind = 'SUBSTITUTE')::int as stands_in
    from whose w join seat s on s.person_id = w.id cross join moment m cross join lateral (
      select count(*) filter (where t.due_at >= m.begins and t.due_at < m.ends) as today, count(*) filter (where t.due_at < m.now) as overdue, count(*) filter (where t.seen_at is null) as unseen,
        count(*) filter (where t.kind in ('review', 'sign', 'step', 'extension', 'retarget', 'conclude', 'info', 'returned')) as decisions
      from tasks t where t.post_id = s.post_id and t.state = 'open' and t.classification = any(w.classes)) n
    group by w.id),
  written as (
    insert into digests (day, person_id, at, facts)
      select m.day, c.id, m.now, jsonb_build_object('dueToday', c.today, 'overdue', c.overdue, 'unseen', c.unseen, 'decisions', c.decisions,
        'standsIn', c.stands_in) from moment m, counted c
      on conflict do nothing returning person_id),
  told as (insert into hints (audience, type, ref, version) select person_id, 'digest', person_id, 0 from written)
  select count(*)::int as written from written`;
