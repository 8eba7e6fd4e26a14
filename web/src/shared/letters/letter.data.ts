import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FoundLetters } from '../../../../contracts/letter-search';
import type { LetterView } from '../../../../contracts/views';
import { get } from '../api/client';

export const letterQuery = (id: string) =>
  queryOptions({ queryKey: ['letter', id], queryFn: ({ signal }) => get<LetterView>(`/letters/${id}`, {}, signal) });

/** Everything that may read differently once somebody did something with this letter. */
export function useLetterChanged(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const keys = [['letter', id], ['path', id], ['chain', id], ['marks', id], ['inquiry'], ['counters']];
    void queries.invalidateQueries({ queryKey: ['cartable'], refetchType: 'none' }); // a list on the screen decides itself when it moves
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [id, queries]);
}

/** As it is typed on any keyboard; books of the own office, and letters one may see. */
export const lookupQuery = (number: string) =>
  queryOptions({
    queryKey: ['lookup', number],
    queryFn: ({ signal }) => get<FoundLetters>('/letters/lookup', { number }, signal),
    enabled: number.trim().length > 1,
  });
