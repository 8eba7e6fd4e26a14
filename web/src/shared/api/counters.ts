import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Counters } from '../../../../contracts/cartable';
import { get } from './client';

/** How much lies in each folder of the posts the person works in. */
export const countersQuery = queryOptions({
  queryKey: ['counters'],
  queryFn: ({ signal }) => get<Counters>('/cartable/counters', {}, signal),
});

export const useCounters = (): Counters | undefined => useQuery(countersQuery).data;
