import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long work has, by type, priority and respondent, with a ladder of its own. */
export class DeadlinePolicies1767225623001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [only('kind', [...before.kind, 'POLICY']), only('act', [...before.act, 'APPLIED']), table])
      await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from org_changes where kind = 'POLICY'`);
    for (const [check, known] of Object.entries(before)) await db.query(only(check, known));
    await db.query(`drop table deadline_policies`);
  }
}

const before = {
  kind: ['UNIT', 'POST', 'PERSON', 'ASSIGNMENT', 'INQUIRY_TYPE', 'BOOK', 'ROUTE', 'CALENDAR'],
  act: ['CREATED', 'EDITED', 'CLOSED', 'PASSWORD_RESET', 'PROPOSED', 'WITHDRAWN', 'PUBLISHED', 'RETIRED'],
};
const only = (column: string, known: readonly string[]) =>
  `alter table org_changes drop constraint org_changes_${column}_check, add constraint org_changes_${column}_check check (${column} in (${known.map((one) => `'${one}'`).join(', ')}))`;

// Rows are never changed but for being withdrawn: whatever was measured by one can be read for ever.
const table = `
   create table deadline_policies (
     id uuid primary key default gen_random_uuid(), work text not null check (work = 'INQUIRY'), type text references inquiry_types,
     priority text check (priority in ('NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')), level text check (level in ('HEADQUARTERS', 'PROVINCIAL_OFFICE', 'COUNTY_OFFICE')),
     province text, unit_id uuid references units, policy jsonb not null, ladder jsonb not null,
     max_extensions int not null check (max_extensions >= 0), max_extension jsonb, reason_required boolean not null,
     on_silence text not null default 'ESCALATE' check (on_silence = 'ESCALATE'), -- silence never confirms an identity
     valid_from timestamptz not null, valid_to timestamptz, created_by uuid not null references people, created_at timestamptz not null default office_now(),
     withdrawn_by uuid references people, withdrawn_at timestamptz,
     -- open work it was applied to: how far that has come, and where it goes on
     applied_at timestamptz, applied_found int not null default 0, applied_done int not null default 0, applied_over boolean not null default false, applied_after text[] not null default '{00000000-0000-0000-0000-000000000000,""}',
     check (valid_to > valid_from),
     check ((withdrawn_by is null) = (withdrawn_at is null)))`;
