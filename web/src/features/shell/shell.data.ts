import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Counters } from '../../../../contracts/cartable';
import type { NotificationPage } from '../../../../contracts/notifications';
import type { FoundLetters } from '../../../../contracts/letter-search';
import { act, get } from '../../shared/api/client';
import { useMe } from '../../shared/api/me';

export const countersQuery = (post: string | null) =>
  queryOptions({
    queryKey: ['counters', post],
    queryFn: ({ signal }) => get<Counters>('/cartable/counters', { post }, signal),
    placeholderData: (before) => before,
  });

export const useCounters = (): Counters | undefined => useQuery(countersQuery(useMe().chosenPostId)).data;

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
