import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteHeat, RouteHeatFilter, RouteHeatPlace } from '../../../contracts/route-pictures';
import { workingTimeBetween } from '../../../contracts/working-time';
import { Calendars } from '../../org/calendars';
import { Conditions } from '../../org/picker';

/** Office hours are counted here, where calendars are known: so many of the tasks that were done last at an element. */
const WORKED = 300;

type Counted = Omit<RouteHeatPlace, 'medianWorkingMs'> & { done: { unit: string; opened: number; closed: number }[] | null };

/** How letters fare on a route. Nothing is kept for it: it is counted from the walks of the route and the tasks they opened. */
@Injectable()
export class HeatQueries {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
  ) {}

  async of(route: string, { version, from, to, province }: RouteHeatFilter): Promise<RouteHeat> {
    const walks = new Conditions()
      .where('r.route_id = ?', route)
      .where('r.version = ?', version)
      .where(`r.begun_at >= ?::date::timestamp at time zone 'Asia/Tehran'`, from)
      .where(`r.begun_at < (?::date + 1)::timestamp at time zone 'Asia/Tehran'`, to);
    const desks = walks.place(province ?? null);
    const [{ at, walks: count, places }]: [{ at: string; walks: number; places: Counted[] | null }] = await this.db.query(
      heat(walks.sql, desks),
      walks.values,
    );
    return { at, walks: count, places: await Promise.all((places ?? []).map((place) => this.worked(place))) };
  }

  private async worked({ done, ...place }: Counted): Promise<RouteHeatPlace> {
    const times = await Promise.all(
      (done ?? []).map(async ({ unit, opened, closed }) => workingTimeBetween(await this.calendars.of(unit), opened, closed)),
    );
    return { ...place, medianWorkingMs: times.length > 0 ? Math.round(median(times)) : null };
  }
}

function median(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The key of a task is `word.walk.step.n`, and a step may lie on several desks until one of them does it.
 * @param province `$n`, where null is everywhere
 */
const heat = (walks: string, province: string) => `
  with walk as materialized (select r.year, r.letter_id, r.walk from letter_routes r where ${walks}),
  desk as materialized (
    select t.element, bool_or(t.state = 'open') as open, min(t.opened_at) as opened_at, min(t.due_at) as due_at,
      max(t.closed_at) filter (where t.state = 'closed') as closed_at, (array_agg(t.unit_id))[1] as unit_id from walk w
    join tasks t on t.year = w.year and t.process_id = w.letter_id and t.element is not null and split_part(t.key, '.', 2) = w.walk::text
    where ${province}::text is null or t.unit_id in (select u.id from units u where u.province_code = ${province})
    group by t.element, t.process_id, w.walk, split_part(t.key, '.', 3)),
  figures as (
    select element, count(*)::int as count, count(*) filter (where open)::int as open,
      count(*) filter (where open and due_at <= (select office_now()))::int as overdue,
      round(percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at)::float8 * 1000))::bigint as median
    from desk group by element),
  done as (
    select element, json_agg(json_build_object('unit', unit_id, 'opened', ${millis('opened_at')}, 'closed', ${millis('closed_at')})) as done from (
      select *, row_number() over (partition by element order by closed_at desc) as n from desk where closed_at is not null) d where n <= ${WORKED} group by element),
  stopped as (
    select i.element, count(*)::int as stopped from walk w join route_incidents i on i.year = w.year and i.letter_id = w.letter_id and i.walk = w.walk and i.closed_at is null
    where ${province}::text is null group by i.element)
  select iso(office_now()) as at, (select count(*)::int from walk) as walks,
    (select json_agg(json_build_object('element', element, 'count', coalesce(f.count, 0), 'open', coalesce(f.open, 0), 'overdue', coalesce(f.overdue, 0),
      'stopped', coalesce(s.stopped, 0), 'medianMs', f.median, 'done', d.done) order by element)
      from figures f full join stopped s using (element) left join done d using (element)) as places`;

const millis = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
