import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HoldingOffice } from '../../../../contracts/org';
import type { InquiryView } from '../../../../contracts/views';
import { act, get, newKey } from '../../shared/api/client';
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

/** The office that probably holds the person's record: a suggestion. */
export const useHoldingOffice = (nationalId: string | null) =>
  useQuery({
    queryKey: ['holding-office', nationalId],
    queryFn: ({ signal }) => get<HoldingOffice>('/org/holding-office', { nationalId }, signal),
    enabled: !!nationalId,
    staleTime: Infinity,
  }).data;
