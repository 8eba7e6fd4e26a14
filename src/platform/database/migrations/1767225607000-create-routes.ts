import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Routes as administrators draw them: files in versions, and the plans they were compiled to. */
export class CreateRoutes1767225607000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from org_changes where kind = 'ROUTE'`);
    for (const [check, known] of Object.entries(before)) await db.query(only(check, known));
    await db.query(`drop table route_versions, routes, route_plans`);
    await db.query(`drop function plan_stands, version_stands`);
  }
}

const before = {
  kind: ['UNIT', 'POST', 'PERSON', 'ASSIGNMENT', 'INQUIRY_TYPE', 'BOOK'],
  act: ['CREATED', 'EDITED', 'CLOSED', 'PASSWORD_RESET'],
};
const only = (column: string, known: readonly string[]) =>
  `alter table org_changes drop constraint org_changes_${column}_check, add constraint org_changes_${column}_check check (${column} in (${known.map((one) => `'${one}'`).join(', ')}))`;

const statements = [
  only('kind', [...before.kind, 'ROUTE']),
  only('act', [...before.act, 'PROPOSED', 'WITHDRAWN', 'PUBLISHED', 'RETIRED']),
  // Named by the hash of their canonical JSON and kept as that text: jsonb would order its keys anew.
  `create table route_plans (hash text primary key check (hash ~ '^[0-9a-f]{64}$'), plan text not null, created_at timestamptz not null default office_now())`,
  `create function plan_stands() returns trigger language plpgsql as $$ begin raise exception 'a plan never changes'; end $$`,
  `create trigger plan_stands before update or delete on route_plans for each statement execute function plan_stands()`,
  `create table routes (
     id uuid primary key default gen_random_uuid(), name text not null, search text generated always as (normal_form(name)) stored,
     letter_kind text not null check (letter_kind in ('LETTER', 'CIRCULAR', 'INQUIRY')), inquiry_type text references inquiry_types, unit_id uuid references units,
     from_day date not null, to_day date check (to_day > from_day), created_by uuid not null references people, created_at timestamptz not null default office_now(),
     retired_by uuid references people, retired_at timestamptz, check (inquiry_type is null or letter_kind = 'INQUIRY'))`,
  `create table route_versions (
     route_id uuid not null references routes, no int not null, file_name text not null, file bytea not null, sha256 text not null,
     plan_hash text references route_plans, report jsonb not null,
     uploaded_by uuid not null references people, uploaded_at timestamptz not null default office_now(),
     proposed_by uuid references people, proposed_at timestamptz, published_by uuid references people, published_at timestamptz,
     primary key (route_id, no), check (published_at is null or plan_hash is not null and proposed_by <> published_by and uploaded_by <> published_by))`,
  // What letters run on stays as it was published, whoever asks.
  `create function version_stands() returns trigger language plpgsql as $$ begin raise exception 'a published version never changes'; end $$`,
  `create trigger version_stands before update or delete on route_versions for each row when (old.published_at is not null) execute function version_stands()`,
];
