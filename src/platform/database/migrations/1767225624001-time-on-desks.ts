import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long things stay on desks: what each post has closed, and the time of finished days by step (decision 0020). */
export class TimeOnDesks1767225624001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index tasks_done on tasks (post_id, closed_at) include (kind, opened_at, seen_at, letter_id) where state <> 'open' and closed_at is not null`,
    );
    await db.query(`create table board_time (
      level text not null check (level in ('country', 'province', 'office')), scope uuid not null, grain text not null check (grain in ('day', 'week')), day date not null, step text not null,
      cases int not null, ms bigint not null, primary key (level, scope, grain, day, step))`);
    await db.query(`delete from board_answers`); // counted anew, with the time: a unit needs no rows of its own
    await db.query(
      `alter table board_answers drop constraint board_answers_level_check, add constraint board_answers_level_check check (level in ('country', 'province', 'office'))`,
    );
    await db.query(`update board_rolled set until = null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `alter table board_answers drop constraint board_answers_level_check, add constraint board_answers_level_check check (level in ('country', 'province', 'office', 'unit'))`,
    );
    await db.query(`drop table board_time`);
    await db.query(`drop index tasks_done`);
  }
}
