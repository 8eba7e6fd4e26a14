import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CartablePage, CartableRow, RowCount } from '../../../../contracts/cartable';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import type { SavedView, SavedViews, SaveView } from '../../../../contracts/settings';
import { act, get } from '../../shared/api/client';
import { serverNow } from '../../shared/api/server-clock';
import { useLive } from '../../shared/live/use-live';
import { taskParam, type Query } from './filters';
import { join } from './join';

export const keyOf = (row: CartableRow): string => taskParam(row);

/** The first page is small, so that it is there at once on a slow line. */
const FIRST = 30;
const PAGE = 100;
type Place = { limit: number; cursor?: string; before?: string; end?: boolean };
type Pages = InfiniteData<CartablePage, Place>;

const pageOf =
  (query: Query) =>
  ({ pageParam, signal }: { pageParam: Place; signal: AbortSignal }) =>
    get<CartablePage>('/cartable', { ...query, ...pageParam }, signal);

/** A folder's rows from the beginning on. */
export const headQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: ['cartable', 'head', query],
    queryFn: pageOf(query),
    initialPageParam: { limit: FIRST } as Place,
    getNextPageParam: ({ next }): Place | undefined => (next ? { limit: PAGE, cursor: next } : undefined),
  });

/** The rows of a folder: from the beginning on while one scrolls, and after `goToEnd` from the last page backwards. */
export function useRows(query: Query, total: number | undefined, isEndWanted: boolean) {
  const head = useInfiniteQuery(headQuery(query));
  const tail = useInfiniteQuery({
    queryKey: ['cartable', 'tail', query],
    queryFn: pageOf(query),
    enabled: isEndWanted,
    initialPageParam: { limit: PAGE, end: true } as Place,
    getNextPageParam: () => undefined,
    getPreviousPageParam: ({ previous }): Place | undefined => (previous ? { limit: PAGE, before: previous } : undefined),
  });
  const rows = useMemo(() => {
    const all = (pages: CartablePage[] | undefined) => pages?.flatMap(({ items }) => items) ?? [];
    const first = all(head.data?.pages);
    return join(first, isEndWanted ? all(tail.data?.pages) : [], total ?? first.length, !head.hasNextPage, keyOf);
  }, [head.data, head.hasNextPage, tail.data, isEndWanted, total]);
  return { head, tail, rows };
}

export const useCount = (query: Query) =>
  useQuery({ queryKey: ['cartable', 'count', query], queryFn: ({ signal }) => get<RowCount>('/cartable/count', query, signal) }).data
    ?.count;

/** What a fresh list would begin with; asked when the live stream says that something changed, and never shown by itself. */
export const usePeek = (query: Query, isWanted: boolean) =>
  useQuery({
    queryKey: ['cartable', 'peek', query],
    queryFn: ({ signal }) => get<CartablePage>('/cartable', { ...query, limit: FIRST }, signal),
    enabled: isWanted,
    staleTime: 0,
  });

/** Reads a list anew. A long one begins again with its first pages; what one scrolls to comes as before. */
export async function readAnew(queries: QueryClient): Promise<void> {
  queries.setQueriesData<Pages>(
    { queryKey: ['cartable', 'head'] },
    (data) => data && { pages: data.pages.slice(0, 2), pageParams: data.pageParams.slice(0, 2) },
  );
  queries.removeQueries({ queryKey: ['cartable', 'peek'] });
  queries.removeQueries({ queryKey: ['cartable', 'tail'], type: 'inactive' });
  await Promise.all([queries.invalidateQueries({ queryKey: ['cartable'] }), queries.invalidateQueries({ queryKey: ['counters'] })]);
}

/** Changes rows that are shown; `null` takes one away. @returns what puts everything back */
export function changeRows(queries: QueryClient, change: (row: CartableRow) => CartableRow | null): () => void {
  const before = queries.getQueriesData<Pages>({ predicate: ({ queryKey: [name, part] }) => name === 'cartable' && isList(part) });
  for (const [key, data] of before)
    if (data)
      queries.setQueryData<Pages>(key, {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.map(change).filter((row) => row !== null) })),
      });
  return () => before.forEach(([key, data]) => queries.setQueryData(key, data));
}
const isList = (part: unknown) => part === 'head' || part === 'tail';

/** A person's own marks: shown at once, put back with the reason when they are refused. */
export function useMarks(onRefused: (error: unknown) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ letters, marks }: { letters: readonly string[]; marks: SetMarks }) =>
      letters.length === 1
        ? act(`/letters/${letters[0]}/marks`, marks, { method: 'PUT' })
        : act('/letters/marks', { letters, marks }, { method: 'PUT' }),
    onMutate: ({ letters, marks }) => {
      const these = new Set(letters);
      return { restore: changeRows(queries, (row) => (these.has(row.letter.id) ? { ...row, marks: marked(row.marks, marks) } : row)) };
    },
    onError: (error, _, context) => {
      context?.restore();
      onRefused(error);
    },
    onSettled: (_data, _error, { letters, marks }) => {
      void queries.invalidateQueries({ queryKey: ['counters'] });
      for (const id of letters) void queries.invalidateQueries({ queryKey: ['marks', id] });
      if (marks.archived !== undefined || marks.followUpOn !== undefined) void readAnew(queries);
    },
  });
}

/** Marks that were set beside the list, as in the letter that is open or in another window, reach its rows too. */
export function useOwnMarks(): void {
  const queries = useQueryClient();
  useLive((hint) => {
    if (hint?.type !== 'marks') return;
    void get<Marks>(`/letters/${hint.id}/marks`).then((marks) => {
      let isMoved = false;
      changeRows(queries, (row) => {
        if (row.letter.id !== hint.id) return row;
        isMoved ||= row.marks.archivedAt !== marks.archivedAt || row.marks.followUpOn !== marks.followUpOn;
        return { ...row, marks };
      });
      if (isMoved) void readAnew(queries);
    });
  });
}

const marked = (before: Marks, { archived, ...set }: SetMarks): Marks => ({
  ...before,
  ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
  ...(archived !== undefined && { archivedAt: archived ? new Date(serverNow()).toISOString() : null }),
});

export const useViews = () =>
  useQuery({ queryKey: ['views'], queryFn: ({ signal }) => get<SavedViews>('/me/views', {}, signal), staleTime: 60_000 });

export function useSaveView(onSaved: (view: SaveView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (view: SaveView) => act<SavedView>('/me/views', view),
    onSuccess: (_, view) => onSaved(view),
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  });
}

export function useRemoveView() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => act(`/me/views/${id}`, undefined, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  });
}
