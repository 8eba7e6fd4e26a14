import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FoundLetter, FoundLetters, LookupFilter, SearchFilter } from '../../contracts/letter-search';
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

  /**
   * Every word has to be there, in whatever spelling; a number is one of the words, and letters that have it in a book come first. Which index
   * serves depends on the words, so the statement is planned for them.
   */
  async search(actor: Actor, { q, limit }: SearchFilter): Promise<FoundLetters> {
    const words = q.split(/\s+/).filter(Boolean).slice(0, WORDS).map(escaped);
    if (!words.length) return { items: [] };
    return this.db.transaction(async (tx) => {
      await tx.query(`set local plan_cache_mode = force_custom_plan`);
      const items = await tx.query<FoundLetter[]>(searchSql(words.length), [...reach(actor), limit, ...words]);
      if (!/[\d۰-۹٠-٩]/.test(q)) return { items };
      const numbered = await this.lookup(actor, { number: q });
      const known = new Set(numbered.items.map(({ id }) => id));
      return { items: [...numbered.items, ...items.filter(({ id }) => !known.has(id))].slice(0, limit) };
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

/** $4 how many, from $5 the words. */
const searchSql = (words: number): string => {
  const alike = Array.from({ length: words }, (_, n) => `l.search like '%' || normal_form($${n + 5}) || '%'`);
  return foundSql(`select l.year, l.id, 0 as rank from letters l where ${alike.join(' and ')} and ${maySee('l', '$1', '$2')}`, '$3', '$4');
};
