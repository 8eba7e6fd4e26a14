import type { MigrationInterface, QueryRunner } from 'typeorm';
import { nationWord } from '../../../../contracts/working-calendar.words';

/** When offices work, in layers: nation, province, county, unit. The table of holidays becomes exceptions of the nation. */
export class CreateCalendarLayers1767225606000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...moved]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`create table calendar_days (day date primary key, kind text not null, status text not null, name text not null)`);
    await db.query(
      `insert into calendar_days (day, kind, status, name)
       select distinct on (day) day::date, case kind when 'CLOSURE' then 'extraordinary' else 'solar' end, 'published', coalesce(title, kind)
       from calendar_exceptions x join calendar_layers l on l.id = x.layer_id and l.scope = 'NATION', generate_series(from_day, coalesce(to_day, from_day), '1 day') day
       where hours = '[]' and withdrawn_at is null order by day, n`,
    );
    await db.query(`drop table calendar_exceptions, calendar_weeks, calendar_layers`);
  }
}

/** Of two rules of one layer that say something of a day, the one with the higher n holds. What was withdrawn stays to be read. */
const rule = `
  id uuid primary key default gen_random_uuid(), layer_id uuid not null references calendar_layers, n int not null, title text,
  created_by uuid references people, created_at timestamptz not null default office_now(), withdrawn_by uuid references people, withdrawn_at timestamptz,
  unique (layer_id, n)`;

const tables = [
  `create table calendar_layers (
     id uuid primary key default gen_random_uuid(), scope text not null check (scope in ('NATION', 'PROVINCE', 'COUNTY', 'UNIT')),
     place text, unit_id uuid references units, name text not null,
     check ((scope in ('PROVINCE', 'COUNTY')) = (place is not null)), check ((scope = 'UNIT') = (unit_id is not null)),
     unique nulls not distinct (scope, place, unit_id))`,
  `create table calendar_weeks (${rule}, from_day date, to_day date, hours jsonb not null check (jsonb_typeof(hours) = 'object'), check (to_day >= from_day))`,
  `create table calendar_exceptions (${rule},
     from_day date not null, to_day date, hours jsonb not null check (jsonb_typeof(hours) = 'array'),
     kind text not null check (kind in ('HOLIDAY', 'CLOSURE', 'REMOTE', 'SHORT_DAY')), source text, announced_at timestamptz, check (to_day >= from_day))`,
];

/** An organisation that is there already had one week and one table of holidays for everybody. */
const moved = [
  `insert into calendar_layers (id, scope, name) select stable_id('calendar/NATION'), 'NATION', '${nationWord}' where exists (select from units)`,
  `insert into calendar_weeks (id, layer_id, n, hours)
   select stable_id('calendar/NATION/week'), id, 1,
     '{"sat": [["07:30", "14:30"]], "sun": [["07:30", "14:30"]], "mon": [["07:30", "14:30"]], "tue": [["07:30", "14:30"]], "wed": [["07:30", "14:30"]], "thu": [], "fri": []}'
   from calendar_layers`,
  `insert into calendar_exceptions (id, layer_id, n, from_day, hours, kind, title)
   select stable_id('calendar/NATION/' || day), l.id, row_number() over (order by day), day, '[]', case kind when 'extraordinary' then 'CLOSURE' else 'HOLIDAY' end, d.name
   from calendar_days d, calendar_layers l`,
  `drop table calendar_days`,
];
