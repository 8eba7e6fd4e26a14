import { jalaliOf } from '../../../../contracts/jalali-date';
import { dayOfDate } from '../../../../contracts/tehran-time';
import type { LayerDays } from '../../../../contracts/calendar-admin';
import { exceptionWords, weekdayWords } from '../../../../contracts/working-calendar.words';
import { count, persianDate } from '../../shared/format/format';
import { cx } from '../../shared/ui/cx';
import { calendarWords as words, hoursText } from './calendar.words';
import { monthName, weeksOf, type Month } from './months';

type Day = LayerDays['items'][number];

const tones = {
  HOLIDAY: 'bg-danger-soft text-danger-ink',
  CLOSURE: 'bg-warn-soft text-warn-ink',
  REMOTE: 'bg-info-soft text-info-ink',
  SHORT_DAY: 'bg-info-soft text-info-ink',
} as const;
const toneOf = ({ kind, hours }: Day): string => {
  if (kind && kind !== 'WEEK') return tones[kind];
  return hours.length === 0 ? 'bg-sunken text-ink-3' : 'bg-surface text-ink';
};

/** A month of the working calendar: what holds on each day, in colour and in words, and below it the days that are special. */
export function MonthGrid({ month, days, today }: { month: Month; days: readonly Day[]; today: string }) {
  const special = days.filter(({ kind }) => kind !== null && kind !== 'WEEK');
  return (
    <>
      <table className="w-full table-fixed border-separate border-spacing-1">
        <caption className="sr-only">{words.monthTable(monthName(month))}</caption>
        <thead>
          <tr>
            {Object.values(weekdayWords).map((name) => (
              <th key={name} scope="col" className="py-1 text-meta font-normal text-ink-2">
                <span className="hidden md:inline">{name}</span>
                <abbr title={name} className="no-underline md:hidden">
                  {name.slice(0, 1)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week, i) => (
            <tr key={i}>
              {week.map((day, n) =>
                day ? (
                  <td
                    key={day.day}
                    aria-current={day.day === today ? 'date' : undefined}
                    className={cx(
                      'h-14 rounded-control p-1 align-top md:h-20 md:p-2',
                      toneOf(day),
                      day.day === today && 'outline-2 outline-primary',
                    )}
                  >
                    <span className="text-ui font-medium">{count(jalaliOf(dayOfDate(day.day)).day)}</span>
                    <span className="hidden text-meta md:line-clamp-2">
                      {day.kind && day.kind !== 'WEEK'
                        ? (day.title ?? exceptionWords[day.kind])
                        : day.hours.length === 0
                          ? words.closed
                          : hoursText(day.hours)}
                    </span>
                    <span className="sr-only md:hidden">{day.hours.length === 0 ? words.closed : hoursText(day.hours)}</span>
                  </td>
                ) : (
                  <td key={n} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-label={words.special} className="mt-4">
        <h3 className="mb-2 text-ui font-semibold">{words.special}</h3>
        {special.length === 0 && <p className="text-secondary text-ink-2">{words.noSpecial}</p>}
        <ul className="space-y-1 text-ui">
          {special.map((day) => (
            <li key={day.day} className="flex flex-wrap gap-x-3">
              <span className="tabular w-32 shrink-0">{persianDate(`${day.day}T12:00:00Z`)}</span>
              <span className={cx('rounded-chip px-2 text-secondary', toneOf(day))}>
                {exceptionWords[day.kind as keyof typeof exceptionWords]}
              </span>
              <span>{day.title ?? words.untitled}</span>
              <span className="text-secondary text-ink-2">
                {[day.hours.length === 0 ? words.closed : hoursText(day.hours), day.layer, day.source && words.by(day.source)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
