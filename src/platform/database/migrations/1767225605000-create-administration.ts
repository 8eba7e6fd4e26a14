import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed the organisation, what browsers may keep of its chart, and what supervisors count. */
export class CreateAdministration1767225605000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
    for (const [table, change] of chartChanges)
      await db.query(`create trigger ${table}_in_chart after ${change} on ${table} for each statement execute function chart_changed()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table] of chartChanges) await db.query(`drop trigger ${table}_in_chart on ${table}`);
    await db.query(`drop function chart_changed`);
    await db.query(`drop index tasks_asked, tasks_asked_before`);
    await db.query(`drop table chart_version, org_changes`);
  }
}

const statements = [
  // Append-only. \`before\` and \`after\` hold what is different; passwords and their hashes never.
  `create table org_changes (
     id bigint generated always as identity primary key, at timestamptz not null default office_now(), by uuid not null references people,
     kind text not null check (kind in ('UNIT', 'POST', 'PERSON', 'ASSIGNMENT', 'INQUIRY_TYPE', 'BOOK')), ref text not null,
     act text not null check (act in ('CREATED', 'EDITED', 'CLOSED', 'PASSWORD_RESET')), before jsonb, after jsonb)`,
  `create index org_changes_of on org_changes (kind, ref, id)`,
  // A row, not a sequence: whoever reads the new version reads what was changed with it.
  `create table chart_version (one boolean primary key default true check (one), version bigint not null default 1)`,
  `insert into chart_version default values`,
  `create function chart_changed() returns trigger language plpgsql as $$
   begin
     update chart_version set version = version + 1;
     return null;
   end $$`,
  // Questions to units: what is open by due time, and what was answered or given up by the day. The board counts from these alone.
  `create index tasks_asked on tasks (unit_id, due_at, process_id) where kind = 'answer' and state = 'open'`,
  `create index tasks_asked_before on tasks (unit_id, closed_at) include (opened_at, due_at, outcome, process_id) where kind = 'answer' and state <> 'open'`,
];

/** What the chart shows of each table. */
const chartChanges = [
  ['units', 'insert or update or delete'],
  ['posts', 'insert or update or delete'],
  ['assignments', 'insert or update or delete'],
  ['people', 'insert or update of name, disabled or delete'],
] as const;
