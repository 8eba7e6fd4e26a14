import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Counted } from './answers.queries';
import { startOf } from './rollup';

/** Days of the trend, of which the last one is today. */
export const DAYS = 7;
export const Stretch = { overdueToday: DAYS - 1, restOfToday: DAYS, tomorrow: DAYS + 1, later: DAYS + 2 } as const;

/** Open questions by when they are due: a number below `DAYS` is the day at whose end they were late already. */
export interface Open {
  key: string;
  stretch: number;
  count: number;
}
export interface Oldest {
  key: string;
  due: Date;
}

/** Open questions: of whole days from the ledger, of today from the index. One statement, so that none is counted twice or not at all. */
@Injectable()
export class OpenQueries {
  constructor(private readonly db: DataSource) {}

  count({ level, scopes, offices, type }: Counted, now: Date, today: string): Promise<Open[]> {
    const isOfUnits = level === 'unit';
    return this.db.query<Open[]>(
      `with o as materialized (select * from unnest($1::uuid[], $2::text[], $7::text[]) as office(id, scope, ledger))
       select key, stretch, sum(n)::int as count from (
         select ${isOfUnits ? 'b.unit_id::text' : 'l.scope'} as key, n, case when due_day < $5::date then greatest(0, ${Stretch.overdueToday} - ($5::date - due_day)) when due_day = $5::date + 1 then ${Stretch.tomorrow} else ${Stretch.later} end as stretch
         from (select distinct ledger, scope from o) l cross join lateral (
           select unit_id, due_day, sum(n) as n from board_open where ledger = l.ledger and due_day <> $5::date and ($4::text is null or type = $4) group by 1, 2) b
         where ${isOfUnits ? 'b.unit_id = any($3::uuid[])' : '$3::uuid[] is not null'}
         union all
         select ${isOfUnits ? 't.asked_of::text' : 'o.scope'}, count(*), case when t.due_at < $6::timestamptz then ${Stretch.overdueToday} else ${Stretch.restOfToday} end
         from o join tasks t on t.unit_id = o.id and t.kind = 'answer' and t.state = 'open' and t.due_at >= ${startOf('$5::date')} and t.due_at < ${startOf('$5::date + 1')}
         where ($4::text is null or t.inquiry_type = $4) ${isOfUnits ? 'and t.asked_of = any($3::uuid[])' : ''} group by 1, 3) each
       group by 1, 2`,
      [
        offices.map(({ id }) => id),
        offices.map(({ scope }) => scope),
        scopes,
        type ?? null,
        today,
        now,
        offices.map(({ id, ledger }) => ledger ?? id),
      ],
    );
  }

  /** The one that is late the longest, of each part that has one. */
  oldest({ level, scopes, offices, type }: Counted, now: Date): Promise<Oldest[]> {
    const late = `t.kind = 'answer' and t.state = 'open' and t.due_at < $3::timestamptz and ($4::text is null or t.inquiry_type = $4)`;
    const [ids, keys] = [offices.map(({ id }) => id), offices.map(({ scope }) => scope)];
    return level === 'unit'
      ? this.db.query<Oldest[]>(
          `select t.asked_of::text as key, min(t.due_at) as due from tasks t where t.unit_id = any($1::uuid[]) and t.asked_of = any($2::uuid[]) and ${late} group by 1`,
          [ids, scopes, now, type ?? null],
        )
      : this.db.query<Oldest[]>(
          `select o.scope as key, min(f.due_at) as due from unnest($1::uuid[], $2::text[]) as o(id, scope)
           cross join lateral (select t.due_at from tasks t where t.unit_id = o.id and ${late} order by t.due_at limit 1) f group by 1`,
          [ids, keys, now, type ?? null],
        );
  }
}
