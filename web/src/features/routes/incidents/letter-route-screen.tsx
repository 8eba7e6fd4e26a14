import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LetterRouteView } from '../../../../../contracts/letter-routes';
import { Problem } from '../../../shared/api/client';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { RouteDiagram } from '../../../shared/diagram/route-diagram';
import { pictureOf } from '../../../shared/diagram/standing-picture';
import { persianDigits } from '../../../shared/format/format';
import { LetterNo } from '../../../shared/format/letter-no';
import { useNow } from '../../../shared/format/now';
import { useChart } from '../../../shared/org/chart.data';
import { Button } from '../../../shared/ui/button';
import { Panel, ScreenHeader } from '../../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import { VariableList } from '../play/variable-list';
import { letterRouteQuery } from './incidents.data';
import { incidentWords as words, repairWords } from './incidents.words';
import type { Asked } from './repair';
import { RepairDialog } from './repair-dialog';
import { Standing } from './standing';

const address = getRouteApi('/office/admin/incidents/$letterId');

/** One letter on its route: where it stands, and what an administrator can do about it. */
export function LetterRouteScreen() {
  const { letterId } = address.useParams();
  const { data: view, error, refetch } = useQuery(letterRouteQuery(letterId));
  const [asked, setAsked] = useState<Asked | null>(null);
  const isGone = error instanceof Problem && error.code === 'route.letter_has_none';
  return (
    <>
      <ScreenHeader
        title={words.onItsRoute}
        above={
          <nav aria-label={words.title} className="text-secondary">
            <Link to="/admin/incidents" className="inline-flex min-h-6 items-center text-primary hover:underline">
              {words.title}
            </Link>
          </nav>
        }
        actions={
          view &&
          !isGone && (
            <Button
              look="quiet"
              onPress={() => setAsked({ ask: 'sure', act: repairWords.end, says: repairWords.endSays, repair: { kind: 'cancelled' } })}
            >
              {repairWords.end}
            </Button>
          )
        }
      >
        <span className="inline-flex flex-wrap items-center gap-x-3">
          {view && (view.letter.number ? <LetterNo value={view.letter.number} /> : words.unnumbered)}
          {view && <span>{view.letter.office}</span>}
          {view && (
            <Link
              to="/admin/routes/$routeId"
              params={{ routeId: view.route.id }}
              search={{ version: view.route.version }}
              className="inline-flex min-h-6 items-center text-primary underline-offset-4 hover:underline"
            >
              {words.onRoute(view.route.name, persianDigits(String(view.route.version)))}
            </Link>
          )}
          {view && view.walk > 1 && <span>{words.walk(persianDigits(String(view.walk)))}</span>}
        </span>
      </ScreenHeader>
      {isGone ? (
        <Empty icon={<CircleCheck size={32} />} title={words.gone}>
          {words.goneSays}
        </Empty>
      ) : !view ? (
        error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={[16, 6]} />
        )
      ) : (
        <Place view={view} onAsk={setAsked} />
      )}
      {asked && view && <RepairDialog letter={letterId} route={view.route} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Place({ view, onAsk }: { view: LetterRouteView; onAsk: (asked: Asked) => void }) {
  const { route, variables } = view;
  const now = useNow();
  const { data: drawing, error } = useQuery(drawingQuery(route.id, route.version));
  const { data: chart } = useChart();
  const [chosen, setChosen] = useState<string | null>(null);
  const picture = useMemo(() => pictureOf(view, now), [view, now]);
  const whoOf = (id: string) => chart?.byId.get(id)?.label ?? id;
  return (
    <div className="space-y-4 p-4 md:p-6">
      {error && <Failure error={error} />}
      {drawing && <RouteDiagram xml={drawing.diagram} name={route.name} picture={picture} chosen={chosen} onChoose={setChosen} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <Standing
            view={view}
            nameOf={(id) => drawing?.elements.find((element) => element.id === id)}
            whoOf={whoOf}
            chosen={chosen}
            onChoose={setChosen}
            onAsk={onAsk}
          />
        </div>
        <Panel
          title={words.variables}
          actions={
            <Button look="quiet" onPress={() => onAsk({ ask: 'variable', act: repairWords.set, says: repairWords.setSays })}>
              {repairWords.set}
            </Button>
          }
        >
          <VariableList variables={variables} whoOf={whoOf} />
        </Panel>
      </div>
    </div>
  );
}
