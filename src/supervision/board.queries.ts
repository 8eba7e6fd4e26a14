import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Board, BoardFigures, BoardFilter, BoardPlace, BoardRow } from '../../contracts/board';
import type { Actor } from '../auth/actor';
import { PlacesQueries, type UnitOfBoard } from './places.queries';
import { covers, requireWatcher, type Place } from './supervision.policy';

/** Questions of one row, by the stretch of time in which they are due: before each of the moments of the board, or after all. */
interface Open {
  key: string;
  stretch: number;
  count: number;
  oldest: Date;
}
interface Answered {
  key: string | null;
  answered: number;
  median_ms: number | null;
  within_day: number;
}
interface Row {
  key: string;
  unit: UnitOfBoard;
  next: BoardRow['place'];
}

/**
 * Questions to units and how late they are, part by part. Counted from two indexes that hold such questions alone; each office gives its
 * own stretch, so a province costs what a province has.
 */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly db: DataSource,
    private readonly places: PlacesQueries,
  ) {}

  async placesOf(actor: Actor): Promise<BoardPlace[]> {
    return (await this.places.of(actor)).map(shown);
  }

  /** @throws DomainError `unit.not_found` · `auth.forbidden` */
  async board(actor: Actor, filter: BoardFilter): Promise<Board> {
    const [own, place] = await Promise.all([this.places.of(actor), this.places.place(filter)]);
    requireWatcher(own, place);
    const [above, offices, days] = await Promise.all([this.places.above(place), this.places.offices(place), this.days()]);
    const rows = await this.rows(place, offices);
    const keyed = keysOf(place, offices);
    const [open, answered, late] = await Promise.all([
      this.open(place, keyed, days),
      this.answered(place, keyed),
      this.lateBefore(place, keyed, days),
    ]);
    const figures = (key: string | null) =>
      figuresOf(
        open.filter((each) => key === null || each.key === key),
        answered.find((each) => each.key === key),
        days,
      );
    return {
      at: days.now.toISOString(),
      place: shown(place),
      above: above.filter((each) => own.some((wide) => covers(wide, each))).map(shown),
      rows: rows.map(({ key, unit, next }) => ({
        unit: { id: unit.id, name: unit.name },
        provinceCode: unit.provinceCode,
        countyCode: unit.countyCode,
        place: next,
        ...figures(key),
      })),
      totals: figures(null),
      trend: days.dates.map((day, i) => ({ day, overdue: sumOf(open.filter(({ stretch }) => stretch <= i)) + late[i]! })),
    };
  }

  /** The ends of the last seven days, of which the last one is now, and that of today. */
  private async days(): Promise<Days> {
    const [row] = await this.db.query<[Days]>(
      `with moment as materialized (select office_now() as now, office_today() as today)
       select now, array(select (today - i)::text from generate_series(${DAYS - 1}, 0, -1) as i) as dates, (today + 1)::timestamp at time zone 'Asia/Tehran' as tomorrow,
         array(select least(now, (today - i + 1)::timestamp at time zone 'Asia/Tehran') from generate_series(${DAYS - 1}, 0, -1) as i) as ends from moment`,
    );
    return row;
  }

  private async rows(place: Place, offices: UnitOfBoard[]): Promise<Row[]> {
    switch (place.level) {
      case 'country':
        return offices
          .filter(({ level }) => level !== 'COUNTY_OFFICE')
          .map((unit) => ({
            key: unit.provinceCode ?? HEADQUARTERS,
            unit,
            next: { level: unit.provinceCode === null ? 'county' : 'province', under: unit.id },
          }));
      case 'province':
        return offices.map((unit) => ({ key: unit.id, unit, next: { level: 'county', under: unit.id } }));
      case 'county':
        return (await this.places.units(place.officeId!)).map((unit) => ({ key: unit.id, unit, next: { level: 'unit', under: unit.id } }));
      case 'unit':
        return (await this.places.units(place.officeId!))
          .filter(({ id }) => id === place.under)
          .map((unit) => ({ key: unit.id, unit, next: null }));
    }
  }

  private open(place: Place, { ids, keys }: Keyed, { ends, tomorrow }: Days): Promise<Open[]> {
    return this.db.query<Open[]>(
      `select o.key, width_bucket(t.due_at, $3::timestamptz[]) as stretch, count(*)::int as count, min(t.due_at) as oldest
       from ${asked(place, '$4')} and t.kind = 'answer' and t.state = 'open' group by 1, 2`,
      [ids, keys, [...ends, tomorrow], place.level === 'unit' ? place.under : null],
    );
  }

  private answered(place: Place, { ids, keys }: Keyed): Promise<Answered[]> {
    return this.db.query<Answered[]>(
      `select o.key, count(*)::int as answered, count(*) filter (where t.closed_at - t.opened_at <= interval '24 hours')::int as within_day,
         percentile_cont(0.5) within group (order by extract(epoch from t.closed_at - t.opened_at)::float8 * 1000) as median_ms
       from ${asked(place, '$3')} and t.kind = 'answer' and t.state <> 'open' and t.closed_at > (select office_now() - interval '30 days') and t.outcome = 'answered'
       group by grouping sets ((o.key), ())`,
      [ids, keys, place.level === 'unit' ? place.under : null],
    );
  }

  /** How many of those that are closed by now were late at the end of each day. A due time that was moved counts as it was in the end. */
  private async lateBefore(place: Place, { ids, keys }: Keyed, { ends }: Days): Promise<number[]> {
    const rows = await this.db.query<{ due: number; closed: number; count: number }[]>(
      `select width_bucket(t.due_at, $3::timestamptz[]) as due, width_bucket(t.closed_at, $3::timestamptz[]) as closed, count(*)::int as count
       from ${asked(place, '$4')} and t.kind = 'answer' and t.state <> 'open' and t.closed_at > ($3::timestamptz[])[1] and t.due_at < t.closed_at group by 1, 2`,
      [ids, keys, ends, place.level === 'unit' ? place.under : null],
    );
    return ends.map((_, i) => sumOf(rows.filter(({ due, closed }) => due <= i && closed > i)));
  }
}

const DAYS = 7;
interface Days {
  now: Date;
  dates: string[];
  ends: Date[];
  tomorrow: Date;
}

const HEADQUARTERS = 'HEADQUARTERS';
interface Keyed {
  /** offices, and the row each of them counts for */
  ids: string[];
  keys: string[];
}

const keysOf = ({ level }: Place, offices: UnitOfBoard[]): Keyed => ({
  ids: offices.map(({ id }) => id),
  keys: offices.map(({ id, provinceCode }) => (level === 'country' ? (provinceCode ?? HEADQUARTERS) : id)),
});

/** Within an office the unit that is asked is known by its process; between offices the task says enough. @param unit parameter: that one only */
const asked = ({ level }: Place, unit: string): string =>
  level === 'country' || level === 'province'
    ? `unnest($1::uuid[], $2::text[]) as o(id, key) join tasks t on t.unit_id = o.id where ${unit}::text is null`
    : `unnest($1::uuid[], $2::text[]) as office(id, same) join tasks t on t.unit_id = office.id join processes p on p.year = t.year and p.id = t.process_id
       cross join lateral (select p.unit_id::text as key) o where (${unit}::text is null or o.key = ${unit})`;

const shown = ({ level, under, name }: Place): BoardPlace => ({ level, under, name });

function figuresOf(open: Open[], answered: Answered | undefined, { now }: Days): BoardFigures {
  const late = open.filter(({ stretch }) => stretch < DAYS);
  const [openInquiries, overdue, answered30d] = [sumOf(open), sumOf(late), answered?.answered ?? 0];
  return {
    openInquiries,
    dueToday: sumOf(open.filter(({ stretch }) => stretch === DAYS)),
    overdue,
    share: openInquiries ? overdue / openInquiries : null,
    oldestOverdueMs: late.length ? +now - Math.min(...late.map(({ oldest }) => +oldest)) : null,
    answered30d,
    medianAnswerMs30d: answered?.median_ms == null ? null : Math.round(answered.median_ms),
    within24hShare30d: answered30d ? answered!.within_day / answered30d : null,
  };
}

const sumOf = (rows: readonly { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);
