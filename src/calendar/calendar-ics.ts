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
  const named = textOf(event, own.week)!
    .split(';')
    .map((part) => part.trim());
  const title = textOf(event, 'summary');
  return {
    from: textOf(event, own.from),
    to: textOf(event, own.to),
    title: title === fileWords.week ? undefined : title,
    hours: Object.fromEntries(named.map((part) => [part.slice(0, 3), part.length > 3 ? hoursOfText(part.slice(3)) : []])),
  };
}

function exceptionOf(event: ICAL.Component) {
  const [first, end] = datesOf(event);
  const [from, to] = [dayOfTime(first), Math.max(dayOfTime(first), dayOfTime(end) - 1)];
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
    const isWritten = [...event.getAllProperties('dtstart'), ...event.getAllProperties('dtend')].every(isDay);
    return isWritten && datesOf(event).every(({ isDate }) => isDate) ? undefined : fileWords.eventDates(title);
  } catch {
    return fileWords.eventDates(title); // the library makes no date of it
  }
}

/** The day on which it begins and the one on which it is over. The other events of the file are no exceptions of it, which takes long to find out. */
function datesOf(event: ICAL.Component): [ICAL.Time, ICAL.Time] {
  const { startDate, endDate } = new ICAL.Event(event, { exceptions: [] });
  return [startDate, endDate];
}

/** The library makes 2 March of 30 February. */
function isDay(property: ICAL.Property): boolean {
  const [, , , written] = property.toJSON();
  return written === dateOfDay(dayOfTime(property.getFirstValue() as ICAL.Time));
}

const dayOfTime = ({ year, month, day }: ICAL.Time): number => Date.UTC(year, month - 1, day) / DAY;

function textOf(event: ICAL.Component, name: string): string | undefined {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
