import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  AdminBook,
  AdminInquiryType,
  AdminPerson,
  AdminPost,
  AdminUnit,
  HoldingView,
  NumberPreview,
  Obstacles,
} from '../../../../contracts/org-admin';
import type { ChangeView } from '../../../../contracts/org-changes';
import type { Page } from '../../../../contracts/org';
import { act, get, newKey, type Act } from '../../shared/api/client';

type Filter = Record<string, string | boolean | undefined>;

const listQuery = <T>(name: string, filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['admin', name, 'list', filter],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(`/admin/${name}`, { ...filter, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export type ListQuery<T> = ReturnType<typeof listQuery<T>>;

const oneQuery = <T>(name: string, path: string) =>
  queryOptions({ queryKey: ['admin', name, path], queryFn: ({ signal }) => get<T>(`/admin/${name}/${path}`, {}, signal) });

export const unitsQuery = (filter: Filter) => listQuery<AdminUnit>('units', filter);
export const unitQuery = (id: string) => oneQuery<AdminUnit>('units', id);
export const obstaclesQuery = (unit: string) => oneQuery<Obstacles>('units', `${unit}/obstacles`);
export const postsQuery = (filter: Filter) => listQuery<AdminPost>('posts', filter);
export const postQuery = (id: string) => oneQuery<AdminPost>('posts', id);
export const holdersQuery = (post: string) => oneQuery<HoldingView[]>('posts', `${post}/holders`);
export const peopleQuery = (filter: Filter) => listQuery<AdminPerson>('people', filter);
export const personQuery = (id: string) => oneQuery<AdminPerson>('people', id);
export const postingsQuery = (person: string) => oneQuery<HoldingView[]>('people', `${person}/posts`);
export const changesQuery = (filter: Filter) => listQuery<ChangeView>('changes', filter);
export const booksQuery = (filter: Filter) => listQuery<AdminBook>('books', filter);

export const typesQuery = queryOptions({
  queryKey: ['admin', 'inquiry-types'],
  queryFn: ({ signal }) => get<AdminInquiryType[]>('/admin/inquiry-types', {}, signal),
});

export interface AdminAct {
  path: string;
  body?: unknown;
  method?: Act['method'];
}

/** Changes the chart. Told again unchanged it goes under the same key; afterwards everything that shows the chart is read again. */
export function useAdminAct<T>(onDone: (answer: T) => void) {
  const queries = useQueryClient();
  const told = useRef({ what: '', key: '' });
  return useMutation({
    mutationFn: ({ path, body = {}, method }: AdminAct) => {
      const what = JSON.stringify([method, path, body]);
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act<T>(path, body, { method, requestKey: told.current.key });
    },
    onSuccess: (answer) => {
      told.current = { what: '', key: '' };
      void queries.invalidateQueries({ queryKey: ['admin'] });
      void queries.invalidateQueries({ queryKey: ['chart'] });
      onDone(answer);
    },
  });
}

export const previewQuery = (book: string, pattern: string) =>
  queryOptions({
    queryKey: ['admin', 'books', book, 'preview', pattern],
    queryFn: () => act<NumberPreview>(`/admin/books/${book}/preview`, { pattern }),
    enabled: /\{jy2?\}/.test(pattern) && /\{seq(:0[1-9])?\}/.test(pattern),
    placeholderData: keepPreviousData,
    retry: false,
  });
