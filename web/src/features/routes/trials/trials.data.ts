import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { RouteCases, RouteTrial, TrialSummary } from '../../../../../contracts/route-trials';
import { act, get } from '../../../shared/api/client';

type Cases = z.infer<typeof RouteCases>;
const addressOf = (route: string, no: number) => `/admin/routes/${route}/versions/${no}/trials`;

/** Of a version, the newest first. */
export const trialsQuery = (route: string, no: number) =>
  queryOptions({
    queryKey: ['routes', route, 'trials', no],
    queryFn: ({ signal }) => get<TrialSummary[]>(addressOf(route, no), {}, signal),
  });

/** A trial never changes. */
export const trialQuery = (route: string, no: number, n: number) =>
  queryOptions({
    queryKey: ['routes', route, 'trials', no, n],
    queryFn: ({ signal }) => get<RouteTrial>(`${addressOf(route, no)}/${n}`, {}, signal),
    staleTime: Infinity,
  });

export const casesQuery = (route: string) =>
  queryOptions({
    queryKey: ['routes', route, 'cases'],
    queryFn: ({ signal }) => get<Cases>(`/admin/routes/${route}/cases`, {}, signal),
  });

/** The answer is the trial; it takes as long as that. */
export function useTrial(route: string, no: number, onDone: (trial: RouteTrial) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => act<RouteTrial>(addressOf(route, no), { days }),
    onSuccess: async (trial) => {
      queries.setQueryData(trialQuery(route, no, trial.n).queryKey, trial);
      await queries.invalidateQueries({ queryKey: trialsQuery(route, no).queryKey, exact: true });
      onDone(trial);
    },
  });
}

/** Keeps the ways of a trial, or drops one that was kept. */
export function useCases(route: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: { version: number; trial: number } | { drop: string }) =>
      'drop' in what
        ? act<Cases>(`/admin/routes/${route}/cases/${what.drop}`, undefined, { method: 'DELETE' })
        : act<Cases>(`${addressOf(route, what.version)}/${what.trial}/cases`),
    onSuccess: (cases) => {
      queries.setQueryData(casesQuery(route).queryKey, cases);
      onDone();
    },
  });
}
