import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Routes that are rehearsed: a process of their own without a letter, and what is pretended in it. */
export class CreateRehearsals1767225609000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...named(kinds.after, names.after), table]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table rehearsals`);
    await db.query(`delete from acts a using processes p where p.year = a.year and p.id = a.process_id and p.kind = 'rehearsal'`);
    await db.query(`delete from processes where kind = 'rehearsal'`);
    for (const statement of named(kinds.before, names.before)) await db.query(statement);
  }
}

const kinds = {
  before: `'letter', 'delivery', 'inquiry', 'respondent'`,
  after: `'letter', 'delivery', 'inquiry', 'respondent', 'rehearsal'`,
};
const names = { before: '', after: `when 'rehearsal' then 'rehearsal/' || id::text` };

/** A generated column is given another expression by being made anew. */
const named = (kinds: string, names: string) => [
  `alter table processes drop constraint processes_kind_check, add constraint processes_kind_check check (kind in (${kinds}))`,
  `alter table processes drop column workflow_id`,
  `alter table processes add column workflow_id text not null generated always as (case kind
     when 'letter' then 'letter/' || id::text
     when 'delivery' then 'letter/' || letter_id::text || '/at/' || unit_id::text
     when 'inquiry' then 'inquiry/' || id::text ${names}
     else 'inquiry/' || parent_id::text || '/to/' || unit_id::text end) stored`,
];

const table = `create table rehearsals (
  year int not null, process_id uuid not null, route_id uuid not null, version int not null, begun_by uuid not null references people, begun_at timestamptz not null default office_now(),
  world text not null, -- JSON, its keys in their order
  primary key (year, process_id), foreign key (year, process_id) references processes (year, id), foreign key (route_id, version) references route_versions (route_id, no))`;
