import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Classification } from '../../../contracts/classification';
import { movableKinds } from '../../../contracts/moves';
import type { DeskLoad, Proposal, ProposedMove, Workload, WorkloadFilter } from '../../../contracts/workload';
import type { Actor } from '../../auth/actor';
import { iso, listOf, postRef } from '../../cartable/columns';
import { moveObstacleOf } from '../../cartable/move-task';
import { classesUpTo } from '../../letters/letters.policy';
import { PlacesQueries } from '../places.queries';
import { requireMover, type Place } from '../supervision.policy';
import { daysOn, paceOf, proposalOf, type Desk, type Work } from './proposal';

/** Working days in the thirty that are looked at. */
const DAYS = 21;
/** Desks that do each other's work; a secretariat, a counter and a supervisor have their own. */
const KINDS = ['HEAD', 'DEPUTY', 'EXPERT'];

interface Row extends Omit<DeskLoad, 'daysOfWork'> {
  kind: string;
  rank: number;
  clearance: number | null;
}

interface Movable extends Work, Pick<ProposedMove, 'kind' | 'number' | 'dueAt'> {}

/** How much lies on each desk of an office or unit, and what would even it out. */
@Injectable()
export class WorkloadQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
  ) {}

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async load(actor: Actor, filter: WorkloadFilter): Promise<Workload> {
    const place = await this.mayLook(actor, filter);
    const [rows, [{ at }]] = await Promise.all([this.rows(place), this.db.query<[{ at: string }]>(`select ${iso('office_now()')} as at`)]);
    const desks = new Map(desksOf(rows).map((desk) => [desk.post, desk]));
    return {
      at,
      place: { level: place.level, under: place.under, name: place.name },
      desks: rows.map(({ kind, rank: _, clearance: __, ...row }) => ({
        ...row,
        daysOfWork:
          KINDS.includes(kind) && rows.some((each) => each.unit.id === row.unit.id && each.done30d > 0)
            ? Math.round(daysOn(desks.get(row.post.id)!) * 10) / 10
            : null,
      })),
    };
  }

  /** What nothing is in the way of, now. @throws DomainError `unit.not_found` · `auth.forbidden` */
  async proposal(actor: Actor, filter: WorkloadFilter): Promise<Proposal> {
    const place = await this.mayLook(actor, filter);
    const desks = desksOf(await this.rows(place));
    const titles = new Map(await this.titles(desks));
    const wanted = proposalOf(desks, await this.movable(actor, desks));
    const fits = await Promise.all(wanted.map(async ({ work, to }) => !(await moveObstacleOf(this.db, work.process, work.key, to))));
    const moves = wanted.filter((_, i) => fits[i]);
    const after = new Map(desks.map((desk) => [desk.post, { ...desk }]));
    for (const { work, to } of moves) {
      after.get(work.post)!.open -= 1;
      after.get(to)!.open += 1;
    }
    return {
      moves: moves.map(({ work: { process, key, kind, number, dueAt, post }, to }) => ({
        ...{ process, key, kind, number, dueAt },
        from: titles.get(post)!,
        to: titles.get(to)!,
      })),
      before: most(desks),
      after: most([...after.values()]),
    };
  }

  private async mayLook(actor: Actor, { level, under }: WorkloadFilter): Promise<Place> {
    const [own, place] = await Promise.all([this.places.of(actor), this.places.place({ level, under })]);
    requireMover(actor, own, [place]);
    return place;
  }

  private rows({ level, under, officeId }: Place): Promise<Row[]> {
    return this.db.query<Row[]>(loads, [officeId, level === 'unit' ? under : null, Classification.options]);
  }

  private async titles(desks: readonly Desk[]): Promise<[string, ProposedMove['from']][]> {
    const rows = await this.db.query<ProposedMove['from'][]>(`select id, title from posts where id = any($1)`, [
      desks.map(({ post }) => post),
    ]);
    return rows.map((post) => [post.id, post]);
  }

  /** First what nobody has opened, and of that what is due last. */
  private movable(actor: Actor, desks: readonly Desk[]): Promise<Movable[]> {
    return this.db.query<Movable[]>(
      `select t.process_id as process, t.key, t.kind, t.post_id as post, array_position($3::text[], t.classification) as clearance, ${iso('t.due_at')} as "dueAt",
         case when l.classification = any($4) then l.number end as number
       from tasks t join letters l on l.year = t.year and l.id = t.letter_id
       where t.post_id = any($1::uuid[]) and t.state = 'open' and t.kind = any($2) and t.element is null and (t.claimed_until is null or t.claimed_until <= office_now())
       order by t.seen_at is not null, t.due_at desc nulls first, t.process_id, t.key limit 5000`,
      [desks.map(({ post }) => post), movableKinds, Classification.options, classesUpTo(actor.clearance)],
    );
  }
}

function desksOf(rows: readonly Row[]): Desk[] {
  const work = rows.filter(({ kind }) => KINDS.includes(kind));
  return work.map(({ post, unit, rank, open, done30d, clearance, awayUntil }) => {
    const beside = work.filter((each) => each.unit.id === unit.id);
    const average = beside.reduce((sum, each) => sum + each.done30d, 0) / beside.length;
    return {
      post: post.id,
      unit: unit.id,
      rank,
      open,
      pace: paceOf(done30d, average, DAYS),
      clearance: clearance ?? -1,
      isApart: clearance === null || awayUntil !== null,
    };
  });
}

const most = (desks: readonly Desk[]): number => Math.round(Math.max(0, ...desks.filter(({ isApart }) => !isApart).map(daysOn)) * 10) / 10;

/** Open work of each post from its own index; done work of thirty days from that of what posts have closed. */
const loads = `
  with moment as materialized (select office_now() as now, (office_today() + 2)::timestamp at time zone 'Asia/Tehran' as soon),
  p as materialized (
    select p.id, p.unit_id, p.kind, p.rank, p.place, u.place as unit_place, u.name as unit_name from posts p join units u on u.id = p.unit_id
    where p.office_id = $1 and ($2::uuid is null or p.unit_id = $2) and p.valid_from <= office_today() and (p.valid_to is null or p.valid_to > office_today()))
  select ${postRef('p.id')} as post, json_build_object('id', p.unit_id, 'name', p.unit_name) as unit, p.kind, p.rank,
    ${listOf(`select h.id, h.name from assignments a join people h on h.id = a.person_id and not h.disabled
      where a.post_id = p.id and a.kind in ('HOLDER', 'ACTING') and a.from_at <= now and (a.to_at is null or a.to_at > now) order by a.from_at`)} as holders,
    (select max(array_position($3::text[], h.clearance)) from assignments a join people h on h.id = a.person_id and not h.disabled
      where a.post_id = p.id and a.kind in ('HOLDER', 'ACTING') and a.from_at <= now and (a.to_at is null or a.to_at > now)) as clearance,
    ${iso(`(select max(a.to_at) from assignments a where a.post_id = p.id and a.kind = 'SUBSTITUTE' and a.from_at <= now and a.to_at > now)`)} as "awayUntil",
    o.open, o.soon as "dueSoon", o.late as overdue, d.done as "done30d", d.median as "medianMs30d"
  from moment, p cross join lateral (
      select count(*)::int as open, count(*) filter (where t.due_at >= now and t.due_at < soon)::int as soon, count(*) filter (where t.due_at < now)::int as late
      from tasks t where t.post_id = p.id and t.state = 'open' and t.kind <> 'notice') o
    cross join lateral (
      select count(*)::int as done, round(percentile_cont(0.5) within group (order by extract(epoch from t.closed_at - t.opened_at) * 1000))::float8 as median
      from tasks t where t.post_id = p.id and t.state <> 'open' and t.closed_at is not null and t.closed_at > now - interval '30 days' and t.state = 'closed' and t.kind <> 'notice') d
  order by p.unit_place, p.rank, p.place`;
