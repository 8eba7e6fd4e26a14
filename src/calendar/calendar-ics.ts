import ICAL from 'ical.js';
import { dateOfDay, DAY, dayOfDate } from '../../contracts/tehran-time';
import {
  type CalendarException,
  type CalendarLayer,
  ExceptionKind,
  kindOf,
  Weekday,
  weekdayOf,
  type Week,
} from '../../contracts/working-calendar';
import { exceptionWords } from '../../contracts/working-calendar.words';
import { checkedLayer, hoursOfText, textOfHours, type FileProblem, type ReadLayer } from './calendar-file';
import { fileWords } from './calendar-files.words';

/** What iCalendar has no word for. Other programs show the events and leave these alone. */
const own = {
  hours: 'x-chapar-hours',
  week: 'x-chapar-week',
  from: 'x-chapar-from',
  to: 'x-chapar-to',
  source: 'x-chapar-source',
  announcedAt: 'x-chapar-announced-at',
} as const;
const byDay: Record<Weekday, string> = { sat: 'SA', sun: 'SU', mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR' };

/** A layer as RFC 5545: an all-day event for each exception, a weekly one for each week. @param at the stamp of its events */
export function layerToIcs({ name, weeks, exceptions }: CalendarLayer, at: Date): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Chapar//Working calendar//FA');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('x-wr-calname', name);
  calendar.addPropertyWithValue('x-wr-timezone', 'Asia/Tehran');
  const stamp = ICAL.Time.fromJSDate(at, true);
  [...weeks.map(weekEvent), ...exceptions.map(exceptionEvent)].forEach((event, i) => {
    event.addPropertyWithValue('uid', `${i + 1}-${encodeURIComponent(name)}@chapar`);
    event.addPropertyWithValue('dtstamp', stamp);
    calendar.addSubcomponent(event);
  });
  return `${calendar.toString()}\r\n`;
}

/** Reads such a file, or one of another program: its all-day events are holidays. */
export function layerFromIcs(name: string, text: string): ReadLayer {
  let root: ICAL.Component;
  try {
    root = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch {
    return { problems: [{ message: fileWords.notACalendar }] };
  }
  if (root.name !== 'vcalendar') return { problems: [{ message: fileWords.notACalendar }] };
  const problems: FileProblem[] = [];
  const layer = { name, weeks: [] as unknown[], exceptions: [] as unknown[] };
  for (const event of root.getAllSubcomponents('vevent')) {
    if (textOf(event, 'status') === 'CANCELLED') continue;
    if (event.hasProperty(own.week)) layer.weeks.push(weekOf(event));
    else {
      const problem = unreadable(event);
      if (problem) problems.push({ message: problem });
      else layer.exceptions.push(exceptionOf(event));
    }
  }
  return problems.length > 0 ? { problems } : checkedLayer(layer, { weeks: [], exceptions: [] });
}

function weekEvent({ from, to, title, hours }: Week): ICAL.Component {
  const named = Weekday.options.filter((weekday) => hours[weekday]);
  let day = dayOfDate(from ?? '1970-01-01');
  while (!named.includes(weekdayOf(day))) day++;
  const event = allDay(title ?? fileWords.week, day, day);
  const until = to ? { until: ICAL.Time.fromDateString(to) } : {};
  event.addPropertyWithValue('rrule', new ICAL.Recur({ freq: 'WEEKLY', byday: named.map((weekday) => byDay[weekday]), ...until }));
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  event.addPropertyWithValue(own.week, named.map((weekday) => `${weekday} ${textOfHours(hours[weekday]!)}`.trim()).join('; '));
  addOwn(event, { from, to });
  return event;
}

function exceptionEvent(one: CalendarException): ICAL.Component {
  const kind = kindOf(one);
  const event = allDay(one.title ?? exceptionWords[kind], dayOfDate(one.from), dayOfDate(one.to ?? one.from));
  event.addPropertyWithValue('categories', kind);
  addOwn(event, { hours: textOfHours(one.hours), source: one.source, announcedAt: one.announcedAt });
  return event;
}

function allDay(summary: string, first: number, last: number): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(dateOfDay(first)));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(dateOfDay(last + 1)));
  return event;
}

function addOwn(event: ICAL.Component, values: Partial<Record<keyof typeof own, string>>): void {
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) {
      const property = new ICAL.Property(own[name as keyof typeof own]);
      property.resetType('text'); // for values of unknown properties nothing would be escaped
      property.setValue(value);
      event.addProperty(property);
    }
}

function weekOf(event: ICAL.Component) {
  const named = (textOf(event, own.week) ?? '').split(';').map((part) => part.trim());
  const title = textOf(event, 'summary');
  return {
    from: textOf(event, own.from),
    to: textOf(event, own.to),
    title: title === fileWords.week ? undefined : title,
    hours: Object.fromEntries(named.map((part) => [part.slice(0, 3), part.length > 3 ? hoursOfText(part.slice(3)) : []])),
  };
}

function exceptionOf(event: ICAL.Component) {
  const [from, to] = daysOf(event)!;
  const kind = ExceptionKind.options.find((each) => textOf(event, 'categories') === each) ?? 'HOLIDAY';
  const title = textOf(event, 'summary');
  const hours = textOf(event, own.hours);
  return {
    from: dateOfDay(from),
    to: to > from ? dateOfDay(to) : undefined,
    hours: hours ? hoursOfText(hours) : [],
    kind,
    title: title === exceptionWords[kind] ? undefined : title,
    source: textOf(event, own.source),
    announcedAt: textOf(event, own.announcedAt),
  };
}

function unreadable(event: ICAL.Component): string | undefined {
  const title = textOf(event, 'summary') ?? '';
  try {
    const start = event.getFirstPropertyValue('dtstart');
    if (start instanceof ICAL.Time && !start.isDate) return fileWords.timedEvent(title);
    if (event.hasProperty('rrule') || event.hasProperty('rdate')) return fileWords.recurringEvent(title);
    return daysOf(event) ? undefined : fileWords.eventDates(title);
  } catch {
    return fileWords.eventDates(title); // the library makes no date of it
  }
}

/**
 * Its first and its last day. What is written as its end is the day after the last; some programs write the last day itself where there is
 * only one. The library's own end of a duration is counted day by day, which takes for ever where somebody wrote a long one.
 * @returns nothing when these are no days, or one comes before the other
 */
function daysOf(event: ICAL.Component): [first: number, last: number] | undefined {
  const first = dayIn(event, 'dtstart');
  if (first === undefined) return undefined;
  const length = event.getFirstPropertyValue('duration');
  const end = event.hasProperty('dtend') ? dayIn(event, 'dtend') : first + (length instanceof ICAL.Duration ? wholeDays(length) : 1);
  return end !== undefined && end >= first && end - first <= A_CENTURY ? [first, Math.max(first, end - 1)] : undefined;
}
const A_CENTURY = 36_525;

/** The library makes 2 March of 30 February. */
function dayIn(event: ICAL.Component, name: string): number | undefined {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time) || !value.isDate) return undefined;
  const [, , , written] = property.toJSON();
  return written === dateOfDay(dayOfTime(value)) ? dayOfTime(value) : undefined;
}

/** NaN where it has hours, or goes back. */
const wholeDays = ({ weeks, days, hours, minutes, seconds, isNegative }: ICAL.Duration): number =>
  isNegative || hours || minutes || seconds ? NaN : 7 * weeks + days;

const dayOfTime = ({ year, month, day }: ICAL.Time): number => Date.UTC(year, month - 1, day) / DAY;

function textOf(event: ICAL.Component, name: string): string | undefined {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
