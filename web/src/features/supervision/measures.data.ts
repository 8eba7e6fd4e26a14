import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MeasuresView, PostsView, TimeView } from '../../../../contracts/board-measures';
import { get } from '../../shared/api/client';
import type { Where } from './board.data';
import type { BoardSearch } from './board-search';

const DAY_MS = 86_400_000;
const yearBefore = (day: string) => new Date(Date.parse(day) - 364 * DAY_MS).toISOString().slice(0, 10); // the same days of the week

/** What is asked of the server for what the address says. */
export function comparisonOf({ from, to, against, againstFrom, againstTo }: BoardSearch): { againstFrom?: string; againstTo?: string } {
  if (against === 'days' && againstFrom && againstTo) return { againstFrom, againstTo };
  return against === 'year' && from && to ? { againstFrom: yearBefore(from), againstTo: yearBefore(to) } : {};
}

export const measuresQuery = ({ level, under }: Where, search: BoardSearch) => {
  const asked = { level, under, from: search.from, to: search.to, type: search.type, by: search.by, ...comparisonOf(search) };
  return queryOptions({
    queryKey: ['board', 'measures', asked],
    queryFn: ({ signal }) => get<MeasuresView>('/supervision/measures', asked, signal),
    placeholderData: keepPreviousData,
  });
};

export const timeQuery = ({ level, under }: Where, { from, to }: BoardSearch) =>
  queryOptions({
    queryKey: ['board', 'time', level, under, from, to],
    queryFn: ({ signal }) => get<TimeView>('/supervision/time', { level, under, from, to }, signal),
    placeholderData: keepPreviousData,
  });

export const postsQuery = ({ level, under }: Where, { from, to }: BoardSearch) =>
  queryOptions({
    queryKey: ['board', 'posts', level, under, from, to],
    queryFn: ({ signal }) => get<PostsView>('/supervision/posts', { level, under, from, to }, signal),
    placeholderData: keepPreviousData,
  });
