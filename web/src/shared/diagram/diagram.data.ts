import { queryOptions } from '@tanstack/react-query';
import type { RouteDrawing } from '../../../../contracts/route-pictures';
import { get } from '../api/client';

/** A version never changes. */
export const drawingQuery = (route: string, version: number) =>
  queryOptions({
    queryKey: ['routes', route, 'drawing', version],
    queryFn: ({ signal }) => get<RouteDrawing>(`/admin/routes/${route}/versions/${version}/drawing`, {}, signal),
    staleTime: Infinity,
  });
