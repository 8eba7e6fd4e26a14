import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Forward, LayoutGrid, ShieldQuestion } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DeskLoad, WorkloadFilter } from '../../../../contracts/workload';
import { count, listOf, persianDate, persianDuration } from '../../shared/format/format';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Button } from '../../shared/ui/button';
import { Chip } from '../../shared/ui/chip';
import { cx } from '../../shared/ui/cx';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { workloadQuery } from './acts.data';
import { workloadWords as words } from './acts.words';
import { placesQuery, whereOf, type Where } from './board.data';
import { boardWords, placeTitle } from './board.words';
import { ExportMenu } from './export-menu';
import { PlaceLine, WayTo } from './place-line';
import { ProposalPanel } from './proposal-panel';
import { ReassignDialog } from './reassign-dialog';
import { Reassignments } from './reassignments';
import { SupervisionTabs } from './supervision-tabs';

const route = getRouteApi('/office/supervision/workload');

/** How much lies on each desk of an office, what would even it out, and work laid on other desks. */
export function WorkloadScreen() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: places, error, refetch } = useQuery(placesQuery);
  if (error) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!places) return <Skeleton rows={[3, 20]} />;
  const [widest] = places;
  const where: Where | undefined = search.level ? { level: search.level, under: search.under } : widest && whereOf(widest);
  const filter = where && filterOf(where);
  return (
    <>
      <ScreenHeader
        title={words.title}
        above={<WayTo where={where} to="/supervision/workload" />}
        actions={filter && <ExportMenu where={filter} tab="workload" />}
      >
        {where && <PlaceLine where={where} />}
      </ScreenHeader>
      <SupervisionTabs current="workload" where={where} />
      {!where ? (
        <Empty icon={<ShieldQuestion size={32} />} title={boardWords.noPlace}>
          {boardWords.noPlaceSays}
        </Empty>
      ) : (
        <div className="space-y-4 p-4 md:p-6 print:p-0">
          <UnitPicker
            label={words.office}
            max={1}
            value={filter ? [filter.under] : []}
            onChange={([under]) => void navigate({ to: '/supervision/workload', search: under ? { level: 'unit', under } : {} })}
            description={words.officeSays}
            className="max-w-xl print:hidden"
          />
          {filter ? (
            <Desks key={filter.under} filter={filter} />
          ) : (
            <Empty icon={<LayoutGrid size={32} />} title={words.choose}>
              {words.chooseSays}
            </Empty>
          )}
          <Reassignments />
        </div>
      )}
    </>
  );
}

/** A province is looked at by its own office here. */
const filterOf = ({ level, under }: Where): WorkloadFilter | undefined =>
  under ? { level: level === 'unit' ? 'unit' : 'county', under } : undefined;

function Desks({ filter }: { filter: WorkloadFilter }) {
  const { data, error, refetch } = useQuery(workloadQuery(filter));
  const [moved, setMoved] = useState<DeskLoad | null>(null);
  const columns = useMemo(() => columnsOf(setMoved), []);
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[20]} />;
  return (
    <>
      <Panel title={`${words.desks}: ${placeTitle(data.place)}`}>
        <DataTable
          caption={words.desks}
          columns={columns}
          rows={data.desks}
          keyOf={({ post }) => post.id}
          initially={{ by: 'open', isDescending: true }}
        />
      </Panel>
      <ProposalPanel filter={filter} />
      {moved && <ReassignDialog desk={moved} desks={data.desks} onClose={() => setMoved(null)} />}
    </>
  );
}

const columnsOf = (onMove: (desk: DeskLoad) => void): Column<DeskLoad>[] => [
  { id: 'post', header: words.post, isName: true, sort: ({ post }) => post.title, cell: (desk) => <Post desk={desk} /> },
  { id: 'open', header: words.open, isFigure: true, sort: ({ open }) => open, cell: ({ open }) => count(open) },
  { id: 'soon', header: words.dueSoon, isFigure: true, from: 'lg', sort: ({ dueSoon }) => dueSoon, cell: ({ dueSoon }) => count(dueSoon) },
  {
    id: 'overdue',
    header: words.overdue,
    isFigure: true,
    sort: ({ overdue }) => overdue,
    cell: ({ overdue }) => <span className={cx(overdue > 0 && 'font-medium text-danger')}>{count(overdue)}</span>,
  },
  { id: 'done', header: words.done, isFigure: true, from: 'lg', sort: ({ done30d }) => done30d, cell: ({ done30d }) => count(done30d) },
  {
    id: 'median',
    header: words.median,
    from: 'lg',
    sort: ({ medianMs30d }) => medianMs30d,
    cell: ({ medianMs30d }) => (medianMs30d === null ? <span className="text-ink-3">{words.none}</span> : persianDuration(medianMs30d)),
  },
  {
    id: 'days',
    header: words.days,
    isFigure: true,
    from: 'md',
    sort: ({ daysOfWork }) => daysOfWork,
    cell: ({ daysOfWork }) => (daysOfWork === null ? <span className="text-ink-3">—</span> : words.daysOf(daysOfWork)),
  },
  {
    id: 'move',
    header: words.moveShort,
    isAct: true,
    cell: (desk) =>
      desk.open > 0 && (
        <Button
          look="quiet"
          aria-label={words.moveOf(desk.post.title)}
          icon={<Forward size={16} aria-hidden className="mirrored" />}
          onPress={() => onMove(desk)}
        >
          <span className="hidden md:inline">{words.move}</span>
        </Button>
      ),
  },
];

function Post({ desk: { post, holders, awayUntil } }: { desk: DeskLoad }) {
  return (
    <div className="flex flex-col items-start gap-0.5">
      <span>{post.title}</span>
      <span className="flex flex-wrap items-center gap-x-2 text-secondary font-normal text-ink-2">
        {holders.length ? listOf(holders.map(({ name }) => name)) : <Chip tone="warn">{words.vacant}</Chip>}
        {awayUntil && <Chip tone="info">{words.away(persianDate(awayUntil))}</Chip>}
      </span>
    </div>
  );
}
