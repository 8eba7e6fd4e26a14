import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the screens need of letters: texts as documents, what a draft remembers, margin notes, templates, and words to be found by. */
export class CreateLetterDesk1767225603000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...texts, ...drafts, ...notes, ...templates, ...search]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index letters_outside_number`);
    await db.query(`drop trigger letters_found_by on letters`);
    await db.query(`drop trigger letters_found_by_other_words on letters`);
    await db.query(`drop function find_by, words_of_letter`);
    await db.query(`drop table templates, margin_notes`);
    await db.query(`drop function keep_margin_notes`);
    await db.query(`alter table letters drop column draft_reviewers, drop column draft_signers, drop column search`);
    await db.query(`drop function text_hash`);
    await db.query(`alter table versions drop column document, drop column autosave`);
  }
}

const texts = [
  // `body` stays the words of the text, whatever it was written in; a document says how they stand on the paper.
  `alter table versions add column document jsonb, add column autosave boolean not null default false`,
  /* Of a plain text as it always was; of a document, its form is covered too. */
  `create function text_hash(subject text, body text, document jsonb) returns bytea language sql immutable parallel safe as $$
     select case when document is null then words else sha256(words || convert_to(document::text, 'UTF8')) end
     from (select sha256(convert_to(subject || E'\\n' || body, 'UTF8')) as words) as plain
   $$`,
];

const drafts = [
  // Whom the drafter chose last; who is really asked is in the journal.
  `alter table letters add column draft_reviewers uuid[], add column draft_signers uuid[]`,
];

const notes = [
  // Append-only: nothing changes or takes away a note. Only the office of its author reads it.
  `create table margin_notes (
     year int not null, letter_id uuid not null, id uuid not null, text text not null, author uuid not null references people, post uuid not null references posts,
     on_behalf_of uuid references people, office_id uuid not null references units, at timestamptz not null default office_now(),
     primary key (year, letter_id, id), foreign key (year, letter_id) references letters (year, id))`,
  `create function keep_margin_notes() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  `create trigger margin_notes_stay before update or delete on margin_notes for each row execute function keep_margin_notes()`,
];

const templates = [
  `create table templates (
     id uuid primary key, kind text not null check (kind in ('LETTER', 'PHRASE')), scope text not null check (scope in ('ORGANISATION', 'UNIT', 'PERSON')),
     title text not null, subject text, document jsonb, text text, unit_id uuid references units, person_id uuid references people,
     changed_by uuid references people, changed_at timestamptz not null default office_now(),
     check ((kind = 'LETTER') = (document is not null and subject is not null)), check ((kind = 'PHRASE') = (text is not null)),
     check ((scope = 'UNIT') = (unit_id is not null)), check ((scope = 'PERSON') = (person_id is not null)))`,
  `create index templates_of_person on templates (person_id) where person_id is not null`,
  `create index templates_of_unit on templates (unit_id) where unit_id is not null`,
  `create index templates_of_all on templates (kind) where scope = 'ORGANISATION'`,
];

const search = [
  /* The words a letter is found by. The subject is there twice, the second time without spaces: a half-space may be typed as a space or as nothing. */
  `create function words_of_letter(subject text, number text, office uuid, post uuid, outside_name text, outside_number text) returns text language sql stable parallel safe as $$
     select normal_form(concat_ws(' ', subject, number, outside_number, coalesce(outside_name, (select p.title || ' ' || u.name from posts p, units u where p.id = post and u.id = office))))
       || ' ' || replace(normal_form(subject), ' ', '')
   $$`,
  `alter table letters add column search text not null default ''`,
  `update letters set search = words_of_letter(subject, number, office_id, post_id, outside_name, outside_number)`,
  `create function find_by() returns trigger language plpgsql as $$
   begin
     new.search := words_of_letter(new.subject, new.number, new.office_id, new.post_id, new.outside_name, new.outside_number);
     return new;
   end $$`,
  `create trigger letters_found_by before insert on letters for each row execute function find_by()`,
  `create trigger letters_found_by_other_words before update of subject, number on letters for each row
     when (old.subject is distinct from new.subject or old.number is distinct from new.number) execute function find_by()`,
  `create index letters_search on letters using gin (search gin_trgm_ops)`,
  `create index letters_outside_number on letters (office_id, normal_form(outside_number)) where outside_number is not null`,
];
