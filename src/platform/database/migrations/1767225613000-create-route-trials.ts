import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What versions of routes would have made of the past, and the ways that versions to come have to go, too. */
export class CreateRouteTrials1767225613000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of tables) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table route_cases, route_trials`);
  }
}

const tables = [
  // JSON and not jsonb: variables of a route keep their order.
  `create table route_trials (
     route_id uuid not null, version int not null, n int not null, at timestamptz not null default office_now(), by_id uuid not null references people,
     days int not null, seed int not null, from_at timestamptz not null, to_at timestamptz not null, figures json not null, ways json not null,
     primary key (route_id, version, n), foreign key (route_id, version) references route_versions (route_id, no))`,
  `create table route_cases (
     id uuid primary key default gen_random_uuid(), route_id uuid not null, version int not null, trial int not null, title text not null, way json not null, steps int not null,
     kept_by uuid not null references people, kept_at timestamptz not null default office_now(),
     foreign key (route_id, version, trial) references route_trials (route_id, version, n))`,
  `create index route_cases_of_route on route_cases (route_id, kept_at, id)`,
];
