import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter comes from the post that signed it last; what a post has written and sent is also counted, from the index alone. */
export class LettersFromTheirSigner1767225608000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(foundBy('new.post_id'));
    await db.query(foundAgain('post_id'));
    await db.query(`drop index letters_sent`);
    await db.query(`create index letters_sent on letters (post_id, registered_at, id) where number is not null`);
    await db.query(`alter table letters drop column signer_post_id`);
  }
}

/** The words of whoever it comes from are among those it is found by. */
const foundBy = (post: string) => `create or replace function find_by() returns trigger language plpgsql as $$
   begin
     new.search := words_of_letter(new.subject, new.number, new.office_id, ${post}, new.outside_name, new.outside_number);
     return new;
   end $$`;

const foundAgain = (post: string) =>
  `update letters set search = words_of_letter(subject, number, office_id, ${post}, outside_name, outside_number) where signer_post_id <> post_id`;

const statements = [
  `alter table letters add column signer_post_id uuid references posts`,
  `update letters l set signer_post_id = (select t.post_id from tasks t where t.year = l.year and t.process_id = l.id and t.kind = 'sign' and t.outcome = 'signed' order by t.closed_at desc limit 1)
   where l.number is not null`,
  foundBy('coalesce(new.signer_post_id, new.post_id)'),
  foundAgain('signer_post_id'),
  `drop index letters_sent`,
  `create index letters_sent on letters (post_id, registered_at, id) include (classification, direction) where number is not null`,
];
