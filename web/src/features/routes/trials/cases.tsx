import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteCaseView } from '../../../../../contracts/route-trials';
import { count, persianDigits, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Panel } from '../../../shared/ui/screen-header';
import { Failure, Refusal, Skeleton } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { casesQuery, useCases } from './trials.data';
import { trialWords as words } from './trials.words';

/** The ways that every later version has to go. */
export function Cases({ route }: { route: string }) {
  const { data, error, refetch } = useQuery(casesQuery(route));
  const [asked, setAsked] = useState<RouteCaseView | null>(null);
  const drop = useCases(route, () => {
    toast({ title: words.dropped, tone: 'ok' });
    setAsked(null);
  });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[4]} />;
  return (
    <Panel title={words.cases}>
      <p className="px-4 pb-3 text-secondary text-ink-2">{data.items.length === 0 ? words.noCases : words.casesSay}</p>
      <ul aria-label={words.cases} className="divide-y divide-line">
        {data.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
            <div className="min-w-0">
              <p className="text-ui font-medium">{one.title}</p>
              <p className="text-secondary text-ink-2">{words.caseOf(persianDigits(String(one.version)), count(one.steps))}</p>
              <p className="text-meta text-ink-3">{words.keptBy(one.kept.by.name, persianInstant(one.kept.at))}</p>
            </div>
            <Button
              look="quiet"
              aria-label={words.dropOf(one.title)}
              onPress={() => {
                drop.reset();
                setAsked(one);
              }}
            >
              {words.drop}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={words.drop}
          action={words.drop}
          look="danger"
          isPending={drop.isPending}
          onConfirm={() => drop.mutate({ drop: asked.id })}
          onClose={() => setAsked(null)}
        >
          <p>{words.dropSays(asked.title)}</p>
          <Refusal error={drop.error} />
        </ConfirmDialog>
      )}
    </Panel>
  );
}
