import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FoundLetter, FoundLetters, LookupFilter, SearchFilter } from '../../contracts/letter-search';
import { TaskKind } from '../../contracts/tasks';
import type { Actor } from '../auth/actor';
import { escaped, foundSql, numberOf } from './found';
import { classesUpTo, maySee } from './letters.policy';

const LOOKED_UP = 10;
const WORDS = 6;

/** Letters one may see, found by their number or by their words. */
@Injectable()
export class LetterSearchQueries {
  constructor(private readonly db: DataSource) {}

  /** By the letter's own number, its number in a book of one's offices, or the number its outside sender gave it. */
  async lookup(actor: Actor, { number }: LookupFilter): Promise<FoundLetters> {
    const typed = numberOf(number);
    if (!typed.parts.length) return { items: [] };
    const items = await this.db.query<FoundLetter[]>(lookupSql, [
      ...reach(actor),
      LOOKED_UP,
      typed.whole,
      typed.running,
      typed.parts,
      number,
    ]);
    return { items };
  }

  /** Every word has to be there, in whatever spelling. A number is one of the words, and letters that have it in a book come first. */
  async search(actor: Actor, { q, limit }: SearchFilter): Promise<FoundLetters> {
    const words = q.split(/\s+/).filter(Boolean).slice(0, WORDS).map(escaped);
    if (!words.length) return { items: [] };
    const numbered = /[\d۰-۹٠-٩]/.test(q) ? (await this.lookup(actor, { number: q.slice(0, 60) })).items : [];
    const known = new Set(numbered.map(({ id }) => id));
    const worded = await this.byWords(words, [...reach(actor), limit, ...words]);
    return { items: [...numbered, ...worded.filter(({ id }) => !known.has(id))].slice(0, limit) };
  }

  /** A word that is everywhere is found among the newest letters of the posts; for one that is rare, the index over all letters is quick. */
  private async byWords(words: string[], values: unknown[]): Promise<FoundLetter[]> {
    const newest = await this.db.query<FoundLetter[]>(newestSql(words.length), values);
    if (newest.length === values[3]) return newest;
    return this.db.transaction(async (tx) => {
      await tx.query(`set local plan_cache_mode = force_custom_plan`);
      await tx.query(`set local enable_seqscan = off`); // of which the planner thinks too well: comparing words costs more than reading rows
      return tx.query<FoundLetter[]>(
        allSql(
          words.length,
          words.some((word) => word.length > 2),
        ),
        values,
      );
    });
  }
}

/** $1 posts, $2 classes, $3 offices. */
const reach = ({ posts, clearance }: Actor): string[][] => [
  posts.map(({ postId }) => postId),
  classesUpTo(clearance),
  [...new Set(posts.map(({ officeId }) => officeId))],
];

/** $4 how many, $5 the whole number, $6 running numbers, $7 its parts, $8 as it was typed. */
const lookupSql = foundSql(
  `select l.year, l.id, min(k.rank) as rank from (
     select l.year, l.id, 1 as rank from letters l where l.number = any($5)
     union all
     select year_of(n.letter_id), n.letter_id, case when n.number = any($5) then 1 else 2 end from books b join counters c on c.book_id = b.id
       join numbers n on n.book_id = c.book_id and n.year = c.year and n.no = any($6) where b.office_id = any($3) and n.number like all($7)
     union all
     select l.year, l.id, 2 from letters l where l.office_id = any($3) and l.outside_number is not null and normal_form(l.outside_number) = normal_form($8)
   ) k join letters l on l.year = k.year and l.id = k.id where ${maySee('l', '$1', '$2')} group by l.year, l.id`,
  '$3',
  '$4',
);

/** Of each post in each of its roles. */
const NEWEST = 300;
const ROLES = [...TaskKind.options.map((kind) => kind.toUpperCase()), 'SENDER', 'RECIPIENT', 'SECRETARIAT']
  .map((role) => `'${role}'`)
  .join(', ');

/** @param words parameters from $5 on, each put into a condition */
const each = (words: number, condition: (word: string) => string): string =>
  Array.from({ length: words }, (_, n) => condition(`normal_form($${n + 5})`)).join(' and ');
const alike = (words: number): string => each(words, (word) => `search like '%' || ${word} || '%'`);
/** As the index spells them. */
const spelled = (words: number): string => each(words, (word) => `latin_form(search) like '%' || latin_form(${word}) || '%'`);

/** $4 how many, from $5 the words. */
const newestSql = (words: number): string =>
  foundSql(
    `select distinct l.year, l.id, 0 as rank from unnest($1::uuid[]) as seat(id) cross join unnest(array[${ROLES}]) as r(role) cross join lateral (
       select x.year, x.letter_id from parties x where x.post_id = seat.id and x.role = r.role order by x.since desc limit ${NEWEST}) x
     join letters l on l.year = x.year and l.id = x.letter_id where l.classification = any($2) and ${alike(words)}`,
    '$3',
    '$4',
  );
/** The index knows letters by three of their characters; shorter words are looked for among the letters of the posts. */
const allSql = (words: number, isIndexed: boolean): string => {
  const letters = isIndexed ? `(select * from letters where ${spelled(words)} and ${alike(words)} offset 0)` : 'letters';
  return foundSql(
    `select l.year, l.id, 0 as rank from ${letters} l where ${maySee('l', '$1', '$2')}${isIndexed ? '' : ` and ${alike(words)}`}`,
    '$3',
    '$4',
  );
};
