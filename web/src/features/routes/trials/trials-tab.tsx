import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count, persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { DigitsField } from '../../../shared/ui/digits-field';
import { SelectField } from '../../../shared/ui/field';
import { Empty, Failure, Refusal, Skeleton } from '../../../shared/ui/states';
import type { RouteTabProps } from '../route-screen';
import { Cases } from './cases';
import { TrialResult } from './trial-result';
import { trialQuery, trialsQuery, useTrial } from './trials.data';
import { trialWords as words } from './trials.words';

const USUAL = '90';
const MOST = 400;

/** What a version would have made of the letters of the last days, and the ways that later versions must not break. */
export default function TrialsTab({ route, no }: RouteTabProps) {
  const version = route.versions.find((version) => version.no === no);
  if (!version?.publishable) return <Empty title={words.noVersion}>{words.noVersionSays}</Empty>;
  return <Trials key={version.no} route={route.id} no={version.no} />;
}

function Trials({ route, no }: { route: string; no: number }) {
  const [days, setDays] = useState(USUAL);
  const [chosen, setChosen] = useState<number | null>(null);
  const { data: trials, error, refetch } = useQuery(trialsQuery(route, no));
  const run = useTrial(route, no, ({ n }) => setChosen(n));
  const shown = chosen ?? trials?.[0]?.n ?? null;
  const isWrong = !(Number(days) >= 1 && Number(days) <= MOST);
  return (
    <div className="space-y-4 p-4 md:p-6">
      <p className="text-ui text-ink-2">{words.intro}</p>
      <form
        noValidate
        className="flex flex-wrap items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong && !run.isPending) run.mutate(Number(days));
        }}
      >
        <DigitsField
          label={words.days}
          value={days}
          onChange={setDays}
          maxDigits={3}
          className="w-40"
          error={isWrong ? words.daysWrong : undefined}
        />
        <Button look="primary" type="submit" isPending={run.isPending} isDisabled={isWrong} className="mt-7">
          {words.run}
        </Button>
        {trials && trials.length > 0 && (
          <SelectField
            label={words.shown}
            className="min-w-64"
            value={shown === null ? null : String(shown)}
            onChange={(n) => setChosen(Number(n))}
            options={trials.map(({ n, at, days, letters }) => ({
              id: String(n),
              label: words.trial(persianInstant(at), count(days), count(letters)),
            }))}
          />
        )}
      </form>
      <Refusal error={run.error} />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {trials?.length === 0 && <p className="text-ui text-ink-3">{words.none}</p>}
      {shown !== null && <Shown route={route} no={no} n={shown} />}
      <Cases route={route} />
    </div>
  );
}

function Shown({ route, no, n }: { route: string; no: number; n: number }) {
  const { data: trial, error, refetch } = useQuery(trialQuery(route, no, n));
  if (!trial) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={[8, 6, 6]} />;
  return <TrialResult route={route} trial={trial} />;
}
