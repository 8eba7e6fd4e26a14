import type { Folder, LetterKind, Sort } from '../../../../contracts/cartable';
import type { Priority } from '../../../../contracts/letters';
import type { SavedFilters } from '../../../../contracts/settings';
import type { TaskKind } from '../../../../contracts/tasks';
import { letterKindWords, priorityWords, taskWords } from '../../../../contracts/words';

/** What narrows the list; it stands in the address, so that a list can be kept, sent and gone back to. */
export type Filters = SavedFilters;
/** `task`: the one whose letter is open, as `process~key`. */
export interface CartableSearch extends Filters {
  task?: string;
}

const flags = ['overdue', 'dueToday', 'unseen', 'classified', 'starred'] as const;
export type Flag = (typeof flags)[number];
const words = ['post', 'from', 'q'] as const;
const oneOf = <T extends string>(value: unknown, options: readonly string[]): T | undefined =>
  typeof value === 'string' && options.includes(value) ? (value as T) : undefined;

/** Takes from an address what is a filter, and leaves the rest. */
export function searchOf(given: Record<string, unknown>): CartableSearch {
  const found: CartableSearch = {};
  for (const name of flags) if (given[name] === true) found[name] = true;
  for (const name of words) if (typeof given[name] === 'string' || typeof given[name] === 'number') found[name] = String(given[name]);
  const kind = oneOf<TaskKind>(given.kind, Object.keys(taskWords));
  if (kind) found.kind = kind;
  const letterKind = oneOf<LetterKind>(given.letterKind, Object.keys(letterKindWords));
  if (letterKind) found.letterKind = letterKind;
  const sort = oneOf<Sort>(given.sort, ['newest', 'oldest', 'due']);
  if (sort) found.sort = sort;
  const priority = Array.isArray(given.priority) ? given.priority.filter((one) => oneOf<Priority>(one, Object.keys(priorityWords))) : [];
  if (priority.length > 0) found.priority = priority as Priority[];
  if (typeof given.task === 'string' && /^[0-9a-f-]{36}~[a-z0-9.-]{1,120}$/.test(given.task)) found.task = given.task;
  return found;
}

export const filtersOf = ({ task: _, ...filters }: CartableSearch): Filters => filters;

/** Whether anything but the order is chosen. */
export const isNarrowed = ({ sort: _, ...filters }: Filters): boolean => Object.keys(filters).length > 0;

export type Query = Record<string, string | boolean | undefined>;

/** As the server is asked, which knows the post the person has chosen to work in. */
export function queryOf(folder: Folder, { priority, ...filters }: Filters): Query {
  return { folder, ...filters, ...(priority && { priority: priority.join(',') }) };
}

export const taskParam = ({ process, key }: { process: { id: string }; key: string }): string => `${process.id}~${key}`;
export function taskOf(param: string | undefined): { process: string; key: string } | undefined {
  const [process, key] = param?.split('~') ?? [];
  return process && key ? { process, key } : undefined;
}
