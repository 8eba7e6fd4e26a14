import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Gauge, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RiskLetter, RiskVerdicts } from '../../../../contracts/risk';
import { count, percent } from '../../shared/format/format';
import { LetterNo } from '../../shared/format/letter-no';
import { Deadline } from '../../shared/letters/marks';
import { Chip } from '../../shared/ui/chip';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { More } from '../../shared/ui/more';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { risksQuery, verdictsQuery } from './acts.data';
import { riskWords as words } from './acts.words';
import { placesQuery, whereOf, type Where } from './board.data';
import { boardWords } from './board.words';
import { ExportMenu } from './export-menu';
import { Desks, Subject } from './letter-facts';
import { OnlyFirst } from './only-first';
import { PlaceLine, WayTo } from './place-line';
import { useReminding } from './reminding';
import { SupervisionTabs } from './supervision-tabs';

const route = getRouteApi('/office/supervision/risk');

/** What is likely to be late, before it is; and whether that order is worth looking at. */
export function RiskScreen() {
  const search = route.useSearch();
  const { data: places, error, refetch } = useQuery(placesQuery);
  if (error) return <Failure isScreen error={error} onRetry={() => void refetch()} />;
  if (!places) return <Skeleton rows={[3, 20]} />;
  const widest = places[0];
  const where: Where | undefined = search.level ? { level: search.level, under: search.under } : widest && whereOf(widest);
  return (
    <>
      <ScreenHeader
        title={words.title}
        above={<WayTo where={where} to="/supervision/risk" />}
        actions={where && <ExportMenu where={where} tab="risk" />}
      >
        {where && <PlaceLine where={where} />}
        {words.says}
      </ScreenHeader>
      <SupervisionTabs current="risk" where={where} />
      {where ? (
        <div className="space-y-4 p-4 md:p-6 print:p-0">
          <Risks key={`${where.level} ${where.under ?? ''}`} where={where} />
          <Verdicts />
        </div>
      ) : (
        <Empty icon={<ShieldQuestion size={32} />} title={boardWords.noPlace}>
          {boardWords.noPlaceSays}
        </Empty>
      )}
    </>
  );
}

function Risks({ where }: { where: Where }) {
  const query = useInfiniteQuery(risksQuery(where));
  const letters = query.data?.pages.flatMap(({ items }) => items);
  const { button, all, choiceOf } = useReminding(letters ?? []);
  return (
    <Panel title={words.list} actions={!!letters?.length && button}>
      {query.error && !letters && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={[4, 4, 4]} />}
      {letters?.length === 0 && (
        <Empty
          icon={<Gauge size={32} />}
          title={words.nothing}
          action={
            <Link
              to="/supervision"
              search={{ ...where, state: 'open' }}
              className="inline-flex min-h-6 items-center text-primary hover:underline"
            >
              {words.byDeadlines}
            </Link>
          }
        >
          {words.nothingSays}
        </Empty>
      )}
      {letters && letters.length > 0 && (
        <>
          {all}
          <ul aria-label={words.list} className="border-t border-line">
            {letters.map((letter) => (
              <li key={letter.process} className="border-b border-line last:border-0 print:break-inside-avoid">
                <Line letter={letter} choice={choiceOf(letter)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <OnlyFirst query={query} />
      <More query={query} />
    </Panel>
  );
}

function Line({ letter, choice }: { letter: RiskLetter; choice: ReactNode }) {
  const { letter: about, unit, asker, type, openedAt, dueAt, chance, why, desks } = letter;
  return (
    <div className="flex gap-3 px-4 py-2.5">
      {choice}
      <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-1 md:flex-row md:items-center">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Subject letter={about} />
            {about?.number && <LetterNo value={about.number} className="text-secondary text-ink-2" />}
          </p>
          <p className="text-secondary text-ink-2">
            {boardWords.asked} <span className="font-medium text-ink">{unit.name}</span> · {boardWords.asker}: {asker.name} · {type}
          </p>
          <p className="text-secondary text-ink-2">{why}</p>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 md:w-96 md:shrink-0 md:justify-between">
          <Chip tone={chance >= 60 ? 'danger' : chance >= 30 ? 'warn' : 'plain'}>{words.chance(chance)}</Chip>
          <p className="w-full min-w-0 text-secondary text-ink-2 md:w-auto md:flex-1">
            <Desks desks={desks} unit={unit} />
          </p>
          <Deadline dueAt={dueAt} startedAt={openedAt} />
        </div>
      </div>
    </div>
  );
}

const columns: readonly Column<RiskVerdicts[number]>[] = [
  { id: 'type', header: words.type, isName: true, sort: ({ type }) => type, cell: ({ type }) => type },
  { id: 'risk', header: words.byRisk, isFigure: true, cell: ({ risk }) => percent(risk.at20) },
  { id: 'deadline', header: words.byDeadline, isFigure: true, cell: ({ deadline }) => percent(deadline.at20) },
  { id: 'looked', header: words.looked, isFigure: true, from: 'md', sort: ({ looked }) => looked, cell: ({ looked }) => count(looked) },
  {
    id: 'better',
    header: words.shown,
    cell: ({ better }) => <Chip tone={better ? 'ok' : 'plain'}>{better ? words.shown : words.notShown}</Chip>,
  },
];

function Verdicts() {
  const { data } = useQuery(verdictsQuery);
  const judged = data?.filter(({ looked }) => looked > 0);
  return (
    <Panel title={words.verdicts}>
      <p className="px-4 pb-3 text-secondary text-ink-2">{words.verdictsSays}</p>
      {judged?.length === 0 && <p className="px-4 pb-3 text-ui">{words.noVerdicts}</p>}
      {judged && judged.length > 0 && (
        <DataTable
          caption={words.verdicts}
          columns={columns}
          rows={judged}
          keyOf={({ type }) => type}
          initially={{ by: 'looked', isDescending: true }}
        />
      )}
    </Panel>
  );
}
