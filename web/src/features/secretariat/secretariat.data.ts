import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CartablePage, CartableRow } from '../../../../contracts/cartable';
import type { LetterOpened, RegisterIncoming } from '../../../../contracts/letters';
import type { BookYear, SecretariatQueues, Twin } from '../../../../contracts/secretariat';
import type { BookView, EntryPage, LetterView } from '../../../../contracts/views';
import { act, get, newKey } from '../../shared/api/client';
import { useLiveSoon } from '../../shared/live/use-live';

export type Queue = 'register' | 'dispatch' | 'returned';

export const queuesQuery = queryOptions({
  queryKey: ['secretariat', 'queues'],
  queryFn: ({ signal }) => get<SecretariatQueues[]>('/secretariat/queues', {}, signal),
});

/** First come, first registered. */
export const queueQuery = (post: string, kind: Queue) =>
  infiniteQueryOptions({
    queryKey: ['secretariat', 'queue', post, kind],
    queryFn: ({ pageParam, signal }) =>
      get<CartablePage>('/cartable', { post, kind, sort: 'oldest', cursor: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** What comes into the queues or leaves them is shown at once: a clerk works from the top. */
export function useLiveQueues(): void {
  const queries = useQueryClient();
  useLiveSoon(
    (hint) => !hint || hint.type.startsWith('task.') || hint.type === 'office.changed',
    () => void queries.invalidateQueries({ queryKey: ['secretariat'] }),
    800,
  );
}

/** Gives a letter its number. @returns the number, when the server has said it already */
export function useRegister() {
  const queries = useQueryClient();
  const key = useSameKey();
  return useMutation({
    mutationFn: async ({ command, letter }: CartableRow): Promise<string | null> => {
      await act(command.replace(/^\/api/, ''), { outcome: 'registered' }, { wait: 3, requestKey: key(command) });
      return get<LetterView>(`/letters/${letter.id}`).then(
        ({ number }) => number,
        () => null, // it is registered; only the number could not be read
      );
    },
    onSettled: () =>
      Promise.all(['secretariat', 'cartable', 'counters', 'books'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  });
}

/** Of the letter in the clerk's hand: two of the three must be known, and the date is one of them. */
export const twinsQuery = (post: string, { sender, number, date }: { sender: string; number: string; date: string | null }) =>
  queryOptions({
    queryKey: ['secretariat', 'twins', post, sender, number, date],
    queryFn: ({ signal }) =>
      get<Twin[]>('/secretariat/incoming/twins', { post, sender: sender.trim(), number: number.trim(), date }, signal),
    staleTime: 0, // somebody else may have the same letter in the hand
    enabled: !!date && (sender.trim().length > 1 || number.trim().length > 0),
    placeholderData: keepPreviousData,
  });

export interface Registered {
  letterId: string;
  number: string | null;
  trackingCode: string | null;
}

export function useRegisterIncoming() {
  const queries = useQueryClient();
  const key = useSameKey();
  return useMutation({
    mutationFn: async (command: Partial<RegisterIncoming>): Promise<Registered> => {
      const { processId, trackingCode } = await act<LetterOpened>('/letters/incoming', command, {
        wait: 3,
        requestKey: key(JSON.stringify(command)),
      });
      const number = await get<LetterView>(`/letters/${processId}`).then(
        (letter) => letter.number,
        () => null,
      );
      return { letterId: processId, number, trackingCode };
    },
    onSuccess: () => Promise.all(['secretariat', 'counters', 'books'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  });
}

export const booksQuery = queryOptions({
  queryKey: ['books'],
  queryFn: ({ signal }) => get<BookView[]>('/secretariat/books', {}, signal),
});

export const yearsQuery = (book: string) =>
  queryOptions({
    queryKey: ['books', book, 'years'],
    queryFn: ({ signal }) => get<BookYear[]>(`/secretariat/books/${book}/years`, {}, signal),
  });

export interface EntriesFilter {
  year: number;
  q: string;
  fromNo: string;
  toNo: string;
  fromDay: string | null;
  toDay: string | null;
  void: true | undefined;
}

export const entriesQuery = (book: string, filter: EntriesFilter) =>
  infiniteQueryOptions({
    queryKey: ['books', book, 'entries', filter],
    queryFn: ({ pageParam, signal }) =>
      get<EntryPage>(`/secretariat/books/${book}/entries`, { ...filter, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** The same command told again goes under the same key, so that it happens once. */
function useSameKey(): (what: string) => string {
  const told = useRef({ what: '', key: '' });
  return (what) => {
    if (told.current.what !== what) told.current = { what, key: newKey() };
    return told.current.key;
  };
}
