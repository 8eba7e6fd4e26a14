import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Settings } from '../../../../contracts/settings';
import { defaultSettings } from '../../../../contracts/settings-defaults';
import { act, get } from '../api/client';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => get<Settings>('/me/settings', {}, signal),
  staleTime: Infinity,
});

/** How the person wants the screens; their usual form until the server has said. */
export const useSettings = (): Settings => useQuery(settingsQuery).data ?? defaultSettings;

/** Shown at once; put back when the server does not take it. */
export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Settings>) =>
      act<Settings>('/me/settings', { ...(queries.getQueryData(settingsQuery.queryKey) ?? defaultSettings), ...change }, { method: 'PUT' }),
    onMutate: (change) => {
      const before = queries.getQueryData(settingsQuery.queryKey);
      queries.setQueryData(settingsQuery.queryKey, { ...(before ?? defaultSettings), ...change });
      return { before };
    },
    onError: (_error, _change, kept) => queries.setQueryData(settingsQuery.queryKey, kept?.before),
  });
}

/** Gives the page its theme, text size and density, and keeps them for the next start (public/appearance.js). */
export function useAppearance({ theme, textScale, density }: Settings): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const page = document.documentElement;
    const show = () => {
      page.dataset.theme = theme === 'dark' || (theme === 'system' && dark.matches) ? 'dark' : 'light';
      page.dataset.density = density;
      page.style.setProperty('--text-scale', String(textScale / 100));
    };
    show();
    localStorage.setItem('chapar.appearance', JSON.stringify({ theme, textScale, density }));
    dark.addEventListener('change', show);
    return () => dark.removeEventListener('change', show);
  }, [theme, textScale, density]);
}
