import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RouteDescription, RouteDifference } from '../../../../../contracts/route-told';
import { get } from '../../../shared/api/client';

/** A version in words. */
export const descriptionQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: ['routes', id, 'versions', no, 'description'],
    queryFn: ({ signal }) => get<RouteDescription>(`/admin/routes/${id}/versions/${no}/description`, {}, signal),
  });

/** @param from another version; undefined: the one in force, or the one before */
export const differenceQuery = (id: string, no: number, from: number | undefined) =>
  queryOptions({
    queryKey: ['routes', id, 'versions', no, 'difference', from ?? null],
    queryFn: ({ signal }) => get<RouteDifference>(`/admin/routes/${id}/versions/${no}/difference`, { from }, signal),
    placeholderData: keepPreviousData,
  });
