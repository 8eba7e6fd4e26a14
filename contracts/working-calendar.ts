import { z } from 'zod';
import { DomainError } from './errors';
import { jalaliOf } from './jalali-date';
import { dayOfDate, minuteOf, spansOf, type Segment, type Span } from './tehran-time';
import { calendarWords } from './working-calendar.words';

export const Weekday = z.enum(['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri']);
export type Weekday = z.infer<typeof Weekday>;

/** One line of text. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, { error: calendarWords.textInvalid });

/** HH:MM; 24:00 is midnight at the end of the day. */
const Clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: calendarWords.clockInvalid });

/** Office hours of one day, `[opens, closes)`, in any order; an empty list is a day off. */
export const Hours = z.array(z.tuple([Clock, Clock])).superRefine((segments, { addIssue }) => {
  const sorted = inOrder(segments);
  if (sorted.some(([opens, closes]) => closes <= opens)) addIssue({ code: 'custom', message: calendarWords.endBeforeStart });
  else if (sorted.some(([opens], i) => i > 0 && opens < sorted[i - 1]![1]))
    addIssue({ code: 'custom', message: calendarWords.hoursOverlap });
});
export type Hours = z.infer<typeof Hours>;

const isInOrder = ({ from, to }: { from?: string; to?: string }) => !from || !to || from <= to;

/** Weekly hours of the weekdays it names, from one date to another, both included; without a date it has no such end. */
export const Week = z
  .object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    title: Line.optional(),
    hours: z.partialRecord(Weekday, Hours).refine((hours) => Object.keys(hours).length > 0, { error: calendarWords.weekEmpty }),
  })
  .refine(isInOrder, { error: calendarWords.rangeReversed, path: ['to'] });
export type Week = z.infer<typeof Week>;

/** REMOTE is working time like any other. */
export const ExceptionKind = z.enum(['HOLIDAY', 'CLOSURE', 'REMOTE', 'SHORT_DAY']);
export type ExceptionKind = z.infer<typeof ExceptionKind>;

/** One date, or all from one to another, with hours of their own. */
export const CalendarException = z
  .object({
    from: z.iso.date(),
    to: z.iso.date().optional(),
    hours: Hours,
    kind: ExceptionKind.optional(),
    title: Line.optional(),
    /** who announced it, and when */
    source: Line.optional(),
    announcedAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(isInOrder, { error: calendarWords.rangeReversed, path: ['to'] });
export type CalendarException = z.infer<typeof CalendarException>;

/** What one nation, province, county or unit says of its days. Of two that say something of a day, the later in the list holds. */
export const CalendarLayer = z.object({
  name: Line,
  weeks: z.array(Week).default([]),
  exceptions: z.array(CalendarException).default([]),
});
export type CalendarLayer = z.output<typeof CalendarLayer>;

/** Where the hours of a day come from. Without a kind it is the week's. */
export interface DaySource {
  layer: string;
  kind: ExceptionKind | 'WEEK';
  title: string | null;
}

/** One date in Tehran. It is a working day when it has spans. */
export interface WorkingDay {
  /** since 1970-01-01 */
  day: number;
  hours: readonly Segment[];
  /** the instants of these hours */
  spans: readonly Span[];
  /** null when no layer says anything of it */
  source: DaySource | null;
}

/** When an office works: layers, general to specific, made ready to be asked. */
export interface WorkingCalendar {
  on(day: number): WorkingDay;
  /** Whether the holidays of that Jalali year are there; a due time that touches another year is provisional. */
  knows(jalaliYear: number): boolean;
}

/** No office is closed that long; a calendar that is would let a search run for ever. */
const LONGEST_CLOSURE_DAYS = 400;

/** 1970-01-01 was a Thursday. */
const weekdays: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];
export const weekdayOf = (day: number): Weekday => weekdays[((day % 7) + 7) % 7]!;

/**
 * Weekly hours first, the most specific layer that names the weekday; then exceptions, the most specific that covers the date. Any
 * exception beats any week. Days are kept once they are known, so whoever counts much keeps the calendar.
 * @param layers checked, general to specific · @throws DomainError `calendar.no_weekly_hours`
 */
export function workingCalendar(layers: readonly CalendarLayer[]): WorkingCalendar {
  const weeks = layers.flatMap(({ name, weeks }) => weeks.map((week) => ready(name, week, 'WEEK' as const))).reverse();
  if (!weeks.some(({ hours }) => Object.values(hours).some(({ length }) => length > 0))) throw new DomainError('calendar.no_weekly_hours');
  const exceptions = layers
    .flatMap(({ name, exceptions }) => exceptions.map((one) => ready(name, { to: one.from, ...one }, kindOf(one))))
    .reverse();
  const knownYears = yearsWithHolidays(layers.flatMap((layer) => layer.exceptions));
  const known = new Map<number, WorkingDay>();

  const find = (day: number): WorkingDay => {
    const covers = ({ first, last }: { first: number; last: number }) => first <= day && day <= last;
    const weekday = weekdayOf(day);
    const exception = exceptions.find(covers);
    const week = exception ? undefined : weeks.find((one) => covers(one) && one.hours[weekday]);
    const hours = inOrder(exception?.hours ?? week?.hours[weekday] ?? []);
    return { day, hours, spans: spansOf(day, hours), source: (exception ?? week)?.source ?? null };
  };
  return {
    on(day) {
      let found = known.get(day);
      if (!found) known.set(day, (found = find(day)));
      return found;
    },
    knows: (year) => knownYears.has(year),
  };
}

/** The Jalali years whose holidays are entered. A year with a day or two, announced early, has no table yet: the law alone names ten. */
export function yearsWithHolidays(exceptions: readonly CalendarException[]): Set<number> {
  const days = new Set<number>();
  for (const one of exceptions) {
    const [first, last] = [dayOfDate(one.from), dayOfDate(one.to ?? one.from)];
    for (let day = first; kindOf(one) === 'HOLIDAY' && day <= Math.min(last, first + LONGEST_CLOSURE_DAYS); day++) days.add(day);
  }
  const counts = new Map<number, number>();
  for (const { year } of [...days].map(jalaliOf)) counts.set(year, (counts.get(year) ?? 0) + 1);
  return new Set([...counts].flatMap(([year, count]) => (count >= FEWEST_HOLIDAYS ? [year] : [])));
}
const FEWEST_HOLIDAYS = 10;

/** @returns that day, or the next one on which the office opens · @throws DomainError `calendar.never_opens` */
export function workingDayFrom(calendar: WorkingCalendar, from: number): WorkingDay {
  for (let day = from; day <= from + LONGEST_CLOSURE_DAYS; day++) {
    const found = calendar.on(day);
    if (found.spans.length > 0) return found;
  }
  throw new DomainError('calendar.never_opens', { days: LONGEST_CLOSURE_DAYS });
}

/** What somebody should know of an exception that is sound in itself. @param today the date in Tehran */
export const warningsOf = ({ kind, from, to = from }: CalendarException, today: string): string[] =>
  kind !== 'HOLIDAY' && to < today ? [calendarWords.closureInPast] : [];

const inOrder = (segments: readonly (readonly [string, string])[]): Segment[] =>
  segments.map(([opens, closes]): Segment => [minuteOf(opens), minuteOf(closes)]).sort(([a], [b]) => a - b);

/** One that does not say what it is, is a holiday when it is closed. */
export const kindOf = ({ kind, hours }: CalendarException): ExceptionKind => kind ?? (hours.length > 0 ? 'SHORT_DAY' : 'HOLIDAY');

const ready = <T extends { from?: string; to?: string; title?: string }>(layer: string, rule: T, kind: DaySource['kind']) => ({
  ...rule,
  first: rule.from ? dayOfDate(rule.from) : -Infinity,
  last: rule.to ? dayOfDate(rule.to) : Infinity,
  source: { layer, kind, title: rule.title ?? null } satisfies DaySource,
});
