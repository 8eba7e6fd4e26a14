import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that are taken from one version of a route to another, and what became of each. */
export class CreateRouteMigrations1767225610001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of tables) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table route_migration_items, route_migrations`);
  }
}

const tables = [
  `create table route_migrations (
     id uuid primary key default gen_random_uuid(), route_id uuid not null, from_version int not null, to_version int not null, elements jsonb not null,
     dry_run boolean not null, reverses uuid references route_migrations, by uuid not null references people, at timestamptz not null default office_now(), done_at timestamptz,
     foreign key (route_id, from_version) references route_versions (route_id, no), foreign key (route_id, to_version) references route_versions (route_id, no))`,
  `create index route_migrations_undone on route_migrations (at) where done_at is null`,
  // One row for each letter that was looked at; whoever goes on after a stop begins after the last.
  `create table route_migration_items (
     migration uuid not null references route_migrations, letter_id uuid not null, walk int not null, moved boolean not null, element text, code text, primary key (migration, letter_id))`,
  `create index route_migration_refusals on route_migration_items (migration, letter_id) where not moved`,
];
