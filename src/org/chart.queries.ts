import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChartUnit } from '../../contracts/chart-columns';
import { iso } from '../cartable/columns';
import { columnsOf, type HolderFacts, type PostFacts } from './chart-encoding';

export interface PackedChart {
  version: string;
  body: Buffer;
  gzipped: Buffer;
}

interface Moment {
  now: Date;
  version: string;
}

/** Today's whole chart, packed for the browser. It is made anew when something of it changed, or began or ended by the calendar. */
@Injectable()
export class ChartQueries {
  private made: { chart: Promise<PackedChart>; version: string; from: Date; until: Date } | undefined;

  constructor(private readonly db: DataSource) {}

  async chart(): Promise<PackedChart> {
    const moment = await this.moment();
    const { made } = this;
    if (made && made.version === moment.version && made.from <= moment.now && moment.now < made.until) return made.chart;
    const until = await this.nextChange();
    const chart = this.make(`${moment.version}.${+until}`);
    this.made = { chart, version: moment.version, from: moment.now, until };
    chart.catch(() => (this.made = undefined));
    return chart;
  }

  /** What is read after the version is as new as that or newer; newer, it is made again with the next question. */
  private async moment(): Promise<Moment> {
    const [moment] = await this.db.query<[Moment]>(`select office_now() as now, version from chart_version`);
    return moment;
  }

  private async nextChange(): Promise<Date> {
    const [{ at }] = await this.db.query<[{ at: Date }]>(
      `with moment as materialized (select office_now() as now)
       select least((office_today() + 1)::timestamp at time zone 'Asia/Tehran', (select min(from_at) from assignments where from_at > now),
         (select min(to_at) from assignments where to_at > now)) as at from moment`,
    );
    return at;
  }

  private async make(version: string): Promise<PackedChart> {
    const units = await this.db.query<ChartUnit[]>(
      `select id, code, name, short_name as "shortName", level, kind, parent_id as "parentId", office_id as "officeId", province_code as "provinceCode"
       from units where ${validToday} order by place`,
    );
    const posts = await this.db.query<PostFacts[]>(
      `select p.id, unit_id as "unitId", title, p.kind, rank, may_sign as "maySign" from posts p
       where ${validToday} and unit_id = any($1::uuid[]) order by code`,
      [units.map(({ id }) => id)],
    );
    const holders = await this.db.query<HolderFacts[]>(
      `with moment as materialized (select office_now() as now)
       select a.post_id as "postId", w.name, a.kind, case when a.kind = 'SUBSTITUTE' then ${iso('a.to_at')} end as until from moment, assignments a join people w on w.id = a.person_id and not w.disabled
       where a.from_at <= now and (a.to_at is null or a.to_at > now) and a.post_id = any($1::uuid[])
       order by a.post_id, array_position(array['HOLDER', 'ACTING', 'SUBSTITUTE', 'ASSISTANT'], a.kind), a.from_at`,
      [posts.map(({ id }) => id)],
    );
    const body = Buffer.from(JSON.stringify(columnsOf(version, units, posts, holders)));
    return { version, body, gzipped: await compress(body) };
  }
}

const validToday = `valid_from <= (select office_today()) and (valid_to is null or valid_to > (select office_today()))`;
const compress = promisify(gzip);
