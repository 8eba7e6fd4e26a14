import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RehearsalView } from '../../../../../contracts/rehearsals';
import { drawingQuery } from '../../../shared/diagram/diagram.data';
import { RouteDiagram } from '../../../shared/diagram/route-diagram';
import { RouteStory } from '../../../shared/diagram/route-story';
import { pictureOf } from '../../../shared/diagram/standing-picture';
import { useChart } from '../../../shared/org/chart.data';
import { Button } from '../../../shared/ui/button';
import { Chip } from '../../../shared/ui/chip';
import { Panel } from '../../../shared/ui/screen-header';
import { Failure, Refusal, Skeleton } from '../../../shared/ui/states';
import { Clock } from './clock';
import { Incidents } from './incidents';
import { rehearsalQuery, usePlay } from './play.data';
import { playWords as words } from './play.words';
import { VariablesPanel } from './variables-panel';
import { Waits } from './waits';

const tones = { active: 'info', completed: 'ok', cancelled: 'warn' } as const;

/** A route under way with its sample letter: where it stands, what may be done, what happened. */
export function Rehearsal(props: { id: string; onAgain: () => void; isBeginning: boolean; onOther: () => void }) {
  const { data: rehearsal, error, refetch } = useQuery(rehearsalQuery(props.id));
  if (error && !rehearsal) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!rehearsal) return <Skeleton rows={[3, 16, 6]} />;
  return <Stage rehearsal={rehearsal} {...props} />;
}

function Stage({
  rehearsal,
  onAgain,
  isBeginning,
  onOther,
}: {
  rehearsal: RehearsalView;
  onAgain: () => void;
  isBeginning: boolean;
  onOther: () => void;
}) {
  const { id, route, status, settled, at, story, incidents } = rehearsal;
  const { data: drawing, error } = useQuery(drawingQuery(route.id, route.version));
  const { data: chart } = useChart();
  const [chosen, setChosen] = useState<string | null>(null);
  const play = usePlay(id);
  const picture = useMemo(() => pictureOf(rehearsal, Date.parse(at)), [rehearsal, at]);
  const whoOf = (post: string) => chart?.byId.get(post)?.label ?? post;
  const isBusy = play.isPending || !settled;
  const stage = { rehearsal, play, isBusy, whoOf, chosen, onChoose: setChosen };
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-2 text-ui">
          {words.versionNo(route.version)}
          <Chip tone={tones[status]}>{words.status[status]}</Chip>
          <span role="status" className="text-secondary text-ink-3">
            {isBusy && words.working}
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          {status === 'active' && (
            <Button look="quiet" onPress={() => play.mutate({ kind: 'cancelled' })} isDisabled={isBusy}>
              {words.cancel}
            </Button>
          )}
          <Button onPress={onOther}>{words.other}</Button>
          <Button icon={<RotateCcw size={16} aria-hidden />} onPress={onAgain} isPending={isBeginning}>
            {words.again}
          </Button>
        </div>
      </div>
      <Refusal error={play.error} />
      {error && <Failure error={error} />}
      {drawing && <RouteDiagram xml={drawing.diagram} name={route.name} picture={picture} chosen={chosen} onChoose={setChosen} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          {incidents.length > 0 && <Incidents {...stage} />}
          <Waits {...stage} />
          <Clock {...stage} />
        </div>
        <div className="min-w-0 space-y-4">
          <Panel title={words.story}>
            <div className="px-4 pb-3">
              <RouteStory story={story} label={words.story} whoOf={whoOf} onChoose={setChosen} />
            </div>
          </Panel>
          <VariablesPanel {...stage} />
        </div>
      </div>
    </div>
  );
}

/** What every part of the stage knows. */
export interface StageProps {
  rehearsal: RehearsalView;
  play: ReturnType<typeof usePlay>;
  /** something is on its way: nothing is taken now */
  isBusy: boolean;
  whoOf: (post: string) => string;
  chosen: string | null;
  onChoose: (element: string | null) => void;
}
