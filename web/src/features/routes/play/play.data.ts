import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MoveRehearsal, RehearsalAct, RehearsalView, StartRehearsal } from '../../../../../contracts/rehearsals';
import type { ActRecorded } from '../../../../../contracts/tasks';
import { act, get } from '../../../shared/api/client';

/** How long an answer may wait for what follows by itself, seconds; and how soon a rehearsal that still moves is looked at again. */
const WAIT = 5;
const SOON_MS = 400;

export type Beginning = Partial<StartRehearsal> & Pick<StartRehearsal, 'version'>;

export const rehearsalQuery = (id: string) =>
  queryOptions({
    queryKey: ['rehearsals', id],
    queryFn: ({ signal }) => get<RehearsalView>(`/admin/rehearsals/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.settled === false ? SOON_MS : false),
  });

export const useBegin = (route: string, onBegun: (id: string) => void) =>
  useMutation({
    mutationFn: (beginning: Beginning) => act<ActRecorded>(`/admin/routes/${route}/rehearsals`, beginning, { wait: WAIT }),
    onSuccess: ({ processId }) => onBegun(processId),
  });

/** What is done in a rehearsal, or to its clock; nothing else is done meanwhile. */
export function usePlay(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (move: RehearsalAct | MoveRehearsal) =>
      act<ActRecorded>(`/admin/rehearsals/${id}/${'kind' in move ? 'acts' : 'clock'}`, move, { wait: WAIT }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rehearsals', id] }),
  });
}
export type Play = ReturnType<typeof usePlay>;
