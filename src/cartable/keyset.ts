import { z } from 'zod';
import { DomainError } from '../../contracts/errors';

/** What a place in a list is made of; an instant is as the database writes it, to the microsecond. */
type Part = 'instant' | 'day' | 'id' | 'key' | 'number';

const shapes: Record<Part, RegExp> = {
  instant: /^[1-9]\d{3}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/,
  day: /^[1-9]\d{3}-\d\d-\d\d$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  key: /^[a-z]+(\.[a-z0-9-]+){0,12}$/,
  number: /^\d{1,9}$/,
};

/** Names the last row of a page: the next page begins after it, whatever was added or taken away meanwhile. */
export const cursorOf = (place: readonly string[]): string => Buffer.from(place.join('\n')).toString('base64url');

/** @returns where the page before ended; undefined at the start. @throws DomainError `request.invalid` for what is not a place in this list */
export function keysetOf(cursor: string | undefined, parts: readonly Part[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString().split('\n');
  if (place.length !== parts.length || !parts.every((part, i) => isPart(part, place[i]!))) throw new DomainError('request.invalid');
  return place;
}

/** A cursor that somebody made up may name a day that no month has. */
const isPart = (part: Part, text: string): boolean =>
  shapes[part].test(text) && ((part !== 'instant' && part !== 'day') || z.iso.date().safeParse(text.slice(0, 10)).success);
