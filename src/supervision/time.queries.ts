import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BoardPeriod, PostsFilter, PostsView, PostTime, StepTime, TimeFilter, TimeView } from '../../contracts/board-measures';
import { dateOfDay, dayOf } from '../../contracts/tehran-time';
import type { Actor } from '../auth/actor';
import { countedUntil, type Counted } from './answers.queries';
import { shown } from './board.queries';
import { timeBetween } from './desk-time';
import { periodOf } from './measures.queries';
import { countedIn, countedOf, partsOf } from './parts';
import { PlacesQueries } from './places.queries';
import { startOf } from './rollup';
import { spansOf, splitAt } from './spans';

/** A day of hundreds of offices is looked at once it is over: each task of it asks for its referrals. */
function finished({ from, to }: BoardPeriod, at: string): BoardPeriod {
  const yesterday = dateOfDay(dayOf(Date.parse(at)) - 1);
  return { from: from < yesterday ? from : yesterday, to: to < yesterday ? to : yesterday };
}

/** Where time goes: by step in a place and its parts, and post by post in an office. */
@Injectable()
export class TimeQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
  ) {}

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async time(actor: Actor, filter: TimeFilter): Promise<TimeView> {
    const place = await this.places.watched(actor, filter);
    const [{ at, period: days }, offices, units] = await Promise.all([
      periodOf(this.db, filter),
      this.places.offices(place),
      this.places.unitsOf(place),
    ]);
    const isWide = place.level === 'country' || place.level === 'province';
    const period = isWide ? finished(days, at) : days;
    const parts = partsOf(place, offices, units);
    const [ofParts, whole] = await Promise.all([
      this.steps(countedIn(place, parts, offices), period),
      this.steps(countedOf(place, offices), period),
    ]);
    return {
      at,
      place: shown(place),
      period,
      steps: [...whole.values()][0] ?? [],
      rows: parts.map(({ key, unit, next }) => ({ key, name: unit.name, place: next, steps: ofParts.get(key) ?? [] })),
    };
  }

  private async steps({ level, scopes, offices }: Counted, { from, to }: BoardPeriod): Promise<Map<string, StepTime[]>> {
    const { last, live } = splitAt(await countedUntil(this.db, level), from, to);
    const finished = spansOf(from, last).map(
      ([grain, first, before]) =>
        `select scope::text as key, step, cases, ms from board_time where level = $1 and scope = any($2::uuid[]) and grain = '${grain}' and day >= '${first}' and day < '${before}'`,
    );
    const isOfUnits = level === 'unit';
    const now = `select key, step, 1 as cases, ms from (${timeBetween(
      `select p.id, ${isOfUnits ? 'p.unit_id::text' : 'o.scope'} as key from unnest($5::uuid[], $6::text[]) as o(id, scope) join posts p on p.office_id = o.id where $1::text is not null and ${isOfUnits ? 'p.unit_id = any($2::uuid[])' : '$2::uuid[] is not null'}`,
      startOf('$3::date'),
      startOf('$4::date + 1'),
    )}) live`;
    const rows = await this.db.query<(StepTime & { key: string })[]>(
      `select key, step, sum(cases)::int as cases, sum(ms)::float8 as "totalMs" from (${[...finished, now].join(' union all ')}) each group by key, step order by 4 desc`,
      [level, scopes, live, to, offices.map(({ id }) => id), offices.map(({ scope }) => scope)],
    );
    const found = new Map<string, StepTime[]>();
    for (const { key, ...step } of rows) found.set(key, [...(found.get(key) ?? []), step]);
    return found;
  }

  /** Every post of an office or unit. @throws DomainError `unit.not_found` · `auth.forbidden` */
  async posts(actor: Actor, filter: PostsFilter): Promise<PostsView> {
    const place = await this.places.watched(actor, filter);
    const { at, now, period } = await periodOf(this.db, filter);
    const rows = await this.db.query<PostTime[]>(
      `select json_build_object('id', p.id, 'title', p.title) as post, h.name as holder, o.open, o.unseen, o.overdue, o."oldestOpenMs", c.*
       from posts p
       left join lateral (select r.name from assignments a join people r on r.id = a.person_id where a.post_id = p.id and a.kind = 'HOLDER' and a.from_at <= $4 and (a.to_at is null or a.to_at > $4) limit 1) h on true
       cross join lateral (
         select count(*)::int as open, count(*) filter (where t.seen_at is null)::int as unseen, count(*) filter (where t.due_at < $4)::int as overdue, round(extract(epoch from $4 - min(t.opened_at)) * 1000)::float8 as "oldestOpenMs"
         from tasks t where t.post_id = p.id and t.state = 'open') o
       cross join lateral (
         select count(*)::int as closed, round(percentile_disc(0.5) within group (order by extract(epoch from s.seen - t.opened_at)::float8) * 1000)::float8 as "medianUnseenMs",
           round(percentile_disc(0.5) within group (order by extract(epoch from t.closed_at - s.seen)::float8) * 1000)::float8 as "medianHeldMs"
         from tasks t cross join lateral (select least(coalesce(t.seen_at, t.closed_at), t.closed_at) as seen) s
         where t.post_id = p.id and t.state <> 'open' and t.closed_at >= ${startOf('$2::date')} and t.closed_at < ${startOf('$3::date + 1')}) c
       where ${place.level === 'unit' ? 'p.unit_id' : 'p.office_id'} = $1 and (p.valid_to is null or p.valid_to > $2::date or o.open > 0) order by p.rank, p.title`,
      [place.under, period.from, period.to, now],
    );
    return { at, place: shown(place), period, rows };
  }
}
