import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Board, BoardLetterPage, BoardLevel, BoardPlace } from '../../../../contracts/board';
import { get } from '../../shared/api/client';
import { useLiveSoon } from '../../shared/live/use-live';
import type { BoardSearch } from './board-search';

/** What is looked at, as it stands in the address. */
export interface Where {
  level: BoardLevel;
  under?: string;
}

export const whereOf = ({ level, under }: BoardPlace): Where => (under ? { level, under } : { level });

export const placesQuery = queryOptions({
  queryKey: ['board', 'places'],
  queryFn: ({ signal }) => get<BoardPlace[]>('/supervision/places', {}, signal),
  staleTime: 5 * 60_000,
});

/** Types of inquiry, to look at one alone. */
export const typesQuery = queryOptions({
  queryKey: ['inquiry-types'],
  queryFn: ({ signal }) => get<{ code: string; title: string }[]>('/org/inquiry-types', {}, signal),
  staleTime: 5 * 60_000,
});

/** Time alone makes questions late, so it is read again every minute even when nothing is heard. */
export const boardQuery = ({ level, under }: Where, type?: string) =>
  queryOptions({
    queryKey: ['board', 'figures', level, under, type],
    queryFn: ({ signal }) => get<Board>('/supervision/overdue', { level, under, type }, signal),
    refetchInterval: 60_000,
  });

export const lateLettersQuery = ({ level, under }: Where, { state, type, post }: Pick<BoardSearch, 'state' | 'type' | 'post'>) =>
  infiniteQueryOptions({
    queryKey: ['board', 'letters', level, under, state, type, post],
    queryFn: ({ pageParam, signal }) =>
      get<BoardLetterPage>('/supervision/inquiries', { level, unit: under, state, type, post, cursor: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Reads the figures again when a question was asked, answered or moved, at most every five seconds: a country is never quiet. */
export function useLiveBoard(): void {
  const queries = useQueryClient();
  useLiveSoon(
    (hint) => !hint || hint.type === 'inquiries.changed' || hint.type === 'office.changed',
    () => void queries.invalidateQueries({ queryKey: ['board'] }),
    5000,
  );
}
