import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters go on routes: which walk of which letter takes which version, what stands in its way, and which step of it a task is. */
export class LettersTakeRoutes1767225610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(kinds(`'LETTER', 'CIRCULAR', 'INQUIRY', 'REHEARSAL'`));
    for (const statement of tables) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table route_incidents, letter_routes`);
    await db.query(`alter table tasks drop column element, drop column title, drop column choices, drop column may_refer`);
    await db.query(kinds(`'LETTER', 'CIRCULAR', 'INQUIRY'`));
  }
}

const kinds = (known: string) =>
  `alter table routes drop constraint routes_letter_kind_check, add constraint routes_letter_kind_check check (letter_kind in (${known}))`;

const tables = [
  // A letter walks its route once for every time it is submitted from the beginning. The plan is that of its version, unless it was moved.
  `create table letter_routes (
     year int not null, letter_id uuid not null, walk int not null, route_id uuid not null, version int not null, plan_hash text not null references route_plans,
     begun_at timestamptz not null default office_now(), ended_at timestamptz, ended text check (ended in ('completed', 'cancelled')),
     primary key (year, letter_id, walk), foreign key (route_id, version) references route_versions (route_id, no), check ((ended_at is null) = (ended is null)))`,
  `create index letter_routes_of_version on letter_routes (route_id, version, begun_at, letter_id)`,
  `create index letter_routes_open on letter_routes (route_id, version, letter_id) where ended_at is null`,
  // Why a letter stands still: an element of its route that could not go on, until somebody puts it right.
  `create table route_incidents (
     year int not null, letter_id uuid not null, walk int not null, incident text not null, element text not null, code text not null, params jsonb not null,
     raised_at timestamptz not null default office_now(), closed_at timestamptz,
     primary key (year, letter_id, walk, incident), foreign key (year, letter_id, walk) references letter_routes (year, letter_id, walk))`,
  `create index route_incidents_open on route_incidents (raised_at desc, letter_id) where closed_at is null`,
  // The step of the route that a task is, by the id of the diagram, what it is called there, the answers it takes and whether it may be sent on; its walk is the second part of its key.
  `alter table tasks add column element text, add column title text, add column choices text[], add column may_refer boolean`,
];
