import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SubstitutionView } from '../../../../contracts/substitution';
import { act, get, newKey } from '../api/client';
import { useLive } from '../live/use-live';
import { toast } from '../ui/toast';

/** One's own, given and taken. */
const substitutionsQuery = queryOptions({
  queryKey: ['substitutions'],
  queryFn: ({ signal }) => get<SubstitutionView[]>('/substitutions', {}, signal),
  staleTime: 60_000,
});

/** Read again when one of them changed; what one may do follows from it. */
export function useSubstitutions() {
  const queries = useQueryClient();
  useLive((hint) => {
    if (hint && hint.type !== 'substitution' && hint.type !== 'appointment') return;
    void queries.invalidateQueries({ queryKey: ['substitutions'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  });
  return useQuery(substitutionsQuery);
}

/** Told again unchanged, it goes under the same key. */
export function useSubstitutionAct(onDone: () => void) {
  const queries = useQueryClient();
  const told = useRef({ what: '', key: '' });
  return useMutation({
    mutationFn: ({ path, body = {} }: { path: string; body?: unknown; said: string }) => {
      const what = JSON.stringify([path, body]);
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act<SubstitutionView>(`/substitutions${path}`, body, { requestKey: told.current.key });
    },
    onSuccess: (_, { said }) => {
      told.current = { what: '', key: '' };
      toast({ title: said, tone: 'ok' });
      for (const name of ['substitutions', 'me', 'chart', 'cartable', 'counters']) void queries.invalidateQueries({ queryKey: [name] });
      onDone();
    },
  });
}
