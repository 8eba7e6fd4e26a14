import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Marks } from '../../../../contracts/marks';
import { act, get } from '../../shared/api/client';

export const marksQuery = (letterId: string) =>
  queryOptions({ queryKey: ['marks', letterId], queryFn: ({ signal }) => get<Marks>(`/letters/${letterId}/marks`, {}, signal) });

/** The star is there at once, and gone again when it was refused. */
export function useStar(letterId: string) {
  const queries = useQueryClient();
  const { queryKey } = marksQuery(letterId);
  return useMutation({
    mutationFn: (starred: boolean) => act(`/letters/${letterId}/marks`, { starred }, { method: 'PUT' }),
    onMutate: (starred) => {
      const before = queries.getQueryData(queryKey);
      if (before) queries.setQueryData(queryKey, { ...before, starred });
      return { before };
    },
    onError: (_error, _starred, context) => queries.setQueryData(queryKey, context?.before),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ['cartable'], refetchType: 'active' });
    },
  });
}
