import { useState } from 'react';
import type { CalendarCommand, LayerDetails, LayerSummary } from '../../../../contracts/calendar-admin';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import type { ExceptionKind } from '../../../../contracts/working-calendar';
import { exceptionWords } from '../../../../contracts/working-calendar.words';
import { SelectField } from '../../shared/ui/field';
import { calendarWords, exceptionFormWords as words } from './calendar.words';
import { ChangeForm } from './change-form';
import { DayFields, useDays } from './day-fields';
import { textOf } from './hours-text';

export type Exception = LayerDetails['exceptions'][number];

/** One day, or some on end, that a layer says something of: a new one, or one that is put right where it stands. */
export function ExceptionForm({
  layers,
  layer,
  exception,
  onClose,
}: {
  layers: readonly LayerSummary[];
  layer: string;
  /** the one that is put right */
  exception?: Exception;
  onClose: () => void;
}) {
  const [of, setOf] = useState(layer);
  const days = useDays<ExceptionKind>(exception ? written(exception) : { kind: 'HOLIDAY' });
  const commandOf = (whole: NonNullable<typeof days.whole>): CalendarCommand =>
    exception ? { act: 'CHANGE_EXCEPTION', id: exception.id, exception: whole } : { act: 'ADD_EXCEPTION', layer: of, exception: whole };
  return (
    <ChangeForm
      title={exception ? words.change : words.add}
      save={exception ? words.saveChange : words.saveNew}
      command={days.whole && commandOf(days.whole)}
      onTry={days.onTry}
      onClose={onClose}
      width="wide"
    >
      <SelectField
        label={calendarWords.layer}
        value={of}
        onChange={setOf}
        isDisabled={!!exception}
        options={layers.map(({ id, scope, name }) => ({ id, label: calendarWords.layerName(scope, name) }))}
        className="md:w-72"
      />
      <DayFields days={days} kinds={exceptionWords} />
    </ChangeForm>
  );
}

/** As the fields have it. */
const written = ({ from, to, kind, hours, title, source, announcedAt }: Exception) => ({
  ...{ from, to: to ?? from, kind, hours: textOf(hours), title: title ?? '', source: source ?? '' },
  announcedOn: announcedAt && dateOfDay(dayOf(Date.parse(announcedAt))),
});
