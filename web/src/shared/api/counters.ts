import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Counters } from '../../../../contracts/cartable';
import type { RouteIncidentCount } from '../../../../contracts/letter-routes';
import { get } from './client';

/** How much lies in each folder of the posts the person works in. */
export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => get<Counters>('/cartable/counters', {}, signal),
});

/** How many letters stand still on their routes; for administrators. */
export const incidentCountQuery = queryOptions({
  queryKey: ['incidents', 'count'],
  queryFn: ({ signal }) => get<RouteIncidentCount>('/admin/incidents/count', {}, signal),
  refetchInterval: 60_000,
});

export const useCounters = (): Counters | undefined => useQuery(countersQuery).data;
