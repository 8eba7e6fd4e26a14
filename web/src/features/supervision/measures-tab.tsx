import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MeasuresRow, MeasuresView } from '../../../../contracts/board-measures';
import { dayFromNow } from '../../shared/format/day-from-now';
import { count, shortDate } from '../../shared/format/format';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { DateField } from '../../shared/ui/date-field';
import { Choice, SelectField } from '../../shared/ui/field';
import { Panel } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import type { BoardSearch } from './board-search';
import type { BoardTabProps } from './board-tabs';
import { partName } from './board.words';
import { Compared } from './compared';
import { measuresQuery } from './measures.data';
import { measuresWords as words } from './measures.words';
import { PeriodFields, USUAL_DAYS } from './period-fields';

const bys = (['part', 'type', 'week'] as const).map((id) => ({ id, label: words.bys[id] }));
const againsts = (['before', 'year', 'days'] as const).map((id) => ({ id, label: words.againsts[id] }));

/** How a place answered in some days, beside others: by its parts, by types of inquiry, by weeks. */
export function MeasuresTab({ where, search, onChange }: BoardTabProps) {
  const { data: view, error, refetch } = useQuery(measuresQuery(where, search));
  const compareWith = (id: 'before' | 'year' | 'days') =>
    onChange({
      against: id === 'before' ? undefined : id,
      from: search.from ?? dayFromNow(1 - USUAL_DAYS),
      to: search.to ?? dayFromNow(0),
      againstFrom: id === 'days' ? view?.against.from : undefined,
      againstTo: id === 'days' ? view?.against.to : undefined,
    });
  return (
    <div className="space-y-4">
      <section aria-label={words.filters} className="grid items-end gap-4 md:grid-cols-3 xl:grid-cols-4 print:hidden">
        <PeriodFields search={search} onChange={onChange} />
        <SelectField label={words.against} value={search.against ?? 'before'} onChange={compareWith} options={againsts} />
        {search.against === 'days' && (
          <>
            <DateField
              label={words.againstFrom}
              value={search.againstFrom ?? null}
              max={search.againstTo}
              onChange={(day) => onChange({ againstFrom: day ?? undefined })}
            />
            <DateField
              label={words.againstTo}
              value={search.againstTo ?? null}
              min={search.againstFrom}
              onChange={(day) => onChange({ againstTo: day ?? undefined })}
            />
          </>
        )}
      </section>
      <Choice
        label={words.by}
        value={search.by ?? 'part'}
        onChange={(by) => onChange({ by: by === 'part' ? undefined : by })}
        options={bys}
        className="print:hidden"
      />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!view && !error && <Skeleton rows={[6, 24]} />}
      {view && (
        <Panel
          title={`${words.period(shortDate(noon(view.period.from)), shortDate(noon(view.period.to)))}، ${words.comparedWith(shortDate(noon(view.against.from)), shortDate(noon(view.against.to)))}`}
        >
          {view.totals.now.answered + view.totals.before.answered === 0 ? (
            <Empty title={words.nothing}>{words.nothingHint}</Empty>
          ) : (
            <Table view={view} />
          )}
          <p className="px-4 py-3 text-meta text-ink-2">{words.explains}</p>
        </Panel>
      )}
    </div>
  );
}

/** noon in Tehran is never another day */
const noon = (day: string) => `${day}T08:30:00Z`;

function Table({ view }: { view: MeasuresView }) {
  const total: MeasuresRow = { key: 'total', name: words.total, place: null, ...view.totals };
  return (
    <DataTable
      caption={words.bys[view.by]}
      columns={columnsOf(view.by)}
      rows={[total, ...view.rows]}
      keyOf={({ key }) => key}
      isMarked={({ key }) => key === 'total'}
    />
  );
}

function columnsOf(by: MeasuresView['by']): Column<MeasuresRow>[] {
  const figure = (
    id: string,
    header: string,
    of: 'within24hShare' | 'withinPolicyShare' | 'medianMs' | 'p90Ms',
    from?: 'md' | 'lg',
  ): Column<MeasuresRow> => ({
    ...{ id, header, isFigure: true, sort: ({ now }) => now[of] },
    ...(from && { from }),
    cell: ({ now, before }) => (
      <Compared
        now={now[of]}
        before={before[of]}
        of={{ now: now.answered, before: before.answered }}
        kind={of === 'within24hShare' || of === 'withinPolicyShare' ? 'share' : 'time'}
      />
    ),
  });
  return [
    { id: 'name', header: words.bys[by], isName: true, sort: ({ name }) => name, cell: (row) => <Name row={row} by={by} /> },
    {
      ...{ id: 'answered', header: words.answered, isFigure: true, sort: ({ now }) => now.answered },
      cell: ({ now, before }) => (
        <span className="flex flex-col whitespace-nowrap">
          {count(now.answered)}
          <span className="text-meta text-ink-2">{words.was(count(before.answered), before.answered).replace(/ \(.*$/, '')}</span>
        </span>
      ),
    },
    figure('within24h', words.within24h, 'within24hShare'),
    figure('withinPolicy', words.withinPolicy, 'withinPolicyShare', 'md'),
    figure('median', words.median, 'medianMs', 'md'),
    figure('p90', words.p90, 'p90Ms', 'lg'),
  ];
}

function Name({ row: { key, name, place }, by }: { row: MeasuresRow; by: MeasuresView['by'] }) {
  if (key === 'total') return <>{name}</>;
  if (by === 'week') return <>{words.week(shortDate(noon(key)))}</>;
  if (!place) return <>{name}</>;
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
