import { useState } from 'react';
import type { CalendarCommand, Closure, LayerScope } from '../../../../contracts/calendar-admin';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { useNow } from '../../shared/format/now';
import { normaliseDigits } from '../../../../contracts/normalise-digits';
import { UnitPicker } from '../../shared/org/unit-picker';
import { DateField } from '../../shared/ui/date-field';
import { Choice, TextField } from '../../shared/ui/field';
import { calendarWords, closureWords as words } from './calendar.words';
import { ChangeForm } from './change-form';

const chosen = <T extends string>(labels: Record<T, string>) =>
  Object.entries(labels).map(([id, label]) => ({ id: id as T, label: label as string }));
const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** A sudden closure in one form: where, from when to when, what, and who announced it. */
export function ClosureForm({ onClose }: { onClose: () => void }) {
  const today = dateOfDay(dayOf(useNow()));
  const [form, setForm] = useState({
    scope: 'PROVINCE' as LayerScope,
    units: [] as string[],
    from: today as string | null,
    to: today as string | null,
    kind: 'CLOSURE' as Closure['kind'],
    opens: '08:00',
    closes: '12:00',
    title: '',
    source: '',
    announcedOn: today as string | null,
  });
  const [isTried, setTried] = useState(false);
  const field = <K extends keyof typeof form>(name: K) => ({
    value: form[name],
    onChange: (value: (typeof form)[K]) => setForm((before) => ({ ...before, [name]: value })),
  });
  const { scope, units, from, to, kind, title, source, announcedOn } = form;
  const [opens, closes] = [normaliseDigits(form.opens.trim()), normaliseDigits(form.closes.trim())];
  const lacks = {
    units: scope !== 'NATION' && units.length === 0,
    from: !from,
    to: !to || (!!from && to < from),
    hours: kind !== 'CLOSURE' && !(isClock(opens) && isClock(closes) && opens < closes),
    title: title.trim().length < 2,
    source: source.trim().length < 2,
    announcedOn: !announcedOn,
  };
  const error = (name: keyof typeof lacks) => (isTried && lacks[name] ? words.missing : undefined);
  const command = (): CalendarCommand | undefined => {
    setTried(true);
    if (Object.values(lacks).some(Boolean)) return undefined;
    return {
      act: 'CLOSE',
      place: { scope, ...(scope !== 'NATION' && { unit: units[0]! }) },
      closure: {
        ...{ from: from!, to: to!, kind, title: title.trim(), source: source.trim() },
        announcedAt: `${announcedOn}T12:00:00+03:30`,
        ...(kind !== 'CLOSURE' && { hours: [[opens, closes]] as [string, string][] }),
      },
    };
  };
  return (
    <ChangeForm title={words.title} save={words.save} command={command} onClose={onClose} width="wide">
      <Choice label={words.scope} options={chosen(calendarWords.scopes)} {...field('scope')} />
      {scope !== 'NATION' && (
        <UnitPicker label={words.unit} description={words.unitHint} max={1} isRequired error={error('units')} {...field('units')} />
      )}
      <div className="grid gap-4 md:grid-cols-3">
        <DateField label={words.from} isRequired error={error('from')} {...field('from')} />
        <DateField label={words.to} isRequired error={error('to')} {...field('to')} />
        <DateField label={words.announcedOn} isRequired error={error('announcedOn')} {...field('announcedOn')} />
      </div>
      <Choice label={words.kind} options={chosen(words.kinds)} {...field('kind')} />
      {kind !== 'CLOSURE' && (
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label={words.opens} description={words.clockHint} isLatin error={error('hours')} maxLength={5} {...field('opens')} />
          <TextField label={words.closes} description={words.clockHint} isLatin error={error('hours')} maxLength={5} {...field('closes')} />
        </div>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label={words.reason}
          description={words.reasonHint}
          isRequired
          error={error('title')}
          maxLength={200}
          {...field('title')}
        />
        <TextField
          label={words.source}
          description={words.sourceHint}
          isRequired
          error={error('source')}
          maxLength={200}
          {...field('source')}
        />
      </div>
    </ChangeForm>
  );
}
