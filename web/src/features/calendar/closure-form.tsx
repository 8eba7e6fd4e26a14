import { useState } from 'react';
import type { CalendarCommand, Closure, LayerScope } from '../../../../contracts/calendar-admin';
import type { ChartUnit } from '../../../../contracts/chart-columns';
import { useProvinces } from '../../shared/org/provinces';
import { UnitPicker } from '../../shared/org/unit-picker';
import { Choice, SelectField } from '../../shared/ui/field';
import { calendarWords, closureWords as words, dayWords } from './calendar.words';
import { ChangeForm } from './change-form';
import { DayFields, useDays } from './day-fields';

const scopes = Object.entries(calendarWords.scopes).map(([id, label]) => ({ id: id as LayerScope, label }));
const isCounty = ({ level, kind }: ChartUnit) => level === 'COUNTY_OFFICE' && kind === 'OFFICE';

interface ClosureFormProps {
  onClose: () => void;
  /** in which layer it stands, and its first day */
  onDone: (layer: string, day: string) => void;
}

/** A sudden closure in one form: where, from when to when, what, and who announced it. */
export function ClosureForm({ onClose, onDone }: ClosureFormProps) {
  const [scope, setScope] = useState<LayerScope>('PROVINCE');
  const [unit, setUnit] = useState<string | null>(null);
  const provinces = useProvinces().map(({ id, shortName }) => ({ id, label: shortName }));
  const days = useDays<Closure['kind']>({ kind: 'CLOSURE' });
  const { whole } = days;
  const lacksUnit = scope !== 'NATION' && !unit;
  const command: CalendarCommand | undefined =
    whole && !lacksUnit ? { act: 'CLOSE', place: { scope, ...(unit && { unit }) }, closure: whole } : undefined;
  const field = { label: calendarWords.scopes[scope], isRequired: true, error: days.isTried && lacksUnit ? dayWords.missing : undefined };
  return (
    <ChangeForm
      title={words.title}
      save={words.save}
      command={command}
      onTry={days.onTry}
      onDone={({ layer }) => whole && onDone(layer.id, whole.from)}
      onClose={onClose}
      width="wide"
    >
      <Choice
        label={words.scope}
        options={scopes}
        value={scope}
        onChange={(next) => {
          setScope(next);
          setUnit(null);
        }}
      />
      {scope === 'PROVINCE' && (
        <SelectField {...field} value={unit} onChange={setUnit} options={provinces} isDisabled={provinces.length === 0} />
      )}
      {(scope === 'COUNTY' || scope === 'UNIT') && (
        <UnitPicker
          {...field}
          key={scope}
          max={1}
          only={scope === 'COUNTY' ? isCounty : undefined}
          value={unit ? [unit] : []}
          onChange={([chosen]) => setUnit(chosen ?? null)}
        />
      )}
      <DayFields days={days} kinds={words.kinds} />
    </ChangeForm>
  );
}
