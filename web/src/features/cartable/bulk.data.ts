import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { BulkAct, BulkActs, BulkVerdicts } from '../../../../contracts/bulk';
import type { CartableRow } from '../../../../contracts/cartable';
import type { Refer } from '../../../../contracts/tasks';
import type { LetterView } from '../../../../contracts/views';
import { act } from '../../shared/api/client';
import { letterQuery } from '../../shared/letters/letter.data';
import { keyOf, readAnew } from './cartable.data';

/** What can be done with many letters at once, the most usual first. */
export const bulkOutcomes = ['signed', 'approved', 'closed', 'acknowledged', 'registered'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];
/** One of these, or a referral of them all. */
export type BulkKind = BulkOutcome | 'referred';

/** The server's own limit. */
export const BULK_LIMIT = 500;
/** Each of these is read before it is signed. */
export const SIGN_LIMIT = 50;
export const isText = (outcome: BulkKind): boolean => outcome === 'signed' || outcome === 'approved';
export const limitOf = (outcome: BulkKind): number => (isText(outcome) ? SIGN_LIMIT : BULK_LIMIT);

export interface Plan {
  acts: BulkAct[];
  /** the texts that would be signed, by letter */
  letters: ReadonlyMap<string, LetterView>;
  verdicts: BulkVerdicts['items'];
}

/** What will happen and what not, with the reason; nothing is changed by asking. */
export const usePlan = (outcome: BulkKind, rows: readonly CartableRow[], refer?: Refer) => {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['bulk', outcome, refer, rows.map(keyOf)],
    queryFn: async (): Promise<Plan> => {
      const letters = isText(outcome) ? await textsOf(queries, rows) : new Map<string, LetterView>();
      const acts = rows.map(({ process, key, letter }): BulkAct => ({
        process: process.id,
        key,
        ...(outcome === 'referred' ? { refer } : { close: commandOf(outcome, letters.get(letter.id)) }),
      }));
      const { items } = await act<BulkVerdicts>('/desks/bulk/preview', { acts } satisfies BulkActs);
      return { acts, letters, verdicts: items };
    },
    gcTime: 0,
    staleTime: Infinity,
  });
};

export function useBulk() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ acts, note }: { acts: BulkAct[]; note: string }) =>
      act<BulkVerdicts>('/desks/bulk', {
        acts: acts.map((one) => (note && one.close?.outcome === 'closed' ? { ...one, close: { ...one.close, note } } : one)),
      } satisfies BulkActs),
    onSettled: () => readAnew(queries),
  });
}

async function textsOf(queries: QueryClient, rows: readonly CartableRow[]): Promise<Map<string, LetterView>> {
  const waiting = [...new Set(rows.map(({ letter }) => letter.id))];
  const found = new Map<string, LetterView>();
  const reader = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      const letter = id;
      found.set(letter, await queries.fetchQuery(letterQuery(letter)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, reader));
  return found;
}

function commandOf(outcome: BulkOutcome, letter: LetterView | undefined): NonNullable<BulkAct['close']> {
  if (outcome === 'signed' || outcome === 'approved') return { outcome, version: letter?.version ?? 1 };
  return { outcome };
}
