import { useState } from 'react';
import type { Weekday } from '../../../../contracts/working-calendar';
import type { CalendarCommand } from '../../../../contracts/calendar-admin';
import { weekdayWords } from '../../../../contracts/working-calendar.words';
import { DateField } from '../../shared/ui/date-field';
import { TextField } from '../../shared/ui/field';
import { calendarWords, weekWords as words } from './calendar.words';
import { ChangeForm } from './change-form';
import { hoursOf } from './hours-text';

const weekdays = Object.keys(weekdayWords) as Weekday[];

/** Weekly hours from one day to another: a season, a month of fasting. */
export function WeekForm({ layer, onClose }: { layer: string; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState<Partial<Record<Weekday, string>>>({});
  const [isTried, setTried] = useState(false);
  const filled = weekdays.filter((day) => days[day]?.trim());
  const command = (): CalendarCommand | undefined => {
    const hours = filled.map((day) => [day, hoursOf(days[day]!)] as const);
    if (hours.length === 0 || hours.some(([, own]) => !own)) return undefined;
    const week = { ...(from && { from }), ...(to && { to }), ...(title.trim() && { title: title.trim() }) };
    return { act: 'ADD_WEEK', layer, week: { ...week, hours: Object.fromEntries(hours) } };
  };
  return (
    <ChangeForm
      title={words.title}
      save={calendarWords.addWeek}
      command={command()}
      onTry={() => setTried(true)}
      onClose={onClose}
      width="wide"
    >
      <div className="grid gap-4 md:grid-cols-3">
        <TextField label={words.name} value={title} onChange={setTitle} maxLength={200} />
        <DateField label={words.from} value={from} onChange={setFrom} />
        <DateField label={words.to} value={to} onChange={setTo} />
      </div>
      <p className="text-secondary text-ink-2">{words.hint}</p>
      <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-4">
        {weekdays.map((day) => (
          <TextField
            key={day}
            label={weekdayWords[day]}
            value={days[day] ?? ''}
            onChange={(value) => setDays((before) => ({ ...before, [day]: value }))}
            error={isTried && ((days[day]?.trim() && !hoursOf(days[day])) || filled.length === 0) ? words.wrong : undefined}
            maxLength={60}
          />
        ))}
      </div>
    </ChangeForm>
  );
}
