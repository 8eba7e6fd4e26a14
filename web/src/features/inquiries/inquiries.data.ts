import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HoldingOffice } from '../../../../contracts/org';
import type { InquiryView } from '../../../../contracts/views';
import { act, get, newKey } from '../../shared/api/client';
import { useMe } from '../../shared/api/me';
import { serverNow } from '../../shared/api/server-clock';
import { useLetterChanged } from '../../shared/letters/letter.data';
import { useLive } from '../../shared/live/use-live';
import { toast } from '../../shared/ui/toast';

/** By the letter that asks; it is there once the letter is dispatched. */
export const inquiryQuery = (letterId: string) =>
  queryOptions({ queryKey: ['inquiry', letterId], queryFn: ({ signal }) => get<InquiryView>(`/inquiries/${letterId}`, {}, signal) });

/** An inquiry with its units; read again when one of its processes went on. */
export function useInquiry(letterId: string, isWanted: boolean) {
  const queries = useQueryClient();
  const inquiry = useQuery({ ...inquiryQuery(letterId), enabled: isWanted });
  useLive((hint) => {
    const its = inquiry.data ? [letterId, inquiry.data.id, ...inquiry.data.respondents.map(({ id }) => id)] : [];
    if (!hint || its.includes(hint.id)) void queries.invalidateQueries({ queryKey: ['inquiry', letterId] });
  });
  return inquiry;
}

/** A command about an inquiry: says what happened. Told again unchanged, it goes under the same key. */
export function useInquiryAct(letterId: string) {
  const changed = useLetterChanged(letterId);
  const told = useRef<{ what: string; key: string }>({ what: '', key: '' });
  return useMutation({
    mutationFn: ({ address, body }: { address: string; body: unknown; said: string }) => {
      const what = `${address} ${JSON.stringify(body)}`;
      if (told.current.what !== what) told.current = { what, key: newKey() };
      return act(address.replace(/^\/api/, ''), body, { wait: 3, requestKey: told.current.key });
    },
    onSuccess: (_, { said }) => {
      told.current = { what: '', key: '' };
      toast({ title: said, tone: 'ok' });
    },
    onSettled: () => void changed(),
  });
}

/** A part of an answer that the server has taken stands on the board before it is read again. */
export function useAddReply(letterId: string) {
  const queries = useQueryClient();
  const { person } = useMe();
  return (respondent: string, said: { fields: Record<string, string | number | boolean>; text: string }) =>
    queries.setQueryData(
      inquiryQuery(letterId).queryKey,
      (before) =>
        before && {
          ...before,
          respondents: before.respondents.map((one) => {
            if (one.id !== respondent) return one;
            const replies = one.replies ?? [];
            const reply = {
              n: replies.length + 1,
              round: one.round,
              partial: true,
              author: person,
              at: new Date(serverNow()).toISOString(),
              ...said,
            };
            return { ...one, replies: [...replies, reply] };
          }),
        },
    );
}

/** The office that probably holds the person's record: a suggestion. */
export const useHoldingOffice = (nationalId: string | null) =>
  useQuery({
    queryKey: ['holding-office', nationalId],
    queryFn: ({ signal }) => get<HoldingOffice>('/org/holding-office', { nationalId }, signal),
    enabled: !!nationalId,
    staleTime: Infinity,
  }).data;
