import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CreatePolicy, PolicyPreview, PolicyView } from '../../../../contracts/deadline-policies';
import type { AdminInquiryType } from '../../../../contracts/org-admin';
import { act, get, newKey } from '../../shared/api/client';

export const policiesQuery = queryOptions({
  queryKey: ['admin', 'policies'],
  queryFn: ({ signal }) => get<PolicyView[]>('/admin/policies', {}, signal),
  // one that is being applied tells how far it has come
  refetchInterval: ({ state }) => (state.data?.some(({ applied }) => applied && !applied.over) ? 3000 : false),
});

export const inquiryTypesQuery = queryOptions({
  queryKey: ['admin', 'inquiry-types'],
  queryFn: ({ signal }) => get<AdminInquiryType[]>('/admin/inquiry-types', {}, signal),
});

/** A policy as the form holds it; the server fills in what is not said. */
export type PolicyTerms = Omit<CreatePolicy, 'onSilence'>;

export const usePolicyPreview = () =>
  useMutation({ mutationFn: (terms: PolicyTerms) => act<PolicyPreview>('/admin/policies/preview', terms) });

/** What applying one would do to the work that is open now. */
export const effectQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'policies', id, 'effect'],
    queryFn: ({ signal }) => get<PolicyPreview>(`/admin/policies/${id}/effect`, {}, signal),
    staleTime: 0,
  });

/** Told again unchanged it goes under the same key; afterwards the list is read again. */
export function usePolicyAct(onDone: () => void) {
  const queries = useQueryClient();
  const told = useRef({ what: '', key: '' });
  return useMutation({
    mutationFn: ({ path, body = {} }: { path: string; body?: unknown }) => {
      const what = JSON.stringify([path, body]);
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act<PolicyView>(path, body, { requestKey: told.current.key });
    },
    onSuccess: () => {
      told.current = { what: '', key: '' };
      void queries.invalidateQueries({ queryKey: ['admin'] });
      onDone();
    },
  });
}
