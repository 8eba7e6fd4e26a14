import type { MigrationInterface, QueryRunner } from 'typeorm';

const PERSIAN = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const LATIN = 'abpteichxdzrzjswuotzyvfqkglmnvhy';

/**
 * Under the C locale of our databases pg_trgm takes Persian letters for blanks and indexes no word of them. The index therefore holds the words
 * spelled with other letters, one for one: what contains a word contains its spelling. Few letters share one, so `search` decides.
 */
export class IndexPersianWords1767225603001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create function latin_form(words text) returns text language sql immutable strict parallel safe as $$
      select translate(words, '${PERSIAN}', '${LATIN}')
    $$`);
    await db.query(`drop index letters_search`);
    await db.query(`create index letters_search on letters using gin (latin_form(search) gin_trgm_ops)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index letters_search`);
    await db.query(`create index letters_search on letters using gin (search gin_trgm_ops)`);
    await db.query(`drop function latin_form`);
  }
}
