import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, SearchX, Waypoints } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { RoutedKind, RouteSummary } from '../../../../../contracts/routes';
import { Button } from '../../../shared/ui/button';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { SelectField, TextField, type Option } from '../../../shared/ui/field';
import { More } from '../../../shared/ui/more';
import { ScreenHeader } from '../../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import { libraryQuery } from '../routes.data';
import { routeWords as words } from '../routes.words';
import { RouteForm } from './route-form';
import { Standing, useTypeTitle, validityOf } from './standing';

const columns: Column<RouteSummary>[] = [
  {
    id: 'name',
    header: words.name,
    isName: true,
    cell: ({ id, name }) => (
      <Link
        to="/admin/routes/$routeId"
        params={{ routeId: id }}
        className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
      >
        {name}
      </Link>
    ),
  },
  { id: 'kind', header: words.kind, cell: (route) => <Kind route={route} /> },
  { id: 'unit', header: words.unit, from: 'lg', cell: ({ unit }) => unit?.name ?? words.everyUnit },
  { id: 'from', header: words.from, from: 'md', cell: (route) => <span className="tabular">{validityOf(route)}</span> },
  { id: 'standing', header: words.standing, cell: (route) => <Standing route={route} /> },
];

function Kind({ route }: { route: RouteSummary }) {
  const type = useTypeTitle(route.inquiryType);
  return [words.kinds[route.letterKind], type].filter(Boolean).join(' · ');
}

const kinds: Option<RoutedKind | 'all'>[] = [
  { id: 'all', label: words.all },
  ...(Object.entries(words.kinds) as [RoutedKind, string][]).map(([id, label]) => ({ id, label })),
];
const forces = [
  { id: 'all', label: words.all },
  { id: 'yes', label: words.inForce },
  { id: 'no', label: words.notInForce },
] as const;

/** Every route of the organisation. */
export function LibraryScreen() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const [kind, setKind] = useState<RoutedKind | 'all'>('all');
  const [force, setForce] = useState<(typeof forces)[number]['id']>('all');
  const [isCreating, setCreating] = useState(false);
  const isNarrowed = !!q || kind !== 'all' || force !== 'all';
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setCreating(true)}>
            {words.create}
          </Button>
        }
      >
        {words.subtitle}
      </ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        <div className="grid gap-3 md:grid-cols-4">
          <TextField
            label={words.search}
            placeholder={words.searchHint}
            type="search"
            value={typed}
            onChange={setTyped}
            className="md:col-span-2"
          />
          <SelectField label={words.kind} value={kind} onChange={setKind} options={kinds} />
          <SelectField label={words.standing} value={force} onChange={setForce} options={forces} />
        </div>
        <div className="rounded-card border border-line bg-surface">
          <List
            filter={{ q, letterKind: kind === 'all' ? undefined : kind, inForce: force === 'all' ? undefined : force === 'yes' }}
            isNarrowed={isNarrowed}
          />
        </div>
      </div>
      {isCreating && (
        <RouteForm
          title={words.create}
          path=""
          onClose={() => setCreating(false)}
          onSaved={({ id }) => void navigate({ to: '/admin/routes/$routeId', params: { routeId: id } })}
        />
      )}
    </>
  );
}

function List({ filter, isNarrowed }: { filter: Parameters<typeof libraryQuery>[0]; isNarrowed: boolean }) {
  const list = useInfiniteQuery(libraryQuery(filter));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (!rows) return list.error ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : <Skeleton rows={[3, 3, 3]} />;
  if (rows.length === 0)
    return isNarrowed ? (
      <Empty icon={<SearchX size={32} />} title={words.nothing}>
        {words.nothingSays}
      </Empty>
    ) : (
      <Empty icon={<Waypoints size={32} />} title={words.none}>
        {words.noneSays}
      </Empty>
    );
  return <DataTable caption={words.title} columns={columns} rows={rows} keyOf={({ id }) => id} footer={<More query={list} />} />;
}
