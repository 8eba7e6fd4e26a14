import { kindsIn, type CountFilter } from '../../contracts/cartable';
import { TaskKind } from '../../contracts/tasks';
import { sendingPost } from '../letters/sender';
import { Conditions } from '../org/picker';

export type Narrowing = Omit<CountFilter, 'post'>;

/** Today's begin and end for the office; written as sub-selects, so that they are asked once and not row by row. */
const TODAY = `(select office_today()::timestamp at time zone 'Asia/Tehran')`;
const TOMORROW = `(select (office_today() + 1)::timestamp at time zone 'Asia/Tehran')`;

/** SQL that is true for what is due on this day of the office. @param due the SQL of an instant */
export const isDueToday = (due: string): string => `${due} >= ${TODAY} and ${due} < ${TOMORROW}`;

/** Which tasks a query leaves. @param which the conditions of the list so far; \`t\` is the task · @param personId whose stars count */
export function narrowTasks(which: Conditions, filter: Narrowing, personId: string): Conditions {
  const { kind, folder, overdue, dueToday, unseen, priority, classified, starred } = filter;
  which.where('t.kind = ?', kind).where('t.priority = any(?::text[])', priority);
  const kinds = folder ? kindsIn(folder) : TaskKind.options;
  if (kinds.length < TaskKind.options.length) which.where('t.kind = any(?::text[])', kinds);
  if (overdue || folder === 'overdue') which.add('t.due_at < (select office_now())');
  if (overdue === false) which.add('(t.due_at is null or t.due_at >= (select office_now()))');
  if (dueToday !== undefined) which.add(dueToday ? isDueToday('t.due_at') : `(${isDueToday('t.due_at')}) is not true`);
  if (unseen !== undefined) which.add(`t.seen_at is ${unseen ? '' : 'not '}null`);
  if (classified !== undefined) which.add(`t.classification ${classified ? '<>' : '='} 'UNCLASSIFIED'`);
  if (starred !== undefined)
    which.add(
      `${starred ? '' : 'not '}exists (select from personal_marks s where s.person_id = ${which.place(personId)} and s.letter_id = t.letter_id and s.starred)`,
    );
  const letter = narrowLetter(which, filter);
  // Asked of one's own tasks, one by one: as a join, a common word would first be looked for in the letters of the whole organisation.
  if (letter) which.add(`(select ${letter} from letters l where l.year = t.year and l.id = t.letter_id)`);
  return which;
}

/** Which letters a query leaves: `l` is the letter, `m` the reader's mark on it, where there is one. @param desks conditions of an open task of one's own, for what only a task has */
export function narrowLetters(which: Conditions, filter: Narrowing, desks: string): Conditions {
  const { kind, folder, overdue, dueToday, unseen, priority, classified, starred } = filter;
  const hasDesk = (condition: string) => `exists (select from tasks d where d.letter_id = l.id and ${desks} and ${condition})`;
  const late = folder === 'followUp' ? 'm.follow_up_on < (select office_today())' : hasDesk('d.due_at < (select office_now())');
  const today = folder === 'followUp' ? 'm.follow_up_on = (select office_today())' : hasDesk(isDueToday('d.due_at'));
  if (kind) which.add(hasDesk(`d.kind = ${which.place(kind)}`));
  if (overdue !== undefined) which.add(`${overdue ? '' : 'not '}${late}`);
  if (dueToday !== undefined) which.add(`${dueToday ? '' : 'not '}${today}`);
  if (unseen !== undefined) which.add(`coalesce(m.unread, false) = ${unseen}`);
  if (starred !== undefined) which.add(`coalesce(m.starred, false) = ${starred}`);
  if (classified !== undefined) which.add(`l.classification ${classified ? '<>' : '='} 'UNCLASSIFIED'`);
  which.where('l.priority = any(?::text[])', priority);
  return which.add(narrowLetter(which, filter) ?? 'true');
}

/** What only the letter tells. @returns undefined when nothing of it is asked */
function narrowLetter(which: Conditions, { letterKind, from, q }: Narrowing): string | undefined {
  const parts: string[] = [];
  if (letterKind) parts.push(`l.kind = ${which.place(letterKind)}`);
  if (from) {
    const $from = which.place(from);
    parts.push(
      `l.outside_name is null and (l.office_id = ${$from} or exists (select from posts o where o.id = ${sendingPost('l')} and o.unit_id = ${$from}))`,
    );
  }
  for (const word of (q ?? '').split(/\s+/).filter(Boolean).slice(0, 6))
    parts.push(`l.search like (select '%' || normal_form(${which.place(word.replace(/[\\%_]/g, '\\$&'))}) || '%')`); // once, not row by row
  return parts.length ? parts.join(' and ') : undefined;
}
