import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waited for each person in the morning, kept for some weeks. Numbers only. */
export class CreateDigests1767225625001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create table digests (
         day date not null, person_id uuid not null references people, at timestamptz not null default office_now(), facts jsonb not null, read_at timestamptz, primary key (day, person_id))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table digests`);
  }
}
