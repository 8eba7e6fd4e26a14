import type { Sort } from '../../contracts/cartable';
import { cursorOf, keysetOf } from './keyset';

/** The way a page is read: its list's order, and whether from the start or from the end. */
export interface Reading {
  /** the order in which the reader sees it */
  direction: 'asc' | 'desc';
  /** the order in which the database looks for it */
  search: 'asc' | 'desc';
  /** what comes after \`place\` when searching */
  beyond: '<' | '>';
  /** where the search begins; undefined at either end of the list */
  place: string[] | undefined;
  backwards: boolean;
  /** the page was asked by its neighbour, so there is one on that side */
  hasNeighbour: boolean;
}

/** @throws DomainError `request.invalid` for what is not a place in this list */
export function readingOf(
  { cursor, before, end }: { cursor?: string | undefined; before?: string | undefined; end?: boolean | undefined },
  sort: Sort,
  parts: Parameters<typeof keysetOf>[1],
): Reading {
  const backwards = before !== undefined || end === true;
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const search = backwards === (direction === 'desc') ? 'asc' : 'desc';
  const place = keysetOf(before ?? cursor, parts);
  return { direction, search, beyond: search === 'asc' ? '>' : '<', place, backwards, hasNeighbour: place !== undefined };
}

/** @param rows in the order of the list, one more than the page holds when there are more in the direction of the search */
export function pageRead<Row>({ backwards, hasNeighbour }: Reading, rows: Row[], limit: number, place: (row: Row) => readonly string[]) {
  const more = rows.length > limit;
  const shown = backwards ? rows.slice(-limit) : rows.slice(0, limit);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const [hasPrevious, hasNext] = backwards ? [more, hasNeighbour] : [hasNeighbour, more];
  return {
    shown,
    previous: hasPrevious && first ? cursorOf(place(first)) : null,
    next: hasNext && last ? cursorOf(place(last)) : null,
  };
}
