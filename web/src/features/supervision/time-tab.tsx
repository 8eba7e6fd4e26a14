import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { StepTime, TimeView } from '../../../../contracts/board-measures';
import { dayFromNow } from '../../shared/format/day-from-now';
import { count, percent, shortDate } from '../../shared/format/format';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { Panel } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import type { BoardSearch } from './board-search';
import type { BoardTabProps } from './board-tabs';
import { partName } from './board.words';
import { timeQuery } from './measures.data';
import { measuresWords as words } from './measures.words';
import { PeriodFields } from './period-fields';

/** Where the time of questions goes: step by step, and where it goes most in each part of the place. */
export function TimeTab({ where, search, onChange }: BoardTabProps) {
  const { data: view, error, refetch } = useQuery(timeQuery(where, search));
  return (
    <div className="space-y-4">
      <section aria-label={words.filters} className="grid items-end gap-4 md:grid-cols-3 xl:grid-cols-4 print:hidden">
        <PeriodFields search={search} onChange={onChange} />
      </section>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!view && !error && <Skeleton rows={[12, 12]} />}
      {view && (
        <Panel
          title={`${words.timeTitle}، ${words.period(shortDate(`${view.period.from}T08:30:00Z`), shortDate(`${view.period.to}T08:30:00Z`))}`}
        >
          {view.steps.length === 0 ? <Empty title={words.noTime} /> : <Steps steps={view.steps} />}
          <p className="px-4 py-3 text-meta text-ink-2">
            {words.timeExplains} {view.period.to < (search.to ?? dayFromNow(0)) && words.todayNotYet}
          </p>
        </Panel>
      )}
      {view && view.steps.length > 0 && where.level !== 'unit' && (
        <Panel title={words.byPlace}>
          <DataTable
            caption={words.byPlace}
            columns={placeColumns}
            rows={view.rows}
            keyOf={({ key }) => key}
            initially={{ by: 'whole', isDescending: true }}
          />
        </Panel>
      )}
    </div>
  );
}

function Steps({ steps }: { steps: readonly StepTime[] }) {
  const whole = sumOf(steps);
  const columns: Column<StepTime>[] = [
    { id: 'step', header: words.step, isName: true, sort: ({ step }) => words.steps[step], cell: ({ step }) => words.steps[step] },
    {
      ...{ id: 'share', header: words.share, isFigure: true, sort: ({ totalMs }) => totalMs },
      cell: ({ totalMs }) => (
        <span className="flex items-center gap-2">
          <span aria-hidden className="hidden h-2 w-40 overflow-hidden rounded-full bg-sunken md:block print:[print-color-adjust:exact]">
            <span className="block h-full rounded-full bg-heat-3" style={{ width: `${whole ? (totalMs / whole) * 100 : 0}%` }} />
          </span>
          <span className="whitespace-nowrap">{percent(whole ? totalMs / whole : 0)}</span>
        </span>
      ),
    },
    { id: 'cases', header: words.cases, isFigure: true, from: 'md', sort: ({ cases }) => cases, cell: ({ cases }) => count(cases) },
    { id: 'mean', header: words.mean, isFigure: true, sort: meanOf, cell: (row) => words.lasting(meanOf(row)) },
  ];
  return (
    <DataTable
      caption={words.timeTitle}
      columns={columns}
      rows={steps}
      keyOf={({ step }) => step}
      initially={{ by: 'share', isDescending: true }}
    />
  );
}

type PlaceRow = TimeView['rows'][number];
const sumOf = (steps: readonly StepTime[]) => steps.reduce((sum, { totalMs }) => sum + totalMs, 0);
const meanOf = ({ totalMs, cases }: StepTime) => (cases ? totalMs / cases : 0);

const placeColumns: Column<PlaceRow>[] = [
  { id: 'name', header: words.bys.part, isName: true, sort: ({ name }) => name, cell: (row) => <Name row={row} /> },
  {
    id: 'whole',
    header: words.meanWhole,
    isFigure: true,
    sort: ({ steps }) => sumOf(steps),
    cell: ({ steps }) => (steps.length ? words.lasting(sumOf(steps)).split(' و ')[0] : '—'),
  },
  {
    id: 'worst',
    header: words.worst,
    sort: ({ steps }) => steps[0]?.step,
    cell: ({ steps }) => (steps[0] ? words.steps[steps[0].step] : '—'),
  },
  {
    id: 'mean',
    header: words.worstMean,
    isFigure: true,
    from: 'md',
    sort: ({ steps }) => steps[0] && meanOf(steps[0]),
    cell: ({ steps }) => (steps[0] ? words.lasting(meanOf(steps[0])) : '—'),
  },
];

function Name({ row: { name, place } }: { row: PlaceRow }) {
  if (!place) return <>{partName(name, null)}</>;
  return (
    <Link
      to="/supervision"
      search={(before: BoardSearch) => ({ ...before, post: undefined, level: place.level, under: place.under })}
      className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
    >
      {partName(name, place)}
    </Link>
  );
}
