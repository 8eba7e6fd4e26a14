import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { LetterNo } from '../format/letter-no';
import { More } from './more';
import { Failure, Skeleton } from './states';

interface StayedListProps<T> {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  rowOf: (item: T) => { key: string | number; number: string | null; sentence: string | null };
  /** of a letter without number */
  unnumbered: string;
}

/** What a job has left where it was, and why: by their numbers, since what they are about is for those who may read them. */
export function StayedList<T>({ label, list, rowOf, unnumbered }: StayedListProps<T>) {
  const rows = list.data?.pages.flatMap(({ items }) => items.map(rowOf));
  if (!rows) return list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton rows={[3]} />;
  return (
    <>
      <ul aria-label={label} className="space-y-1 text-secondary">
        {rows.map(({ key, number, sentence }) => (
          <li key={key} className="flex flex-wrap gap-x-3">
            <span className="font-medium">{number ? <LetterNo value={number} /> : unnumbered}</span>
            <span className="text-ink-2">{sentence}</span>
          </li>
        ))}
      </ul>
      <More query={list} />
    </>
  );
}
