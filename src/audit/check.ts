import type { Audit } from './audit';

/** One broken place: where it is and what is wrong with it, in ids and kinds, never in names or texts. */
export interface Violation {
  where: string;
  what: string;
}

/** One promise that always holds; it looks and changes nothing. */
export interface Check {
  /** the invariant of the reliability notes, or a word */
  id: string;
  title: string;
  /** @returns up to AT_MOST broken places */
  run(audit: Audit): Promise<Violation[]>;
}

/** More than this is not told apart: whoever has a thousand has one cause. */
export const AT_MOST = 1000;

/** A check that is one question to each year's partitions: `$1` is the year, the answer names `where` and `what`. */
export const yearly = ({ id, title, counts, sql }: { id: string; title: string; counts: Record<string, string>; sql: string }): Check => ({
  id,
  title,
  async run(audit) {
    for (const [what, from] of Object.entries(counts)) audit.saw(await audit.countInYears(from), what);
    return audit.inYears(sql);
  },
});

/**
 * What is true of a moment only may be on its way: it counts when it is still so after a while.
 * @param places what looks broken now · @param still those of them that look so again
 */
export async function lasting<T>(audit: Audit, places: T[], still: (places: T[]) => Promise<T[]>): Promise<T[]> {
  for (let look = 0; look < 2 && places.length > 0; look++) {
    await audit.pause();
    places = await still(places);
  }
  return places;
}
