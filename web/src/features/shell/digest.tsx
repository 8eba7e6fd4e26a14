import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Sunrise } from 'lucide-react';
import type { DigestView, TodaysDigest } from '../../../../contracts/digest';
import { act, get } from '../../shared/api/client';
import { useLive } from '../../shared/live/use-live';
import { Button } from '../../shared/ui/button';
import { digestWords as w } from './shell.words';

/** This morning's notice. */
export function useDigest(): DigestView | null {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['digest'],
    queryFn: ({ signal }) => get<TodaysDigest>('/me/digest', {}, signal),
    staleTime: 5 * 60_000,
  });
  useLive((hint) => {
    if (!hint || hint.type === 'digest') void queries.invalidateQueries({ queryKey: ['digest'] });
  });
  return data?.digest ?? null;
}

/** At the top of the first screen of the day, until it is read; where nothing waits it takes no room. */
export default function MorningDigest() {
  const digest = useDigest();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: () => act('/me/digest/read'),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['digest'] }),
  });
  if (!digest || digest.read || factsOf(digest).length === 0) return null;
  return (
    <section aria-label={w.title} className="flex items-center gap-x-3 border-b border-line bg-surface px-4 py-1.5 text-secondary">
      <Sunrise size={16} aria-hidden className="shrink-0 text-primary" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
        <p className="font-semibold">{w.title}</p>
        <DigestFacts digest={digest} />
      </div>
      <Button look="quiet" isPending={read.isPending} onPress={() => read.mutate()}>
        {w.read}
      </Button>
    </section>
  );
}

const factsOf = ({ dueToday, overdue, unseen, decisions, standsIn }: DigestView) =>
  [
    { n: overdue, text: w.overdue, to: '/cartable/overdue' },
    { n: dueToday, text: w.dueToday, to: '/cartable/received?sort=due' },
    { n: decisions, text: w.decisions, to: '/cartable/approve' },
    { n: unseen, text: w.unseen, to: '/cartable/received' },
    { n: standsIn, text: w.standsIn, to: '/settings' },
  ].filter(({ n }) => n > 0);

/** Each number leads to what it counts. @param onGo closes what it stands in */
export function DigestFacts({ digest, onGo }: { digest: DigestView; onGo?: () => void }) {
  const facts = factsOf(digest);
  if (facts.length === 0) return <p className="text-ink-2">{w.nothing}</p>;
  return (
    <ul className="flex flex-wrap gap-x-4">
      {facts.map(({ n, text, to }) => (
        <li key={to + text(n)}>
          <Link to={to as string} onClick={onGo} className="inline-flex min-h-6 items-center text-primary underline underline-offset-4">
            {text(n)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
