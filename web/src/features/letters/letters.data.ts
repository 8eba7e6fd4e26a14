import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { CartablePage } from '../../../../contracts/cartable';
import type { LetterChain } from '../../../../contracts/letter-search';
import type { LetterPath } from '../../../../contracts/path';
import type { LetterView, TaskView, VersionView } from '../../../../contracts/views';
import { act, get } from '../../shared/api/client';
import { letterQuery } from '../../shared/letters/letter.data';
import { serverNow } from '../../shared/api/server-clock';
import { useLive } from '../../shared/live/use-live';

export interface TaskRef {
  process: string;
  key: string;
}

export const pathQuery = (id: string) =>
  queryOptions({ queryKey: ['path', id], queryFn: ({ signal }) => get<LetterPath>(`/letters/${id}/path`, {}, signal) });
export const chainQuery = (id: string) =>
  queryOptions({ queryKey: ['chain', id], queryFn: ({ signal }) => get<LetterChain>(`/letters/${id}/chain`, {}, signal) });
export const versionQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: ['letter', id, 'version', no],
    queryFn: ({ signal }) => get<VersionView>(`/letters/${id}/versions/${no}`, {}, signal),
    staleTime: Infinity, // a version never changes
  });

/** A letter and its way; read again when the live stream tells that one of its processes went on. */
export function useLetter(id: string) {
  const queries = useQueryClient();
  const letter = useQuery(letterQuery(id));
  const path = useQuery(pathQuery(id));
  useLive((hint) => {
    const its = [
      id,
      ...(letter.data?.tasks.map(({ process }) => process.id) ?? []),
      ...(path.data?.children.map(({ process }) => process.id) ?? []),
    ];
    if (hint && !its.includes(hint.id)) return;
    void queries.invalidateQueries({ queryKey: ['letter', id], exact: true });
    void queries.invalidateQueries({ queryKey: ['path', id] });
    if (!hint) void queries.invalidateQueries({ queryKey: ['chain', id] });
  });
  return { letter, path };
}

export const taskIn = ({ tasks }: LetterView, ref: TaskRef | undefined): TaskView | undefined =>
  ref ? tasks.find(({ process, key }) => process.id === ref.process && key === ref.key) : tasks[0];

/** Opening a letter on one's own desk is seen by whoever sent it there: told once, when the letter is really on the screen. */
export function useSeen(task: TaskView | undefined): void {
  const queries = useQueryClient();
  const see = useMutation({
    mutationFn: ({ process, key }: TaskRef) => act(`/desks/${process}/${key}/seen`),
    onSuccess: (_, { process, key }) => {
      const seenAt = new Date(serverNow()).toISOString();
      const seen = <T extends { process: { id: string }; key: string; seenAt: string | null }>(one: T): T =>
        one.process.id === process && one.key === key ? { ...one, seenAt } : one;
      queries.setQueriesData<{ pages: CartablePage[]; pageParams: unknown[] }>(
        { predicate: ({ queryKey: [name, part] }) => name === 'cartable' && (part === 'head' || part === 'tail') },
        (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(seen) })) },
      );
      void queries.invalidateQueries({ queryKey: ['counters'] });
    },
  });
  const unseen = task && task.seenAt === null ? `${task.process.id}~${task.key}` : undefined;
  const tell = useEffectEvent(() => task && see.mutate({ process: task.process.id, key: task.key }));
  useEffect(() => {
    if (unseen) tell();
  }, [unseen]);
}

export const fileUrl = (letterId: string, fileId: string): string => `/api/letters/${letterId}/attachments/${fileId}`;
