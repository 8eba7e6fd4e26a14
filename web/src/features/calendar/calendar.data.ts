import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  CalendarChange,
  CalendarCommand,
  CalendarEffect,
  LayerDays,
  LayerDetails,
  LayerSummary,
} from '../../../../contracts/calendar-admin';
import { act, get, newKey } from '../../shared/api/client';

const base = '/admin/calendar';
/** How often a change that is being carried out is looked at. */
const LOOK_MS = 2000;

export const layersQuery = queryOptions({
  queryKey: ['calendar', 'layers'],
  queryFn: ({ signal }) => get<{ items: LayerSummary[] }>(`${base}/layers`, {}, signal),
});
export const layerQuery = (id: string) =>
  queryOptions({ queryKey: ['calendar', 'layer', id], queryFn: ({ signal }) => get<LayerDetails>(`${base}/layers/${id}`, {}, signal) });
export const daysQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', 'days', id, from, to],
    queryFn: ({ signal }) => get<LayerDays>(`${base}/layers/${id}/days`, { from, to }, signal),
    placeholderData: keepPreviousData,
  });
export const warningsQuery = queryOptions({
  queryKey: ['calendar', 'warnings'],
  queryFn: ({ signal }) => get<{ items: string[] }>(`${base}/warnings`, {}, signal),
});
export const changesQuery = queryOptions({
  queryKey: ['calendar', 'changes'],
  queryFn: ({ signal }) => get<{ items: CalendarChange[] }>(`${base}/changes`, {}, signal),
  refetchInterval: ({ state }) => (state.data?.items.some(({ doneAt }) => doneAt === null) ? LOOK_MS : false),
});

export const fileOf = (layer: string, as: 'csv' | 'ics') => get<{ name: string; text: string }>(`${base}/layers/${layer}/file`, { as });

/** What a change would do: asked when the person wants to know, or means to do it and has not looked. */
export const usePreview = () =>
  useMutation({
    mutationFn: ({ command }: { command: CalendarCommand; isMeant: boolean }) => act<CalendarEffect>(`${base}/preview`, command),
  });

/** Changes the calendar. Told again unchanged it goes under the same key; afterwards everything that shows it is read again. */
export function useCalendarChange(onDone: (change: CalendarChange) => void) {
  const queries = useQueryClient();
  const told = useRef({ what: '', key: '' });
  return useMutation({
    mutationFn: (command: CalendarCommand) => {
      const what = JSON.stringify(command);
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act<CalendarChange>(`${base}/changes`, command, { requestKey: told.current.key });
    },
    onSuccess: (change) => {
      told.current = { what: '', key: '' };
      void queries.invalidateQueries({ queryKey: ['calendar'] });
      onDone(change);
    },
  });
}
