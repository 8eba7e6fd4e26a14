import { useCallback, useMemo, useState } from 'react';
import type { Folder } from '../../../../contracts/cartable';
import { useCounters } from '../../shared/api/counters';
import { keyOf, useCount, useRows } from './cartable.data';
import { isNarrowed, queryOf, type Filters } from './filters';
import { useArrivals } from './use-arrivals';

/** The list of a folder with its place on the keyboard: which row is active, what has to be read next, what came behind it. */
export function useList(folder: Folder, filters: Filters) {
  const query = useStable(queryOf(folder, filters));
  const counted = useCount(query);
  const counters = useCounters();
  const total = counted ?? (isNarrowed(filters) ? undefined : counters?.folders[folder]?.total);
  const [place, setPlace] = useState<{ query: object; key: string | undefined; index: number; isEnd: boolean }>({
    query,
    key: undefined,
    index: 0,
    isEnd: false,
  });
  const here = place.query === query ? place : { query, key: undefined, index: 0, isEnd: false };
  const { head, tail, rows } = useRows(query, total, here.isEnd);
  const kept = here.key === undefined ? -1 : rows.indexOf(here.key);
  const active = kept >= 0 ? kept : Math.min(here.index, rows.size - 1);
  const known = useCallback((key: string) => rows.indexOf(key) >= 0, [rows]);
  const arrivals = useArrivals(query, rows.rows, known);

  const setActive = (index: number) => {
    const row = rows.rowAt(index);
    setPlace({ query, key: row && keyOf(row), index, isEnd: here.isEnd });
  };
  const goToEnd = () => {
    if (!head.hasNextPage) return setActive(rows.size - 1);
    setPlace({ query, key: undefined, index: Infinity, isEnd: true });
  };
  /** Reads on at the side of the gap that is in sight. */
  const onInSight = (first: number, last: number) => {
    const near = 10;
    const { gapFrom, gapTo, size } = rows;
    const nearHead = last >= gapFrom - near && first <= gapTo;
    const nearTail = size > gapTo && first <= gapTo + near && last >= gapTo;
    if (nearTail && tail.hasPreviousPage && !tail.isFetching) void tail.fetchPreviousPage();
    else if (nearHead && head.hasNextPage && !head.isFetching && !head.isError) void head.fetchNextPage();
  };
  return {
    query,
    total: total ?? rows.rows.length,
    unseen: isNarrowed(filters) ? undefined : counters?.folders[folder]?.unseen,
    rows,
    head,
    active,
    setActive,
    goToEnd,
    onInSight,
    arrivals,
  };
}
export type List = ReturnType<typeof useList>;

/** The same object as long as it says the same. */
function useStable<T extends object>(value: T): T {
  const text = JSON.stringify(value);
  return useMemo(() => JSON.parse(text) as T, [text]);
}
