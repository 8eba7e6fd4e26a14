import type { Option } from '../../shared/ui/field';
import { adminWords } from './admin.words';

export const chosen = <T extends string>(words: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.entries(words) as [T, string][]).map(([id, label]) => ({ id, label }));

/** Those of a filter: each of them, and all. */
export const options = <T extends string>(words: Readonly<Record<T, string>>): Option<T | 'all'>[] => [
  { id: 'all', label: adminWords.all },
  ...chosen(words),
];

export const orAll = <T extends string>(choice: T | 'all'): T | undefined => (choice === 'all' ? undefined : choice);
