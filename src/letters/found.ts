import { normaliseDigits } from '../../contracts/normalise-digits';

import { iso } from '../cartable/columns';
import { sendingPost } from './sender';

/** A number as it may be kept, whatever keyboard and in whatever direction it was typed: Persian text shows its parts turned around. */
export interface TypedNumber {
  /** in both orders */
  whole: string[];
  /** what may be the running number */
  running: number[];
  /** every part, to be found in the number */
  parts: string[];
}

/** Turn text around, or hide in it. */
const INVISIBLE = /[\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;

export function numberOf(typed: string): TypedNumber {
  const parts = normaliseDigits(typed)
    .replace(INVISIBLE, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .split(/[/\\\s-]+/)
    .filter(Boolean);
  return {
    whole: [...new Set([parts.join('/'), [...parts].reverse().join('/')])],
    running: parts.filter((part) => /^\d{1,9}$/.test(part)).map(Number),
    parts: parts.map((part) => `%${escaped(part)}%`),
  };
}

/** For `like`: what people type means itself. */
export const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

/**
 * @param keys SQL for the year and id of each letter that was found, once each, with its `rank` · @param offices parameter: the reader's offices
 * @param limit parameter · @returns SQL for rows of FoundLetter, lowest rank first and then the newest
 */
export const foundSql = (keys: string, offices: string, limit: string): string => `
  with found as materialized (${keys}),
  shown as (select l.*, f.rank from found f join letters l on l.year = f.year and l.id = f.id order by f.rank, coalesce(l.registered_at, l.created_at) desc, l.id desc limit ${limit})
  select l.id, l.kind, l.direction, p.state, l.classification, l.priority, l.number, l.subject, coalesce(l.outside_name, o.title, u.name) as sender,
    (select n.number from numbers n join books b on b.id = n.book_id where n.letter_id = l.id and b.office_id = any(${offices}) and n.number is distinct from l.number order by n.at limit 1) as "bookNumber",
    ${iso('coalesce(l.registered_at, l.created_at)')} as at
  from shown l join processes p on p.year = l.year and p.id = l.id join units u on u.id = l.office_id left join posts o on o.id = ${sendingPost('l')}
  order by l.rank, coalesce(l.registered_at, l.created_at) desc, l.id desc`;
