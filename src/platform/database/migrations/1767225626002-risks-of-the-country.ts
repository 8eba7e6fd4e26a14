import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole country's list is read from one index; five hundred offices' own would be merged for every page. */
export class RisksOfTheCountry1767225626002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index inquiry_risks_of_all on inquiry_risks (chance, process_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index inquiry_risks_of_all`);
  }
}
