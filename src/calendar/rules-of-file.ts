import { kindOf, type CalendarException, type Week } from '../../contracts/working-calendar';

type Rule = Week | CalendarException;

/**
 * What makes the rules of a layer say what a file says. Rules that are there already, word for word, stay as they are, unless one that the file
 * has before them, on days they speak of too, is new or stood after them: of two the later holds.
 * @param there in the order in which they hold · @param replace what the file has not goes
 */
export function rulesOfFile<T extends Rule>(there: readonly (T & { id: string })[], wanted: readonly T[], replace: boolean) {
  const places = new Map<string, number[]>();
  for (const [place, rule] of there.entries()) places.set(same(rule), [...(places.get(same(rule)) ?? []), place]);
  const stays = new Set<string>();
  const before: { rule: T; place: number }[] = [];
  const added: T[] = [];
  for (const rule of wanted) {
    const place = places.get(same(rule))?.shift() ?? Infinity;
    const isOvertaken = replace && before.some((other) => other.place > place && overlap(other.rule, rule));
    before.push({ rule, place: isOvertaken ? Infinity : place });
    if (place < Infinity && !isOvertaken) stays.add(there[place]!.id);
    else added.push(rule);
  }
  return { added, gone: replace ? there.map(({ id }) => id).filter((id) => !stays.has(id)) : [] };
}

/** Whether two rules say the same: all but their names in the database. */
const same = (rule: Partial<Omit<CalendarException, 'hours'>> & Pick<Rule, 'hours'>): string =>
  JSON.stringify([
    rule.from ?? null,
    rule.to ?? null,
    rule.title ?? null,
    Array.isArray(rule.hours) ? rule.hours : Object.entries(rule.hours).sort(),
    Array.isArray(rule.hours) ? kindOf(rule as CalendarException) : null,
    rule.source ?? null,
    rule.announcedAt ? Date.parse(rule.announcedAt) : null,
  ]);

const overlap = (one: Rule, other: Rule): boolean => firstOf(one) <= lastOf(other) && firstOf(other) <= lastOf(one);
const firstOf = ({ from }: Rule): string => from ?? '';
const lastOf = ({ from, to, hours }: Rule): string => to ?? (Array.isArray(hours) ? from! : '9999-12-31');
