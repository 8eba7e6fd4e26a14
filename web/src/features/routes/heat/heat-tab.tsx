import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { RouteHeatPlace } from '../../../../../contracts/route-pictures';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { RouteDiagram } from '../../../shared/diagram/route-diagram';
import { placeWord } from '../../../shared/diagram/story.words';
import { dayFromNow } from '../../../shared/format/day-from-now';
import { count, persianDuration } from '../../../shared/format/format';
import { heatGround } from '../../../shared/format/heat';
import { useChart } from '../../../shared/org/chart.data';
import { cx } from '../../../shared/ui/cx';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { DateField } from '../../../shared/ui/date-field';
import { Choice, SelectField, Switch } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { heatPicture, stepsOf, type Measure } from './heat-picture';
import { heatQuery, type HeatFilter } from './heat.data';
import { heatWords as words } from './heat.words';

const measures = (Object.keys(words.measures) as Measure[]).map((id) => ({ id, label: words.measures[id] }));
const EVERYWHERE = 'all';
const DAYS = 90;

/** Where letters on a route wait, on the drawing and as a table. */
export default function HeatTab({ route, no }: RouteTabProps) {
  const [isOfAll, setOfAll] = useState(false);
  const [filter, setFilter] = useState<HeatFilter>({ from: dayFromNow(-DAYS), to: null });
  const [by, setBy] = useState<Measure>('overdue');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: drawing } = useQuery({ ...drawingQuery(route.id, no ?? 0), enabled: no !== null });
  const asked = { ...filter, ...(!isOfAll && no !== null && { version: no }) };
  const { data: heat, error, refetch } = useQuery(heatQuery(route.id, asked));
  const picture = useMemo(() => heatPicture(heat?.places ?? [], by), [heat, by]);
  const elements = new Map(drawing?.elements.map((element) => [element.id, element]));
  const change = (part: Partial<HeatFilter>) => setFilter((before) => ({ ...before, ...part }));
  return (
    <div className="space-y-4 p-4 md:p-6">
      <p className="text-ui text-ink-2">{words.intro}</p>
      <section aria-label={words.filters} className="grid items-end gap-4 md:grid-cols-3 xl:grid-cols-5">
        <DateField label={words.from} value={filter.from} max={filter.to ?? undefined} onChange={(from) => change({ from })} />
        <DateField label={words.to} value={filter.to} min={filter.from ?? undefined} onChange={(to) => change({ to })} />
        <ProvinceField value={filter.province} onChange={(province) => change({ province })} />
        <Switch isSelected={isOfAll} onChange={setOfAll}>
          {words.allVersions}
        </Switch>
      </section>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!heat && !error && <Skeleton rows={[16, 6]} />}
      {heat && (
        <>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <Choice label={words.by} value={by} onChange={setBy} options={measures} />
            <p className="text-secondary text-ink-2">{words.walks(heat.walks)}</p>
          </div>
          {drawing && <RouteDiagram xml={drawing.diagram} name={route.name} picture={picture} chosen={chosen} onChoose={setChosen} />}
          {heat.places.length === 0 ? (
            <Empty title={words.nothing}>{words.nothingHint}</Empty>
          ) : (
            <>
              <Shades places={heat.places} by={by} />
              <Panel title={words.table}>
                <DataTable
                  caption={words.table}
                  columns={columns((id) => placeWord(elements.get(id) ?? { name: id }))}
                  rows={heat.places}
                  keyOf={({ element }) => element}
                  initially={{ by: 'overdue', isDescending: true }}
                  isMarked={({ element }) => element === chosen}
                  onPoint={(place) => setChosen(place?.element ?? null)}
                />
              </Panel>
            </>
          )}
        </>
      )}
    </div>
  );
}

const columns = (nameOf: (id: string) => string): Column<RouteHeatPlace>[] => {
  const figure = (id: 'open' | 'overdue' | 'stopped', header: string): Column<RouteHeatPlace> => ({
    ...{ id, header, isFigure: true, sort: (place) => place[id], cell: (place) => count(place[id]) },
  });
  return [
    { id: 'step', header: words.step, isName: true, sort: ({ element }) => nameOf(element), cell: ({ element }) => nameOf(element) },
    { id: 'count', header: words.total, isFigure: true, from: 'md', sort: (place) => place.count, cell: (place) => count(place.count) },
    figure('open', words.open),
    figure('overdue', words.overdue),
    { ...figure('stopped', words.stopped), from: 'md' },
    {
      ...{ id: 'median', header: words.medianTime, isFigure: true, sort: ({ medianMs }) => medianMs },
      cell: ({ medianMs }) => (medianMs === null ? words.none : persianDuration(medianMs)),
    },
    {
      ...{ id: 'working', header: words.workingTime, isFigure: true, from: 'lg', sort: ({ medianWorkingMs }) => medianWorkingMs },
      cell: ({ medianWorkingMs }) => (medianWorkingMs === null ? words.none : words.workingHours(medianWorkingMs)),
    },
  ];
};

function ProvinceField({ value, onChange }: { value: string | undefined; onChange: (code: string | undefined) => void }) {
  const { data: chart } = useChart();
  const provinces = (chart?.chart.units ?? []).flatMap(({ kind, level, provinceCode, shortName }) =>
    kind === 'OFFICE' && level === 'PROVINCIAL_OFFICE' && provinceCode ? [{ id: provinceCode, label: shortName }] : [],
  );
  return (
    <SelectField
      label={words.province}
      value={value ?? EVERYWHERE}
      onChange={(code) => onChange(code === EVERYWHERE ? undefined : code)}
      options={[{ id: EVERYWHERE, label: words.allProvinces }, ...provinces]}
    />
  );
}

/** What each shade stands for. */
function Shades({ places, by }: { places: readonly RouteHeatPlace[]; by: Measure }) {
  const steps = stepsOf(places, by);
  const labels = [...steps.map((to, i) => words.shade(i === 0 ? 0 : steps[i - 1]! + 1, to)), words.above(steps[3])];
  return (
    <ul aria-label={words.shades} className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
      {labels.map((label, shade) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cx('size-3 rounded-chip', heatGround[shade])} />
          {label} {by === 'median' && words.hours}
        </li>
      ))}
    </ul>
  );
}
