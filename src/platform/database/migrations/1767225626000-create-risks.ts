import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the chance of being late is told from, and what is told of each open question (decision 0022). All of it can be made anew. */
export class CreateRisks1767225626000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of tables) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table inquiry_risks, risk_verdicts, answer_times, answer_times_up_to`);
  }
}

const tables = [
  // One row for each time a unit was asked, open or not; what has been copied from tasks up to the instant beside it.
  `create table answer_times (
     year int not null, process_id uuid not null, key text not null, office_id uuid not null, unit_id uuid not null, province text, type text not null,
     started_at timestamptz not null, due_at timestamptz not null, seen_at timestamptz, handed_at timestamptz, ended_at timestamptz, cancelled boolean not null,
     primary key (year, process_id, key)) with (fillfactor = 80)`,
  `create index answer_times_of_unit on answer_times (unit_id, type, started_at desc)`,
  `create index answer_times_started on answer_times (started_at)`,
  `create table answer_times_up_to (one boolean primary key default true check (one), at timestamptz not null)`,
  // Questions that are open and not late yet, of types where risk orders better than deadlines do. The chance in hundredths.
  `create table inquiry_risks (
     year int not null, process_id uuid not null, key text not null, office_id uuid not null, unit_id uuid not null, chance int not null,
     circle text not null, stage text not null, known int not null, missed int not null, at timestamptz not null, primary key (year, process_id, key)) with (fillfactor = 80)`,
  `create index inquiry_risks_of_office on inquiry_risks (office_id, chance, process_id)`,
  // The whole country's list is read from one index; five hundred offices' own would be merged for every page.
  `create index inquiry_risks_of_all on inquiry_risks (chance, process_id)`,
  // The last comparison of each type, on what neither order had seen.
  `create table risk_verdicts (type text primary key references inquiry_types, at timestamptz not null, better boolean not null, comparison jsonb not null)`,
];
