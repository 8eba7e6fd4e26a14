import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NotificationPage } from '../../../../contracts/notifications';
import type { FoundLetters } from '../../../../contracts/letter-search';
import { act, get } from '../../shared/api/client';

export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: ['notifications'],
    queryFn: ({ pageParam, signal }) => get<NotificationPage>('/me/notifications', { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export function useReadNotifications() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upTo: number) => act('/me/notifications/read', { upTo }),
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['notifications'] }), queries.invalidateQueries({ queryKey: ['counters'] })]),
  });
}

export const letterSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get<FoundLetters>('/letters/search', { q, limit: 12 }, signal),
    enabled: q.trim().length >= 2,
    placeholderData: (before) => before,
  });
