import { canonicalJson, type RouteValue } from '../../../contracts/route-plan';
import { differenceWords, quoted, quotedFeel } from '../../../contracts/route-told.words';

export const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** A part that was set, unset or changed, each side in words; nothing where both are the same. */
export function changeOf<T>(what: string, before: T | undefined, after: T | undefined, told: (value: T) => string): string[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return [differenceWords.set(what, told(after!))];
  if (after === undefined) return [differenceWords.unset(what, told(before))];
  const [one, other] = [told(before), told(after)];
  return [one === other ? differenceWords.rewritten(what) : differenceWords.changed(what, one, other)];
}

/** The same of something written by an administrator: as it stands, where the words for both would be the same. */
export function valueChange(
  what: string,
  before: RouteValue | undefined,
  after: RouteValue | undefined,
  told: (value: RouteValue) => string,
): string[] {
  const isTold = before && after && told(before) !== told(after);
  return changeOf(what, before, after, before && after && !isTold ? writtenWords : told);
}

/** Lists whose order matters less than what is in them. @param explained ids whose coming and going is told elsewhere */
export function listChange(what: string, before: readonly string[], after: readonly string[], explained: ReadonlySet<string>): string[] {
  const [one, other] = [before, after].map((ids) => ids.filter((id) => !explained.has(id)));
  if (isSame(one, other)) return [];
  return [isSame([...one!].sort(), [...other!].sort()) ? differenceWords.reordered(what) : differenceWords.differs(what)];
}

const writtenWords = (value: RouteValue): string => ('text' in value ? quoted(value.text) : quotedFeel(value.feel));
