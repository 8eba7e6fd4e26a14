import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decision tables lie with routes, and each version keeps those it was compiled with. */
export class DecisionsTravelWithRoutes1767225611000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table route_versions drop column decisions, drop column replaces`);
    await db.query(`drop table route_decisions, decision_files`);
    await db.query(`drop function decision_stands`);
  }
}

const statements = [
  // Files by their content, as several routes and versions may have the same.
  `create table decision_files (sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), file bytea not null, created_at timestamptz not null default office_now())`,
  `create function decision_stands() returns trigger language plpgsql as $$ begin raise exception 'a file of decisions never changes'; end $$`,
  `create trigger decision_stands before update or delete on decision_files for each statement execute function decision_stands()`,
  // Those that the next version is compiled with.
  `create table route_decisions (
     route_id uuid not null references routes, name text not null, sha256 text not null references decision_files, report jsonb not null,
     brought_by uuid not null references people, brought_at timestamptz not null default office_now(), primary key (route_id, name))`,
  // Of a version: its files of decisions, name to sha256; and of a proposal, which version was in force when it was made.
  `alter table route_versions add column decisions jsonb not null default '{}', add column replaces int`,
];
