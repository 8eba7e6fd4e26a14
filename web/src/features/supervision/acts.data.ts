import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReassignmentItems, ReassignmentList, ReassignmentView, StartReassignment } from '../../../../contracts/reassign';
import type { RiskPage, RiskVerdicts } from '../../../../contracts/risk';
import type { Proposal, Remind, Reminded, Workload, WorkloadFilter } from '../../../../contracts/workload';
import { act, get } from '../../shared/api/client';
import type { Where } from './board.data';

/** How soon work that is being moved is looked at again, ms. */
const SOON_MS = 1_500;

export const risksQuery = ({ level, under }: Where) =>
  infiniteQueryOptions({
    queryKey: ['board', 'risks', level, under],
    queryFn: ({ pageParam, signal }) => get<RiskPage>('/supervision/risks', { level, under, cursor: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const verdictsQuery = queryOptions({
  queryKey: ['supervision', 'verdicts'],
  queryFn: ({ signal }) => get<RiskVerdicts>('/supervision/risks/verdicts', {}, signal),
  staleTime: 5 * 60_000,
});

export const workloadQuery = ({ level, under }: WorkloadFilter) =>
  queryOptions({
    queryKey: ['board', 'workload', level, under],
    queryFn: ({ signal }) => get<Workload>('/supervision/workload', { level, under }, signal),
  });

export const proposalQuery = ({ level, under }: WorkloadFilter) =>
  queryOptions({
    queryKey: ['board', 'proposal', level, under],
    queryFn: ({ signal }) => get<Proposal>('/supervision/workload/proposal', { level, under }, signal),
  });

export const reassignmentsQuery = queryOptions({
  queryKey: ['board', 'reassignments'],
  queryFn: ({ signal }) => get<ReassignmentList>('/supervision/reassignments', {}, signal),
  refetchInterval: ({ state }) => (state.data?.items.some(({ doneAt }) => doneAt === null) ? SOON_MS : false),
});

export const reassignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['board', 'reassignments', id],
    queryFn: ({ signal }) => get<ReassignmentView>(`/supervision/reassignments/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.doneAt === null ? SOON_MS : false),
  });

/** What could not be moved. */
export const refusedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['board', 'reassignments', id, 'refused'],
    queryFn: ({ pageParam, signal }) =>
      get<ReassignmentItems>(`/supervision/reassignments/${id}/items`, { state: 'refused', cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Tries, moves or takes back; a long one goes on by itself. */
export function useReassign(onBegun: (begun: ReassignmentView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: StartReassignment | { reverses: string }) =>
      'reverses' in what
        ? act<ReassignmentView>(`/supervision/reassignments/${what.reverses}/reversal`)
        : act<ReassignmentView>('/supervision/reassignments', what),
    onSuccess: async (begun) => {
      if (!begun.dryRun) await queries.invalidateQueries({ queryKey: ['board'] });
      onBegun(begun);
    },
  });
}

export const useRemind = (onDone: (done: Reminded) => void) =>
  useMutation({ mutationFn: (command: Remind) => act<Reminded>('/supervision/reminders', command), onSuccess: onDone });
