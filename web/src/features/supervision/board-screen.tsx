import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, Download, Radio, RefreshCw, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import type { Board } from '../../../../contracts/board';
import { clock } from '../../shared/format/format';
import { useIsLive } from '../../shared/live/use-live';
import { Button } from '../../shared/ui/button';
import { Panel, ScreenHeader } from '../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../shared/ui/states';
import { boardQuery, placesQuery, useLiveBoard, whereOf, type Where } from './board.data';
import { BoardTable } from './board-table';
import { boardWords as words, placeTitle } from './board.words';
import { exportBoard } from './export-board';
import { Figures } from './figures';
import { LateLetters } from './late-letters';
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
  return <PlaceBoard key={`${where.level} ${where.under ?? ''}`} where={where} />;
}

function PlaceBoard({ where }: { where: Where }) {
  const { data: board, error, isFetching, refetch } = useQuery(boardQuery(where));
  if (!board)
    return (
      <>
        <ScreenHeader title={words.title} />
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[6, 28]} />}
      </>
    );
  return (
    <>
      <ScreenHeader
        title={words.title}
        above={<Way board={board} />}
        actions={
          <>
            <Button icon={<RefreshCw size={16} aria-hidden />} isPending={isFetching} onPress={() => void refetch()}>
              {words.refresh}
            </Button>
            <Button icon={<Download size={16} aria-hidden />} onPress={() => exportBoard(board)}>
              {words.export}
            </Button>
          </>
        }
      >
        <span className="font-medium text-ink">{placeTitle(board.place)}</span>
        {' · '}
        <LiveSign at={board.at} />
      </ScreenHeader>
      <SupervisionTabs current="board" where={where} />
      <div className="space-y-4 p-4 md:p-6">
        <Figures board={board} />
        {board.place.level === 'country' ? <Country board={board} /> : <Place board={board} />}
        <LateLetters where={where} />
      </div>
    </>
  );
}

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
          onOpen={({ place }) => place && void navigate({ to: '/supervision', search: { level: place.level, under: place.under } })}
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

/** From the country down to here; each step leads back. */
function Way({ board: { above, place } }: { board: Board }) {
  if (above.length === 0) return null;
  return (
    <nav aria-label={words.way}>
      <ol className="flex flex-wrap items-center gap-x-1 text-secondary">
        {[...above].reverse().map((step) => (
          <li key={step.under ?? step.level} className="inline-flex items-center gap-1">
            <Link to="/supervision" search={whereOf(step)} className="inline-flex min-h-6 items-center text-primary hover:underline">
              {placeTitle(step)}
            </Link>
            <ChevronLeft size={14} aria-hidden className="text-ink-3" />
          </li>
        ))}
        <li aria-current="page" className="text-ink-2">
          {placeTitle(place)}
        </li>
      </ol>
    </nav>
  );
}

function LiveSign({ at }: { at: string }) {
  const isLive = useIsLive();
  return (
    <span className="inline-flex items-center gap-1">
      {words.updated(clock(at))}
      <span className={`ms-2 inline-flex items-center gap-1 ${isLive ? 'text-ok' : 'text-warn'}`}>
        <Radio size={14} aria-hidden />
        {isLive ? words.live : words.notLive}
      </span>
    </span>
  );
}
