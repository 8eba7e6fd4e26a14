import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock that could not be counted when a policy was applied or a calendar changed is written down, with the reason, for whoever did it. */
export class ClocksThatStay1767225630001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create table stayed_clocks (cause uuid, process_id uuid, key text, code text not null, params jsonb not null, primary key (cause, process_id, key))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table stayed_clocks`);
  }
}
