import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CartableRow } from '../../../../contracts/cartable';
import { useLive, useLiveSoon } from '../../shared/live/use-live';
import { keyOf, readAnew, usePeek } from './cartable.data';
import type { Query } from './filters';

/** Hints come in swarms; one look tells all of them. */
const SETTLE_MS = 400;

export interface Arrivals {
  /** rows a fresh list would begin with and this one has not */
  count: number;
  /** there may be more than the first page shows */
  isAtLeast: boolean;
  /** rows that are shown but closed, by somebody else */
  gone: ReadonlySet<string>;
  show: () => void;
}

/** What came and went behind the list that is shown: told, but not moved under the pointer. When the line was cut, everything is read again. */
export function useArrivals(query: Query, rows: readonly CartableRow[], known: (key: string) => boolean): Arrivals {
  const queries = useQueryClient();
  const [stirred, setStirred] = useState<Query | null>(null);
  const isStirred = stirred === query;
  const { data: fresh } = usePeek(query, isStirred);
  useLive((hint) => hint === null && void readAnew(queries));
  useLiveSoon(
    (hint) => !!hint && /^(task|letter)\./.test(hint.type),
    () => {
      setStirred(query);
      void queries.invalidateQueries({ queryKey: ['cartable', 'peek'] });
      void queries.invalidateQueries({ queryKey: ['cartable', 'count'] });
    },
    SETTLE_MS,
  );
  return useMemo(() => {
    const items = isStirred ? (fresh?.items ?? []) : [];
    const arrived = items.filter((row) => !known(keyOf(row))).length;
    const still = new Set(items.map(keyOf));
    // what stands above the last row of the fresh page and is not in it has been closed
    const reach = fresh?.next
      ? Math.max(-1, ...items.map((row) => rows.findIndex((shown) => keyOf(shown) === keyOf(row))))
      : rows.length - 1;
    const gone = isStirred && fresh ? rows.slice(0, reach + 1).filter((row) => !still.has(keyOf(row))) : [];
    return {
      count: arrived,
      isAtLeast: arrived > 0 && arrived === items.length && !!fresh?.next,
      gone: new Set(gone.map(keyOf)),
      show: () => {
        setStirred(null);
        void readAnew(queries);
      },
    };
  }, [fresh, isStirred, rows, known, queries]);
}
