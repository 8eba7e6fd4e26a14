import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarX2, ChevronLeft, ChevronRight, FileDown, FileUp, Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { CalendarCommand, LayerDetails } from '../../../../contracts/calendar-admin';
import { dateOfDay, dayOf } from '../../../../contracts/tehran-time';
import { exceptionWords, weekdayWords } from '../../../../contracts/working-calendar.words';
import { useNow } from '../../shared/format/now';
import { Banner } from '../../shared/ui/banner';
import { Button, IconButton } from '../../shared/ui/button';
import { SelectField } from '../../shared/ui/field';
import { ScreenHeader } from '../../shared/ui/screen-header';
import { Failure, Skeleton } from '../../shared/ui/states';
import { daysQuery, fileOf, layerQuery, layersQuery, warningsQuery } from './calendar.data';
import type { CalendarSearch } from './calendar-search';
import { calendarWords as words, hoursText } from './calendar.words';
import { ChangeForm } from './change-form';
import { ChangesList } from './changes-list';
import { ClosureForm } from './closure-form';
import { ExceptionForm, type Exception } from './exception-form';
import { ImportForm } from './import-form';
import { MonthGrid } from './month-grid';
import { monthKey, monthName, monthOf, monthOfKey, monthsOn, rangeOf, type Month } from './months';
import { WeekForm } from './week-form';

const route = getRouteApi('/office/admin/calendar');

/** When offices work: a layer by month, its weeks, what was announced, and what that did. */
export function CalendarScreen() {
  const layers = useQuery(layersQuery);
  const { data: warnings } = useQuery(warningsQuery);
  const { layer: chosen } = route.useSearch();
  const navigate = useNavigate();
  const show = (search: CalendarSearch) => void navigate({ to: '/admin/calendar', search, replace: true, resetScroll: false });
  const [open, setOpen] = useState<'closure' | 'week' | 'import' | null>(null);
  const [withdrawn, setWithdrawn] = useState<Withdrawn | null>(null);
  const [day, setDay] = useState<Exception | 'new' | null>(null);
  const layer = chosen ?? layers.data?.items[0]?.id ?? null;
  const { data: details } = useQuery({ ...layerQuery(layer ?? ''), enabled: layer !== null });
  return (
    <>
      <ScreenHeader
        title={words.title}
        actions={
          <Button look="primary" icon={<CalendarX2 size={16} aria-hidden />} onPress={() => setOpen('closure')}>
            {words.announce}
          </Button>
        }
      >
        {words.subtitle}
      </ScreenHeader>
      <div className="space-y-4 p-4 md:p-6">
        {[...(warnings?.items ?? []), ...(details?.warnings ?? [])].map((warning) => (
          <Banner key={warning} tone="warn" icon={<TriangleAlert size={18} />}>
            {warning}
          </Banner>
        ))}
        {layers.error && !layers.data && <Failure error={layers.error} onRetry={() => void layers.refetch()} />}
        {!layers.data && !layers.error && <Skeleton rows={[2.5, 24]} />}
        {layers.data && layer && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <section aria-label={words.title} className="min-w-0 rounded-card border border-line bg-surface p-3 md:p-4">
              <div className="mb-3 flex flex-wrap items-end gap-3">
                <SelectField
                  label={words.layer}
                  value={layer}
                  onChange={(layer) => show({ layer })}
                  options={layers.data.items.map(({ id, scope, name }) => ({ id, label: words.layerName(scope, name) }))}
                  className="w-full min-w-0 md:w-64"
                />
                <Files layer={layer} onImport={() => setOpen('import')} />
              </div>
              <Months layer={layer} />
            </section>
            {details && (
              <div className="space-y-4">
                <Days key={layer} layer={details} onAdd={() => setDay('new')} onChange={setDay} onWithdraw={setWithdrawn} />
                <Weeks layer={details} onAdd={() => setOpen('week')} onWithdraw={setWithdrawn} />
              </div>
            )}
          </div>
        )}
        <ChangesList />
      </div>
      {open === 'closure' && (
        <ClosureForm
          onClose={() => setOpen(null)}
          onDone={(layer, day) => show({ layer, month: monthKey(monthOf(Date.parse(`${day}T08:30:00Z`))) })}
        />
      )}
      {open === 'week' && layer && <WeekForm layer={layer} onClose={() => setOpen(null)} />}
      {day && layer && (
        <ExceptionForm
          layers={layers.data?.items ?? []}
          layer={layer}
          exception={day === 'new' ? undefined : day}
          onClose={() => setDay(null)}
        />
      )}
      {withdrawn && (
        <ChangeForm
          title={words.withdrawTitle(withdrawn.name)}
          save={words.withdraw}
          command={withdrawn.command}
          onClose={() => setWithdrawn(null)}
        >
          <p className="text-ui">{words.withdrawText}</p>
        </ChangeForm>
      )}
      {open === 'import' && details && <ImportForm layer={details} onClose={() => setOpen(null)} />}
    </>
  );
}

function Months({ layer }: { layer: string }) {
  const now = useNow();
  const search = route.useSearch();
  const navigate = useNavigate();
  const month = search.month ? monthOfKey(search.month) : monthOf(now);
  const setMonth = (next?: Month) =>
    void navigate({
      to: '/admin/calendar',
      search: { ...search, month: next && monthKey(next) },
      replace: true,
      resetScroll: false,
    });
  const { from, to } = rangeOf(month);
  const { data, error, refetch } = useQuery(daysQuery(layer, from, to));
  return (
    <>
      <div className="mb-2 flex items-center gap-1">
        <IconButton label={words.previousMonth} onPress={() => setMonth(monthsOn(month, -1))}>
          <ChevronRight size={18} aria-hidden />
        </IconButton>
        <h2 aria-live="polite" className="min-w-32 text-center text-section font-semibold">
          {monthName(month)}
        </h2>
        <IconButton label={words.nextMonth} onPress={() => setMonth(monthsOn(month, 1))}>
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <Button look="quiet" onPress={() => setMonth()}>
          {words.thisMonth}
        </Button>
      </div>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {data && <MonthGrid month={month} days={data.items} today={dateOfDay(dayOf(now))} />}
    </>
  );
}

interface Withdrawn {
  name: string;
  command: CalendarCommand;
}

interface RulesProps {
  layer: LayerDetails;
  onAdd: () => void;
  onWithdraw: (what: Withdrawn) => void;
}

/** The days of which this layer says something itself, those that are to come before those that are over. */
function Days({ layer, onAdd, onChange, onWithdraw }: RulesProps & { onChange: (day: Exception) => void }) {
  const today = dateOfDay(dayOf(useNow()));
  const [isPastShown, setPastShown] = useState(false);
  const days = layer.exceptions.filter(({ withdrawnAt }) => !withdrawnAt);
  const isPast = ({ from, to }: Exception) => (to ?? from) < today;
  const [coming, past] = [days.filter((day) => !isPast(day)).reverse(), days.filter(isPast)];
  const list = (shown: Exception[]) => (
    <ul className="text-ui">
      {shown.map((day) => (
        <DayLine
          key={day.id}
          day={day}
          onChange={() => onChange(day)}
          onWithdraw={() => onWithdraw({ name: nameOf(day), command: { act: 'WITHDRAW_EXCEPTION', id: day.id } })}
        />
      ))}
    </ul>
  );
  return (
    <section aria-label={words.coming} className="space-y-3 rounded-card border border-line bg-surface p-4">
      <h2 className="text-section font-semibold">{words.coming}</h2>
      {coming.length === 0 ? <p className="text-secondary text-ink-2">{words.noComing}</p> : list(coming)}
      <div className="flex flex-wrap gap-2">
        <Button icon={<Plus size={16} aria-hidden />} onPress={onAdd}>
          {words.addDay}
        </Button>
        {past.length > 0 && !isPastShown && (
          <Button look="quiet" onPress={() => setPastShown(true)}>
            {words.showPast}
          </Button>
        )}
      </div>
      {isPastShown && (
        <>
          <h3 className="text-ui font-semibold">{words.past}</h3>
          {list(past)}
        </>
      )}
    </section>
  );
}

const nameOf = ({ title, kind }: Exception) => title ?? exceptionWords[kind];

function DayLine({ day, onChange, onWithdraw }: { day: Exception; onChange: () => void; onWithdraw: () => void }) {
  const { kind, from, to, source } = day;
  const name = nameOf(day);
  return (
    <li className="flex items-start justify-between gap-1 border-b border-line py-1.5 last:border-0">
      <span className="min-w-0">
        {name}
        <span className="block text-secondary text-ink-2">
          {[to && to !== from ? `${words.from(from)} ${words.to(to)}` : words.on(from), kind !== 'HOLIDAY' && exceptionWords[kind], source]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="flex shrink-0">
        <IconButton label={`${words.change}: ${name}`} onPress={onChange}>
          <Pencil size={16} aria-hidden />
        </IconButton>
        <IconButton label={`${words.withdraw}: ${name}`} onPress={onWithdraw}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </span>
    </li>
  );
}

function Weeks({ layer, onAdd, onWithdraw }: RulesProps) {
  const weeks = layer.weeks.filter(({ withdrawnAt }) => !withdrawnAt);
  return (
    <section aria-label={words.weeks} className="space-y-3 rounded-card border border-line bg-surface p-4">
      <h2 className="text-section font-semibold">{words.weeks}</h2>
      {weeks.length === 0 && <p className="text-secondary text-ink-2">{words.noWeeks}</p>}
      {weeks.map(({ id, title, from, to, hours }) => (
        <div key={id} className="rounded-control bg-sunken p-3">
          <div className="flex items-center justify-between gap-2">
            <h3 className="text-ui font-medium">{title ?? words.weeks}</h3>
            <Button
              look="quiet"
              aria-label={`${words.withdraw}: ${title ?? words.weeks}`}
              onPress={() => onWithdraw({ name: title ?? words.weeks, command: { act: 'WITHDRAW_WEEK', id } })}
            >
              {words.withdraw}
            </Button>
          </div>
          <p className="text-secondary text-ink-2">
            {from || to ? [from && words.from(from), to && words.to(to)].filter(Boolean).join(' ') : words.always}
          </p>
          <dl className="mt-2 space-y-0.5 text-secondary">
            {Object.entries(weekdayWords).map(([day, name]) => {
              const own = hours[day as keyof typeof weekdayWords];
              return (
                own && (
                  <div key={day} className="flex justify-between gap-2">
                    <dt>{name}</dt>
                    <dd className="tabular">{own.length === 0 ? words.closed : hoursText(own)}</dd>
                  </div>
                )
              );
            })}
          </dl>
        </div>
      ))}
      <Button icon={<Plus size={16} aria-hidden />} onPress={onAdd}>
        {words.addWeek}
      </Button>
    </section>
  );
}

function Files({ layer, onImport }: { layer: string; onImport: () => void }) {
  const save = async (as: 'csv' | 'ics') => {
    const { name, text } = await fileOf(layer, as);
    const type = as === 'csv' ? 'text/csv' : 'text/calendar';
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<FileUp size={16} aria-hidden />} onPress={onImport}>
        {words.importFile}
      </Button>
      <Button icon={<FileDown size={16} aria-hidden />} onPress={() => void save('csv')}>
        {words.exportCsv}
      </Button>
      <Button icon={<FileDown size={16} aria-hidden />} onPress={() => void save('ics')}>
        {words.exportIcs}
      </Button>
    </div>
  );
}
