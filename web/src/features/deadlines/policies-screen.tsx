import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { lengthWords, stepWords } from '../../../../contracts/deadline-policies.words';
import type { PolicyView } from '../../../../contracts/deadline-policies';
import { priorityWords } from '../../../../contracts/words';
import { listOf } from '../../shared/format/format';
import { useChart } from '../../shared/org/chart.data';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { StayedClocks } from '../../shared/ui/stayed-clocks';
import { Empty, Failure, Refusal, Skeleton } from '../../shared/ui/states';
import { toast } from '../../shared/ui/toast';
import { effectQuery, policiesQuery, usePolicyAct } from './policies.data';
import { policiesWords as words } from './policies.words';
import { PolicyForm } from './policy-form';

type Asked = { policy: PolicyView; what: 'withdraw' | 'apply' };
const tones = { current: 'ok', planned: 'info', over: 'plain', withdrawn: 'plain' } as const;

/** How long questions have, and who is told on the way; what is no longer so stays to be read. */
export function PoliciesScreen() {
  const { data: policies, error, refetch } = useQuery(policiesQuery);
  const whom = useWhom();
  const [isNew, setNew] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns: Column<PolicyView>[] = [
    { id: 'whom', header: words.whom, isName: true, cell: whom },
    { id: 'howLong', header: words.howLong, cell: ({ policy }) => lengthWords(policy) },
    {
      id: 'ladder',
      header: words.ladder,
      from: 'lg',
      cell: ({ ladder }) => (
        <ul className="max-w-80 space-y-1 text-secondary whitespace-normal text-ink-2">
          {ladder.map((step, n) => (
            <li key={n}>{stepWords(step)}</li>
          ))}
        </ul>
      ),
    },
    { id: 'validity', header: words.validity, from: 'md', cell: ({ validFrom, validTo }) => words.since(validFrom, validTo) },
    { id: 'by', header: words.by, from: 'xl', cell: ({ createdBy }) => createdBy.name },
    {
      id: 'state',
      header: words.state,
      cell: ({ standing, applied }) => (
        <div className="space-y-1">
          <Chip tone={tones[standing]}>{words.standings[standing]}</Chip>
          {applied && <p className="text-meta whitespace-normal text-ink-3">{words.appliedTo(applied)}</p>}
          {applied?.stayed && <StayedClocks {...applied.stayed} />}
        </div>
      ),
    },
    {
      id: 'acts',
      header: words.acts,
      cell: (policy) => (
        <div className="flex flex-wrap gap-1">
          {policy.standing === 'current' && !policy.applied && (
            <Button look="quiet" aria-label={`${words.apply}: ${whom(policy)}`} onPress={() => setAsked({ policy, what: 'apply' })}>
              {words.applyBriefly}
            </Button>
          )}
          {(policy.standing === 'current' || policy.standing === 'planned') && (
            <Button look="quiet" aria-label={`${words.withdraw}: ${whom(policy)}`} onPress={() => setAsked({ policy, what: 'withdraw' })}>
              {words.withdraw}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setNew(true)}>
            {words.create}
          </Button>
        }
      >
        {words.subtitle}
      </ScreenHeader>
      <div className="p-4 md:p-6">
        <div className="rounded-card border border-line bg-surface">
          {error && !policies && <Failure error={error} onRetry={() => void refetch()} />}
          {!policies && !error && <Skeleton rows={[3, 3, 3]} />}
          {policies?.length === 0 && <Empty title={words.nothing}>{words.nothingSays}</Empty>}
          {policies && policies.length > 0 && <DataTable caption={words.title} columns={columns} rows={policies} keyOf={({ id }) => id} />}
        </div>
      </div>
      {isNew && <PolicyForm onClose={() => setNew(false)} />}
      {asked && <Question {...asked} whom={whom(asked.policy)} onClose={() => setAsked(null)} />}
    </>
  );
}

const ends = {
  withdraw: { path: 'withdrawal', done: words.withdrawn, says: words.withdrawSays },
  apply: { path: 'application', done: words.applied, says: words.applySays },
};

function Question({ policy, what, whom, onClose }: Asked & { whom: string; onClose: () => void }) {
  const { path, done, says } = ends[what];
  const act = usePolicyAct(() => {
    toast({ title: done, tone: 'ok' });
    onClose();
  });
  return (
    <ConfirmDialog
      title={words[what]}
      action={words[what]}
      look={what === 'withdraw' ? 'danger' : 'primary'}
      isPending={act.isPending}
      onConfirm={() => act.mutate({ path: `/admin/policies/${policy.id}/${path}` })}
      onClose={onClose}
    >
      <p className="font-medium">{whom}</p>
      <p>{says}</p>
      {what === 'apply' && <Effect id={policy.id} />}
      <Refusal error={act.error} />
    </ConfirmDialog>
  );
}

/** How many deadlines it would move, and how. */
function Effect({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(effectQuery(id));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[3]} />;
  return (
    <Banner tone={data.overdueAtOnce > 0 ? 'warn' : 'info'} role="status">
      {words.effectSays(data)}
    </Banner>
  );
}

/** What a policy is for, in words. */
function useWhom(): (policy: PolicyView) => string {
  const { data: chart } = useChart();
  return ({ type, priority, level, province, unit }) => {
    const office = chart?.chart.units.find(
      (one) => one.provinceCode === province && one.level === 'PROVINCIAL_OFFICE' && one.kind === 'OFFICE',
    );
    const named = [
      type?.title ?? words.anyType,
      ...(priority ? [priorityWords[priority]!] : []),
      ...(unit ? [unit.name] : []),
      ...(province ? [office?.shortName ?? ''] : []),
      ...(level ? [words.levels[level]] : []),
    ];
    return listOf(named.filter(Boolean));
  };
}
