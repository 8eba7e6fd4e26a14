import type { PersonRef, PostRef, UnitRef } from '../../contracts/path';
import type { WorkingCalendar } from '../../contracts/working-calendar';
import { workingTimeBetween } from '../../contracts/working-time';
import type { Names } from './path-rows';

/** Ids made readable. */
export const unitOf = ({ units }: Names, id: string | null | undefined): UnitRef | null => (id ? { id, name: units.get(id) ?? '' } : null);
export const unitOfPost = (names: Names, id: string | null | undefined): UnitRef | null =>
  unitOf(names, id ? names.posts.get(id)?.unit : null);
export const postOf = ({ posts }: Names, id: string | null | undefined): PostRef | null =>
  id ? { id, title: posts.get(id)?.title ?? '' } : null;
export const personOf = ({ people }: Names, id: string | null | undefined): PersonRef | null =>
  id ? { id, name: people.get(id) ?? '' } : null;

/** @param at as the database wrote it · @returns milliseconds, UTC */
export const timeOf = (at: string): string => new Date(at).toISOString();

export const msBetween = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from));

export const stayOf = (from: string, to: string, calendar: WorkingCalendar) => ({
  stayedMs: msBetween(from, to),
  workingStayedMs: workingTimeBetween(calendar, Date.parse(from), Date.parse(to)),
});

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
