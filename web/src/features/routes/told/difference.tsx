import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteView } from '../../../../../contracts/routes';
import { persianDigits } from '../../../shared/format/format';
import { Chip } from '../../../shared/ui/chip';
import { SelectField } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { Failure, Skeleton } from '../../../shared/ui/states';
import { differenceQuery } from './told.data';
import { toldWords as words } from './told.words';

const tones = { added: 'ok', removed: 'danger', changed: 'info' } as const;

/** What the shown version means that another does not; at first the one in force. */
export function Difference({ route, no }: { route: RouteView; no: number }) {
  const [chosen, setChosen] = useState<number>();
  const { data, error, refetch } = useQuery(differenceQuery(route.id, no, chosen));
  const others = route.versions
    .filter((version) => version.no !== no)
    .map((version) => ({ id: String(version.no), label: words.version(persianDigits(String(version.no))) }));
  const from = chosen ?? data?.from ?? null;
  return (
    <Panel title={words.difference}>
      <div className="space-y-4 px-4 pb-4">
        <SelectField
          label={words.against}
          options={others}
          value={from === null ? null : String(from)}
          onChange={(value) => setChosen(Number(value))}
          className="max-w-60"
        />
        {data ? (
          <>
            <p role="status" className="text-ui font-medium">
              {data.summary}
            </p>
            {data.changes.length > 0 && (
              <ul aria-label={words.changes} className="space-y-2">
                {data.changes.map(({ change, sentence }, i) => (
                  <li key={i} className="flex items-baseline gap-2 text-ui">
                    <Chip tone={tones[change]}>{words.kinds[change]}</Chip>
                    <span className="min-w-0 break-words">{sentence}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={[2, 4]} />
        )}
      </div>
    </Panel>
  );
}
