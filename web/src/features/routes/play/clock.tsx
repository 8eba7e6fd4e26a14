import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { persianInstant } from '../../../shared/format/format';
import { Button } from '../../../shared/ui/button';
import { DigitsField } from '../../../shared/ui/digits-field';
import { SelectField } from '../../../shared/ui/field';
import { Panel } from '../../../shared/ui/screen-header';
import { playWords as words } from './play.words';
import type { StageProps } from './rehearsal';

const lengths = { hour: 3_600_000, day: 86_400_000 } as const;
const units = (Object.keys(lengths) as (keyof typeof lengths)[]).map((id) => ({ id, label: words.units[id] }));

/** The clock of the rehearsal, which stands until somebody moves it. */
export function Clock({ rehearsal: { at, next, status }, play, isBusy }: StageProps) {
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState<keyof typeof lengths>('day');
  const isOver = status !== 'active';
  const forward = () => play.mutate({ to: new Date(Date.parse(at) + Number(amount) * lengths[unit]).toISOString() });
  return (
    <Panel title={words.clock}>
      <div className="space-y-3 px-4 pb-4">
        <p className="text-section font-medium tabular">{persianInstant(at)}</p>
        {!isOver && <p className="text-secondary text-ink-2">{next ? words.nextAt(persianInstant(next)) : words.noNext}</p>}
        {!isOver && (
          <div className="flex flex-wrap items-end gap-2">
            {next && (
              <Button
                icon={<FastForward size={16} aria-hidden className="mirrored" />}
                onPress={() => play.mutate({ to: next })}
                isDisabled={isBusy}
              >
                {words.toNext}
              </Button>
            )}
            <DigitsField label={words.amount} value={amount} onChange={setAmount} maxDigits={3} className="w-20" />
            <SelectField label={words.unit} value={unit} onChange={setUnit} options={units} className="w-28" />
            <Button onPress={forward} isDisabled={isBusy || !Number(amount)}>
              {words.forward}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
