import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LetterRouteView, RouteIncident, RouteRepair } from '../../../../../contracts/letter-routes';
import type { Page } from '../../../../../contracts/org';
import type { ActRecorded } from '../../../../../contracts/tasks';
import { act, get } from '../../../shared/api/client';

/** How long an answer may wait for what follows by itself, seconds; and how often a letter that others may bring on is looked at, ms. */
const WAIT = 5;
const AGAIN_MS = 5_000;

/** The newest first. @param open only what still stands */
export const incidentsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'list', open],
    queryFn: ({ pageParam, signal }) => get<Page<RouteIncident>>('/admin/incidents', { open, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Where a letter stands now. Refused with `route.letter_has_none` once its route has ended. */
export const letterRouteQuery = (letter: string) =>
  queryOptions({
    queryKey: ['incidents', 'letter', letter],
    queryFn: ({ signal }) => get<LetterRouteView>(`/admin/letters/${letter}/route`, {}, signal),
    refetchInterval: ({ state }) => (state.error ? false : AGAIN_MS),
  });

export function useRepair(letter: string, onDone: (repair: RouteRepair) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (repair: RouteRepair) => act<ActRecorded>(`/admin/letters/${letter}/route/repairs`, repair, { wait: WAIT }),
    // what stands still now may be another incident: it is on screen before anybody can ask for the next repair
    onSuccess: (_, repair) => queries.invalidateQueries({ queryKey: ['incidents'] }).then(() => onDone(repair)),
    onError: () => queries.invalidateQueries({ queryKey: ['incidents'] }),
  });
}
