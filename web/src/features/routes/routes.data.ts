import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../../../contracts/org';
import type { AdminInquiryType } from '../../../../contracts/org-admin';
import type { RouteSummary, RouteVersionView, RouteView } from '../../../../contracts/routes';
import { act, get, getText, type Act } from '../../shared/api/client';

export interface LibraryFilter {
  q?: string;
  letterKind?: string;
  inForce?: boolean;
}

export const libraryQuery = (filter: LibraryFilter) =>
  infiniteQueryOptions({
    queryKey: ['routes', 'list', filter],
    queryFn: ({ pageParam, signal }) => get<Page<RouteSummary>>('/admin/routes', { ...filter, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** A route with all its versions. */
export const routeQuery = (id: string) =>
  queryOptions({ queryKey: ['routes', id], queryFn: ({ signal }) => get<RouteView>(`/admin/routes/${id}`, {}, signal) });

/** One version with its report. */
export const versionQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: ['routes', id, 'versions', no],
    queryFn: ({ signal }) => get<RouteVersionView>(`/admin/routes/${id}/versions/${no}`, {}, signal),
  });

export const fileAddress = (id: string, no: number): string => `/api/admin/routes/${id}/versions/${no}/file`;

/** The `.bpmn` of a version, as text: what was kept never changes. */
export const fileQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: ['routes', id, 'versions', no, 'file'],
    queryFn: ({ signal }) => getText(`/admin/routes/${id}/versions/${no}/file`, signal),
    staleTime: Infinity,
  });

export const inquiryTypesQuery = queryOptions({
  queryKey: ['admin', 'inquiry-types'],
  queryFn: ({ signal }) => get<AdminInquiryType[]>('/admin/inquiry-types', {}, signal),
});

export interface RouteAct {
  /** after `/admin/routes` */
  path: string;
  body?: unknown;
  method?: Act['method'];
}

/** A command to the library; afterwards everything that shows routes is read again. */
export function useRouteAct<T>(onDone: (answer: T) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, method }: RouteAct) => act<T>(`/admin/routes${path}`, body, { method }),
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: ['routes'] });
      onDone(answer);
    },
  });
}
