import { useState } from 'react';
import { useChart } from '../../../shared/org/chart.data';
import { Empty } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { useBegin } from './play.data';
import { playWords as words } from './play.words';
import { Rehearsal } from './rehearsal';
import { beginningOf, sampleOf, type Sample } from './sample';
import { SampleForm } from './sample-form';

/** A route stepped through with a sample letter, before it is published or after. */
export default function PlayTab({ route, no }: RouteTabProps) {
  const { data: chart } = useChart();
  const [changed, setChanged] = useState<Partial<Sample>>({});
  const [rehearsal, setRehearsal] = useState<string | null>(null);
  const begin = useBegin(route.id, setRehearsal);
  const version = route.versions.find((version) => version.no === no);
  if (!version?.publishable) return <Empty title={words.noVersion}>{words.noVersionHint}</Empty>;
  const sample = { ...sampleOf(route), ...changed };
  const start = () => begin.mutate(beginningOf(sample, version.no, chart));
  return (
    <div className="p-4 md:p-6">
      {rehearsal ? (
        <Rehearsal key={rehearsal} id={rehearsal} onAgain={start} isBeginning={begin.isPending} onOther={() => setRehearsal(null)} />
      ) : (
        <SampleForm
          route={route.id}
          version={version.no}
          sample={sample}
          onChange={(part) => setChanged((before) => ({ ...before, ...part }))}
          onBegin={start}
          isPending={begin.isPending}
          error={begin.error}
        />
      )}
    </div>
  );
}
