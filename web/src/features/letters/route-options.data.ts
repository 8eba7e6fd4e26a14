import { queryOptions, useMutation } from '@tanstack/react-query';
import type { RouteOptionAct, RouteOptions } from '../../../../contracts/letter-routes';
import type { ActRecorded } from '../../../../contracts/tasks';
import { act, get } from '../../shared/api/client';
import { useLetterChanged } from '../../shared/letters/letter.data';

/** How long an answer may wait until the step is on its desk, seconds. */
const WAIT = 2;

/** Beneath the letter's path, so that it is read again whenever that is. */
export const routeOptionsQuery = (letter: string) =>
  queryOptions({
    queryKey: ['path', letter, 'options'],
    queryFn: ({ signal }) => get<RouteOptions>(`/letters/${letter}/route/options`, {}, signal),
  });

/** What others did meanwhile is read after a refusal, too. */
export function useRouteOption(letter: string) {
  const changed = useLetterChanged(letter);
  return useMutation({
    mutationFn: (wanted: RouteOptionAct) => act<ActRecorded>(`/letters/${letter}/route/options`, wanted, { wait: WAIT }),
    onSettled: changed,
  });
}
