import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a post has sent is also counted, from the index alone. */
export class CountSentLetters1767225608000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`drop index letters_sent`);
    await db.query(
      `create index letters_sent on letters (post_id, registered_at, id) include (classification, direction) where number is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index letters_sent`);
    await db.query(`create index letters_sent on letters (post_id, registered_at, id) where number is not null`);
  }
}
