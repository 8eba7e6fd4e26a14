import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { MigrationList, MigrationRefusals, MigrationView, StartMigration } from '../../../../../contracts/route-migrations';
import { act, get } from '../../../shared/api/client';

/** How soon a migration under way is looked at again, ms. */
const SOON_MS = 1_500;

type List = z.infer<typeof MigrationList>;
type Refusals = z.infer<typeof MigrationRefusals>;

/** Dry runs and migrations of a route, the newest first. */
export const migrationsQuery = (route: string) =>
  queryOptions({
    queryKey: ['routes', route, 'migrations'],
    queryFn: ({ signal }) => get<List>(`/admin/routes/${route}/migrations`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(({ doneAt }) => doneAt === null) ? SOON_MS : false),
  });

/** The letters that could not be moved. */
export const refusalsQuery = (migration: string) =>
  infiniteQueryOptions({
    queryKey: ['migrations', migration, 'refusals'],
    queryFn: ({ pageParam, signal }) => get<Refusals>(`/admin/migrations/${migration}/refusals`, { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Begins one, or takes one back; it goes on by itself. */
export function useMigrate(route: string, onBegun: (migration: MigrationView) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: { to: number; command: StartMigration } | { reverses: string }) =>
      'reverses' in what
        ? act<MigrationView>(`/admin/migrations/${what.reverses}/reversal`)
        : act<MigrationView>(`/admin/routes/${route}/versions/${what.to}/migrations`, what.command),
    onSuccess: async (migration) => {
      await queries.invalidateQueries({ queryKey: ['routes', route, 'migrations'] });
      onBegun(migration);
    },
  });
}
