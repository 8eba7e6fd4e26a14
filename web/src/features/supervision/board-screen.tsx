import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Radio, RefreshCw, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import type { Board } from '../../../../contracts/board';
import { clock, persianInstant } from '../../shared/format/format';
import { useIsLive } from '../../shared/live/use-live';
import { Button } from '../../shared/ui/button';
import { SelectField } from '../../shared/ui/field';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { boardQuery, placesQuery, typesQuery, useLiveBoard, whereOf, type Where } from './board.data';
import type { BoardSearch } from './board-search';
import { BoardTable } from './board-table';
import { boardTabs, NOW, type BoardTabProps } from './board-tabs';
import { boardWords as words, placeTitle } from './board.words';
import { ExportMenu } from './export-menu';
import { Figures } from './figures';
import { LateLetters } from './late-letters';
import { Way } from './place-line';
import { ProvinceMap } from './province-map';
import { SupervisionTabs } from './supervision-tabs';
import { Trend } from './trend';

const route = getRouteApi('/office/supervision');

/** Where inquiries wait too long: from the country to the province, the county, the unit and the letter. */
export function BoardScreen() {
  const search = route.useSearch();
  const places = useQuery(placesQuery);
  useLiveBoard();
  if (places.error) return <Failure isScreen error={places.error} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Skeleton rows={[3, 6, 20]} />;
  const widest = places.data[0];
  if (!widest)
    return (
      <>
        <ScreenHeader title={words.title} />
        <Empty icon={<ShieldQuestion size={32} />} title={words.noPlace}>
          {words.noPlaceSays}
        </Empty>
      </>
    );
  const where: Where = search.level ? { level: search.level, under: search.under } : whereOf(widest);
  return <PlaceBoard key={`${where.level} ${where.under ?? ''}`} where={where} search={search} />;
}

function PlaceBoard({ where, search }: { where: Where; search: BoardSearch }) {
  const navigate = useNavigate();
  const { data: board, error, isFetching, refetch } = useQuery(boardQuery(where, search.type));
  const change = (part: Partial<BoardSearch>) =>
    void navigate({ to: '/supervision', search: { ...search, ...part }, replace: true, resetScroll: false });
  if (!board)
    return (
      <>
        <ScreenHeader title={words.title} />
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[6, 28]} />}
      </>
    );
  const props = { where, search, onChange: change };
  const shown = boardTabs.find(({ id, levels }) => id === search.tab && (!levels || levels.includes(where.level)));
  const tab = shown?.id ?? NOW;
  return (
    <>
      <ScreenHeader
        title={words.title}
        above={<Way board={board} to="/supervision" search={search} />}
        actions={
          <>
            <Button icon={<RefreshCw size={16} aria-hidden />} isPending={isFetching} onPress={() => void refetch()}>
              {words.refresh}
            </Button>
            <ExportMenu where={where} search={search} tab={tab} />
          </>
        }
      >
        <span className="font-medium text-ink">{placeTitle(board.place)}</span>
        {' · '}
        <LiveSign at={board.at} />
      </ScreenHeader>
      <SupervisionTabs current={tab} where={where} search={search} />
      <div className="space-y-4 p-4 md:p-6 print:p-0">
        {(tab === NOW || tab === 'measures') && <TypeField value={search.type} onChange={(type) => change({ type })} />}
        {shown ? shown.show(props) : <NowTab board={board} {...props} />}
      </div>
    </>
  );
}

function NowTab({ board, where, search, onChange }: BoardTabProps & { board: Board }) {
  return (
    <>
      <Figures board={board} />
      {board.place.level === 'country' ? <Country board={board} /> : <Place board={board} />}
      <LateLetters where={where} search={{ state: search.state, type: search.type }} onChange={onChange} />
    </>
  );
}

function TypeField({ value, onChange }: { value: string | undefined; onChange: (type: string | undefined) => void }) {
  const { data: types = [] } = useQuery(typesQuery);
  const chosen = types.find(({ code }) => code === value);
  return (
    <>
      <SelectField
        label={words.type}
        className="w-64 max-w-full print:hidden"
        value={value ?? EVERY}
        onChange={(code) => onChange(code === EVERY ? undefined : code)}
        options={[{ id: EVERY, label: words.everyType }, ...types.map(({ code, title }) => ({ id: code, label: title }))]}
      />
      {chosen && <p className="hidden px-4 text-ui print:block">{words.ofType(chosen.title)}</p>}
    </>
  );
}
const EVERY = 'every';

function Country({ board }: { board: Board }) {
  const navigate = useNavigate();
  const [pointed, setPointed] = useState<string | null>(null);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={words.map} className="lg:sticky lg:top-4">
        <ProvinceMap
          rows={board.rows}
          pointed={pointed}
          onPoint={setPointed}
          onOpen={({ place }) =>
            place &&
            void navigate({
              to: '/supervision',
              search: (before: BoardSearch) => ({ ...before, post: undefined, level: place.level, under: place.under }),
            })
          }
        />
      </Panel>
      <Panel title={words.parts.country}>
        <BoardTable board={board} pointed={pointed} onPoint={setPointed} isNarrow />
      </Panel>
    </div>
  );
}

function Place({ board }: { board: Board }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel title={words.parts[board.place.level]}>
        <BoardTable board={board} />
      </Panel>
      <Panel title={words.trend}>
        <Trend trend={board.trend} />
      </Panel>
    </div>
  );
}

function LiveSign({ at }: { at: string }) {
  const isLive = useIsLive();
  return (
    <>
      <span className="inline-flex items-center gap-1 print:hidden">
        {words.updated(clock(at))}
        <span className={`ms-2 inline-flex items-center gap-1 ${isLive ? 'text-ok' : 'text-warn'}`}>
          <Radio size={14} aria-hidden />
          {isLive ? words.live : words.notLive}
        </span>
      </span>
      <span className="hidden print:inline">{persianInstant(at)}</span>
    </>
  );
}
