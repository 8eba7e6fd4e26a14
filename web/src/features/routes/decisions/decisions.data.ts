import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteDecisionsList } from '../../../../../contracts/routes';
import { act, get, getText, upload } from '../../../shared/api/client';

/** The files of tables that lie with a route. */
export const decisionsQuery = (route: string) =>
  queryOptions({
    queryKey: ['routes', route, 'decisions'],
    queryFn: ({ signal }) => get<RouteDecisionsList>(`/admin/routes/${route}/decisions`, {}, signal),
  });

export const decisionsAddress = (route: string, name: string): string =>
  `/admin/routes/${route}/decisions/file?${new URLSearchParams({ name }).toString()}`;

export const decisionsFileQuery = (route: string, name: string) =>
  queryOptions({
    queryKey: ['routes', route, 'decisions', 'file', name],
    queryFn: ({ signal }) => getText(decisionsAddress(route, name), signal),
    staleTime: 0,
  });

/** Puts a file with a route, in the place of that of the same name. */
export function usePutDecisions(route: string, onDone: (list: RouteDecisionsList) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => upload<RouteDecisionsList>(`/admin/routes/${route}/decisions`, file, { method: 'PUT' }),
    onSuccess: (list) => {
      queries.setQueryData(decisionsQuery(route).queryKey, list);
      onDone(list);
    },
  });
}

export function useRemoveDecisions(route: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      act<RouteDecisionsList>(`/admin/routes/${route}/decisions?${new URLSearchParams({ name }).toString()}`, undefined, {
        method: 'DELETE',
      }),
    onSuccess: (list) => {
      queries.setQueryData(decisionsQuery(route).queryKey, list);
      onDone();
    },
  });
}
