import { useState } from 'react';
import type { CalendarCommand, Closure, LayerScope } from '../../../../contracts/calendar-admin';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Choice } from '../../shared/ui/field';
import { calendarWords, closureWords as words, dayWords } from './calendar.words';
import { ChangeForm } from './change-form';
import { DayFields, useDays } from './day-fields';

const scopes = Object.entries(calendarWords.scopes).map(([id, label]) => ({ id: id as LayerScope, label }));

/** A sudden closure in one form: where, from when to when, what, and who announced it. */
export function ClosureForm({ onClose }: { onClose: () => void }) {
  const [scope, setScope] = useState<LayerScope>('PROVINCE');
  const [units, setUnits] = useState<string[]>([]);
  const days = useDays<Closure['kind']>({ kind: 'CLOSURE' });
  const lacksUnit = scope !== 'NATION' && units.length === 0;
  const command = (): CalendarCommand | undefined => {
    const whole = days.whole();
    if (!whole || lacksUnit) return undefined;
    return { act: 'CLOSE', place: { scope, ...(scope !== 'NATION' && { unit: units[0]! }) }, closure: whole };
  };
  return (
    <ChangeForm title={words.title} save={words.save} command={command} onClose={onClose} width="wide">
      <Choice label={words.scope} options={scopes} value={scope} onChange={setScope} />
      {scope !== 'NATION' && (
        <UnitPicker
          label={words.unit}
          description={words.unitHint}
          max={1}
          isRequired
          error={days.isTried && lacksUnit ? dayWords.missing : undefined}
          value={units}
          onChange={setUnits}
        />
      )}
      <DayFields days={days} kinds={words.kinds} />
    </ChangeForm>
  );
}
