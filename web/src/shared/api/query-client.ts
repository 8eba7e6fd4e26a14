import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './client';

/** Told when the server no longer knows who is asking. */
export const sessionEnd = new EventTarget();

const noteSessionEnd = (error: Error): void => {
  if (error instanceof Problem && error.status === 401) sessionEnd.dispatchEvent(new Event('ended'));
};

/** What the server said is kept for moments, in memory only; the live stream tells what to read again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteSessionEnd }),
  mutationCache: new MutationCache({ onError: noteSessionEnd }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
    mutations: { retry: false },
  },
});
