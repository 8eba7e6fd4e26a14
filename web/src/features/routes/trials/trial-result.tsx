import type { RouteTrial, TrialFigures } from '../../../../../contracts/route-trials';
import { reasonOf } from '../../../../../contracts/route-trials.words';
import { count, persianDate, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { DataTable, type Column } from '../../../shared/ui/data-table';
import { Panel } from '../../../shared/ui/screen-header';
import { Refusal } from '../../../shared/ui/states';
import { toast } from '../../../shared/ui/toast';
import { useCases } from './trials.data';
import { trialWords as words } from './trials.words';

/** A trial in words first, then in figures. */
export function TrialResult({ route, trial }: { route: string; trial: RouteTrial }) {
  const { figures, names, sentences, by, at, from, to } = trial;
  const keep = useCases(route, () => toast({ title: words.kept, tone: 'ok' }));
  const nameOf = (id: string | null) => (id === null ? words.headquarters : (names[id] ?? id));
  return (
    <>
      <Panel
        title={words.result}
        actions={
          <Button isPending={keep.isPending} onPress={() => keep.mutate({ version: trial.version, trial: trial.n })}>
            {words.keep}
          </Button>
        }
      >
        <div className="space-y-3 px-4 pb-4">
          <p className="text-secondary text-ink-2">{words.madeBy(by.name, persianInstant(at), persianDate(from), persianDate(to))}</p>
          <ul aria-label={words.result} className="list-disc space-y-1 ps-5 text-ui">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Refusal error={keep.error} />
        </div>
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Part title={words.figures} rows={overall(figures)} keyOf={({ figure }) => figure} columns={overallColumns} />
        <Part title={words.endings} rows={endings(figures)} keyOf={({ end }) => end} columns={endingColumns} />
        <Part title={words.work} rows={[...figures.gains, ...figures.losses]} keyOf={({ post }) => post} columns={workColumns(nameOf)} />
        <Part title={words.queues} rows={figures.queues} keyOf={({ post }) => post} columns={queueColumns(nameOf)} />
        <Part title={words.breaches} rows={figures.breaches} keyOf={({ element }) => element} columns={breachColumns(nameOf)} />
        <Part
          title={words.stuck}
          rows={places(figures)}
          keyOf={({ element, reason }) => `${element} ${reason}`}
          columns={placeColumns(nameOf)}
        />
        <Part title={words.provinces} rows={figures.provinces} keyOf={({ province }) => province ?? ''} columns={provinceColumns(nameOf)} />
      </div>
    </>
  );
}

/** A table, where there is something in it. */
function Part<T>({
  title,
  rows,
  ...table
}: {
  title: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  columns: readonly Column<T>[];
}) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title}>
      <DataTable caption={title} rows={rows} {...table} />
    </Panel>
  );
}

type NameOf = (id: string | null) => string;
const hours = (ms: number | undefined) => (ms === undefined ? words.unknown : words.hours(ms));
const figure = <T,>(id: string, header: string, of: (row: T) => number): Column<T> => ({
  ...{ id, header, isFigure: true, sort: of, cell: (row) => count(of(row)) },
});
const named = <T,>(header: string, of: (row: T) => string): Column<T> => ({ id: 'name', header, isName: true, sort: of, cell: of });

const overall = ({ cycle: { before, after }, late }: TrialFigures) => [
  { figure: words.median, before: hours(before?.median), after: hours(after?.median) },
  { figure: words.p90, before: hours(before?.p90), after: hours(after?.p90) },
  {
    ...{ figure: words.late, before: words.outOf(count(late.before.late), count(late.before.tasks)) },
    after: words.outOf(count(late.after.late), count(late.after.tasks)),
  },
];
const overallColumns: Column<ReturnType<typeof overall>[number]>[] = [
  { id: 'figure', header: words.figure, isName: true, cell: ({ figure }) => figure },
  { id: 'before', header: words.before, isFigure: true, cell: ({ before }) => before },
  { id: 'after', header: words.after, isFigure: true, cell: ({ after }) => after },
];

const endings = ({ ended }: TrialFigures) =>
  (Object.keys(words.endedAs) as (keyof typeof words.endedAs)[]).map((end) => ({ end: words.endedAs[end], letters: ended[end] }));
const endingColumns: Column<ReturnType<typeof endings>[number]>[] = [
  named(words.endings, ({ end }) => end),
  figure('letters', words.letters, ({ letters }) => letters),
];

const workColumns = (nameOf: NameOf): Column<TrialFigures['gains'][number]>[] => [
  named(words.post, ({ post }) => nameOf(post)),
  figure('before', words.before, ({ before }) => before),
  figure('after', words.after, ({ after }) => after),
  {
    ...{ id: 'change', header: words.change, isFigure: true, sort: ({ before, after }) => after - before },
    cell: ({ before, after }) => <bdi dir="ltr">{`${after > before ? '+' : '−'}${count(Math.abs(after - before))}`}</bdi>,
  },
];

const queueColumns = (nameOf: NameOf): Column<TrialFigures['queues'][number]>[] => [
  named(words.post, ({ post }) => nameOf(post)),
  figure('tasks', words.tasks, ({ tasks }) => tasks),
  {
    ...{ id: 'waited', header: words.waited, isFigure: true, sort: ({ waited, tasks }) => waited / Math.max(1, tasks) },
    cell: ({ waited, tasks }) => hours(waited / Math.max(1, tasks)),
  },
  { ...figure<TrialFigures['queues'][number]>('longest', words.longest, ({ longest }) => longest), from: 'md' },
];

const breachColumns = (nameOf: NameOf): Column<TrialFigures['breaches'][number]>[] => [
  named(words.step, ({ element }) => nameOf(element)),
  figure('tasks', words.tasks, ({ tasks }) => tasks),
  figure('late', words.lateTasks, ({ late }) => late),
];

const places = ({ incidents, waits }: TrialFigures) => [
  ...incidents.map(({ element, code, letters }) => ({ element, reason: reasonOf(code), letters })),
  ...waits.map(({ element, letters }) => ({ element, reason: words.waits, letters })),
];
const placeColumns = (nameOf: NameOf): Column<ReturnType<typeof places>[number]>[] => [
  named(words.step, ({ element }) => nameOf(element)),
  { id: 'reason', header: words.reason, cell: ({ reason }) => reason },
  figure('letters', words.letters, ({ letters }) => letters),
];

const provinceColumns = (nameOf: NameOf): Column<TrialFigures['provinces'][number]>[] => [
  named(words.province, ({ province }) => nameOf(province)),
  figure('letters', words.letters, ({ letters }) => letters),
  {
    id: 'before',
    header: words.before,
    isFigure: true,
    from: 'md',
    sort: ({ before }) => before?.median,
    cell: ({ before }) => hours(before?.median),
  },
  { id: 'after', header: words.after, isFigure: true, sort: ({ after }) => after?.median, cell: ({ after }) => hours(after?.median) },
  figure('late', words.lateTasks, ({ late }) => late),
];
