import { useQuery } from '@tanstack/react-query';
import type { RouteDescription, ToldStep } from '../../../../../contracts/route-told';
import { persianDigits } from '../../../shared/format/format';
import { cx } from '../../../shared/ui/cx';
import { Panel } from '../../../shared/ui/screen-header';
import { Empty, Failure, Skeleton } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { Difference } from './difference';
import { descriptionQuery } from './told.data';
import { toldWords as words } from './told.words';

/** A version for whoever does not read drawings: its steps in sentences, and what it means that another version does not. */
export default function ToldTab({ route, no }: RouteTabProps) {
  if (no === null) return <Empty title={words.none}>{words.noneSays}</Empty>;
  return (
    <div className="grid items-start gap-4 p-4 md:p-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Description routeId={route.id} no={no} />
      {route.versions.length > 1 && <Difference key={no} route={route} no={no} />}
    </div>
  );
}

function Description({ routeId, no }: { routeId: string; no: number }) {
  const { data, error, refetch } = useQuery(descriptionQuery(routeId, no));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[3, 10]} />;
  return (
    <Panel title={words.steps}>
      <div className="space-y-6 px-4 pb-4">
        {data.parts.map((part) => (
          <Part key={part.element} part={part} isOne={data.parts.length === 1} />
        ))}
      </div>
    </Panel>
  );
}

function Part({ part: { element, opening, steps }, isOne }: { part: RouteDescription['parts'][number]; isOne: boolean }) {
  return (
    <section aria-label={isOne ? undefined : words.part(element)} className="space-y-3">
      {!isOne && (
        <h3 className="text-ui font-semibold">
          <bdi>{words.part(element)}</bdi>
        </h3>
      )}
      <p className="text-ui text-ink-2">{steps.length === 0 ? words.noSteps : opening}</p>
      <ol aria-label={words.steps} className="space-y-3">
        {steps.map((step) => (
          <Step key={step.element} step={step} />
        ))}
      </ol>
    </section>
  );
}

const depths = ['', 'ms-5', 'ms-10', 'ms-14'] as const;

/** Its number is part of the text, as other steps refer to it. */
function Step({ step: { no, depth, name, sentences } }: { step: ToldStep }) {
  return (
    <li className={cx('flex gap-3 border-s-2 border-line ps-3', depths[Math.min(depth, depths.length - 1)])}>
      <span className="min-w-6 shrink-0 text-ui font-semibold text-primary">{persianDigits(`${no}.`)}</span>
      <div className="min-w-0 space-y-1 break-words">
        <p className="text-ui font-semibold">
          <bdi>{name}</bdi>
        </p>
        {sentences.map((sentence, i) => (
          <p key={i} className="text-ui text-ink-2">
            {sentence}
          </p>
        ))}
      </div>
    </li>
  );
}
