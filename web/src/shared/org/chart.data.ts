import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChartColumns } from '../../../../contracts/chart';
import { chartOf } from '../../../../contracts/chart-columns';
import { get } from '../api/client';
import { indexOf, type ChartIndex } from './chart-entries';

/** Today's whole chart, read once and searched here. The browser keeps it and only asks whether it changed. */
export const chartQuery = queryOptions({
  queryKey: ['chart'],
  queryFn: async ({ signal }): Promise<ChartIndex> => indexOf(chartOf(await get<ChartColumns>('/org/chart', {}, signal))),
  staleTime: 30 * 60_000,
  gcTime: 60 * 60_000,
  structuralSharing: false, // thousands of objects: the answer is new or it is not
});

export const useChart = () => useQuery(chartQuery);
