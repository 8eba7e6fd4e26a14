import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clocks that a change of a calendar touches are shared out among lanes, so that several can count them anew side by side. */
export class CountClocksInLanes1767225622001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of lanes) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of oneLane) await db.query(statement);
  }
}

const lanes = [
  `create table calendar_lanes (
     change uuid not null references calendar_changes, lane int not null, process_id uuid not null default '00000000-0000-0000-0000-000000000000', key text not null default '',
     looked int not null default 0, moved int not null default 0, done boolean not null default false, primary key (change, lane))`,
  `create index calendar_lanes_undone on calendar_lanes (change, lane) where not done`,
  `insert into calendar_lanes (change, lane, looked, moved, done) select id, 0, looked, moved, done_at is not null from calendar_changes`,
  `insert into calendar_lanes (change, lane) select id, lane from calendar_changes, generate_series(1, 3) as lane where done_at is null`,
  `update calendar_lanes set looked = 0, moved = 0 where not done`,
  `alter table calendar_changes drop column looked, drop column moved, drop column process_id, drop column key`,
];

const oneLane = [
  `alter table calendar_changes add column looked int not null default 0, add column moved int not null default 0,
     add column process_id uuid not null default '00000000-0000-0000-0000-000000000000', add column key text not null default ''`,
  `update calendar_changes c set looked = l.looked, moved = l.moved from (select change, sum(looked) as looked, sum(moved) as moved from calendar_lanes group by 1) l where l.change = c.id`,
  `drop table calendar_lanes`,
];
