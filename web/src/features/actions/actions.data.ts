import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Marks, SetMarks } from '../../../../contracts/marks';
import type { LetterPath } from '../../../../contracts/path';
import type { CalendarDay } from '../../../../contracts/org';
import type { TemplateList } from '../../../../contracts/templates';
import { act, get, newKey } from '../../shared/api/client';
import { serverNow } from '../../shared/api/server-clock';
import { useLetterChanged } from '../../shared/letters/letter.data';
import { closeOf } from './refer-form';

export interface Command {
  /** as the server names it, with `/api` */
  address: string;
  body?: unknown;
  /** seconds the answer may wait for the next step */
  wait?: number;
}

/** A command about one letter. Told again unchanged, it goes under the same key: what the server did already is not done twice. */
export function useCommand<T = unknown>(letterId: string) {
  const changed = useLetterChanged(letterId);
  const told = useRef<{ what: string; key: string }>({ what: '', key: '' });
  return useMutation({
    mutationFn: ({ address, body, wait = 3 }: Command) => {
      const what = `${address} ${JSON.stringify(body)}`;
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act<T>(address.replace(/^\/api/, ''), body, { wait, requestKey: told.current.key });
    },
    onSuccess: () => {
      told.current = { what: '', key: '' };
    },
    onSettled: () => void changed(),
  });
}

export const marksQuery = (letterId: string) =>
  queryOptions({ queryKey: ['marks', letterId], queryFn: ({ signal }) => get<Marks>(`/letters/${letterId}/marks`, {}, signal) });

/** One's own marks: shown at once, put back when the server refuses. */
export function useMarks(letterId: string) {
  const queries = useQueryClient();
  const { queryKey } = marksQuery(letterId);
  const { data: marks } = useQuery(marksQuery(letterId));
  const set = useMutation({
    mutationFn: (change: SetMarks) => act<Marks>(`/letters/${letterId}/marks`, change, { method: 'PUT' }),
    onMutate: async ({ archived, ...change }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      const archivedAt = archived === undefined ? {} : { archivedAt: archived ? new Date(serverNow()).toISOString() : null };
      if (before) queries.setQueryData(queryKey, { ...before, ...change, ...archivedAt });
      return { before };
    },
    onError: (_error, _change, kept) => queries.setQueryData(queryKey, kept?.before),
    onSettled: () => Promise.all([queryKey, ['cartable'], ['counters']].map((changed) => queries.invalidateQueries({ queryKey: changed }))),
  });
  return { marks, set };
}

/** Ready sentences for what one writes on a referral. */
export const phrasesQuery = (post: string) =>
  queryOptions({
    queryKey: ['templates', post, 'PHRASE'],
    queryFn: ({ signal }) => get<TemplateList>('/templates', { post, kind: 'PHRASE' }, signal),
    staleTime: 5 * 60_000,
  });

/** @returns ISO, when the office closes on that day of its calendar; the end of the day where it does not open, or is closed already */
export async function closingTime(day: string): Promise<string> {
  const [found] = await get<CalendarDay[]>('/org/calendar', { from: day, to: day });
  const closes = found && closeOf(found);
  return closes && Date.parse(closes) > serverNow() ? closes : new Date(`${day}T23:59:00+03:30`).toISOString();
}

/** @returns ISO, until when the signature can be taken back; nothing where the letter is not held, as when others sign after this one */
export async function heldUntil(letterId: string): Promise<string | undefined> {
  for (let tries = 0; tries < 4; tries++) {
    const { now } = await get<LetterPath>(`/letters/${letterId}/path`);
    const hold = now.find(({ waiting }) => waiting === 'HOLD');
    if (hold?.dueAt) return hold.dueAt;
    if (!now.some(({ waiting }) => waiting === 'OFFICE')) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 500)); // the office is about to hold it
  }
  return undefined;
}
