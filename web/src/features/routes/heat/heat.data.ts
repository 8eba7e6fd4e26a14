import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RouteHeat } from '../../../../../contracts/route-pictures';
import { get } from '../../../shared/api/client';

export interface HeatFilter {
  version?: number;
  from: string | null;
  to: string | null;
  province?: string;
}

export const heatQuery = (route: string, filter: HeatFilter) =>
  queryOptions({
    queryKey: ['routes', route, 'heat', filter],
    queryFn: ({ signal }) => get<RouteHeat>(`/admin/routes/${route}/heat`, { ...filter }, signal),
    placeholderData: keepPreviousData,
  });
