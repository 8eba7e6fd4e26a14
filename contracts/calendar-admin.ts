import { z } from 'zod';
import { Id } from './ids';
import { calendarAdminWords } from './calendar-admin.words';
import { CalendarException, ExceptionKind, Hours, Line, Week, Weekday } from './working-calendar';
import { StayedClocks } from './stayed-clocks';

/** Calendars as administrators keep them: layers, their weeks and exceptions, and every change with what it does to open work. */

const Moment = z.iso.datetime();
const Person = z.object({ id: Id, name: z.string() });
/** A mistyped year is no closure; a longer one would keep deadlines from ever coming. */
export const LONGEST_DAYS = 120;
const DAY_MS = 86_400_000;
/** Characters of a calendar file; a layer with fifty years of holidays has fewer. */
export const FILE_LIMIT = 500_000;

export const LayerScope = z.enum(['NATION', 'PROVINCE', 'COUNTY', 'UNIT']);
export type LayerScope = z.infer<typeof LayerScope>;

/** A place by one of its units; the nation needs none. */
export const CalendarPlace = z
  .strictObject({ scope: LayerScope, unit: Id.optional() })
  .refine(({ scope, unit }) => (scope === 'NATION') === (unit === undefined), { error: calendarAdminWords.placeOfUnit, path: ['unit'] });
export type CalendarPlace = z.infer<typeof CalendarPlace>;

/** What is announced: offices closed, working from home, or open at other hours. */
export const Closure = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    kind: z.enum(['CLOSURE', 'REMOTE', 'SHORT_DAY']),
    /** of a `REMOTE` or `SHORT_DAY` */
    hours: Hours.optional(),
    title: Line.min(2),
    source: Line.min(2),
    announcedAt: z.iso.datetime({ offset: true }),
  })
  .refine(({ from, to }) => from <= to, { error: calendarAdminWords.rangeReversed, path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < LONGEST_DAYS * DAY_MS, { error: calendarAdminWords.tooLong, path: ['to'] })
  .refine(({ kind, hours }) => (kind === 'CLOSURE') === !hours?.length, { error: calendarAdminWords.hoursOfKind, path: ['hours'] });
export type Closure = z.infer<typeof Closure>;

export const CalendarCommand = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('CLOSE'), place: CalendarPlace, closure: Closure }),
  z.strictObject({ act: z.literal('ADD_WEEK'), layer: Id, week: Week }),
  z.strictObject({ act: z.literal('ADD_EXCEPTION'), layer: Id, exception: CalendarException }),
  /** another in the place of one that is there, as one change */
  z.strictObject({ act: z.literal('CHANGE_EXCEPTION'), id: Id, exception: CalendarException }),
  z.strictObject({ act: z.literal('WITHDRAW_WEEK'), id: Id }),
  z.strictObject({ act: z.literal('WITHDRAW_EXCEPTION'), id: Id }),
  /** what the file has is added; with `replace`, what it has not is withdrawn */
  z.strictObject({
    act: z.literal('IMPORT'),
    layer: Id,
    as: z.enum(['csv', 'ics']),
    text: z.string().max(FILE_LIMIT),
    replace: z.boolean(),
  }),
  /** restores what was there before that change */
  z.strictObject({ act: z.literal('UNDO'), change: Id }),
]);
export type CalendarCommand = z.output<typeof CalendarCommand>;

/** What a change does, or would do, to the clocks that run. */
export const CalendarEffect = z.object({
  /** clocks that count by the calendar that changes */
  clocks: z.int(),
  /** of them those that strike at other times, and those that strike earlier */
  moved: z.int(),
  nearer: z.int(),
  /** of those that move, those whose due time stays, often as it is over: only reminders and what comes after it move */
  onlySteps: z.int(),
  /** those that could not be counted, and would stay as they are */
  stayed: z.int(),
  /** by how many days due times move, rounded; negative is earlier */
  moves: z.array(z.object({ days: z.int(), count: z.int() })),
  /** where they are, the most first */
  units: z.array(z.object({ id: Id, name: z.string(), count: z.int() })),
  /** some of them; a letter has a number only where the reader may see it */
  letters: z.array(z.object({ number: z.string().nullable(), unit: z.string(), from: Moment.nullable(), to: Moment.nullable() })),
  warnings: z.array(z.string()),
});
export type CalendarEffect = z.infer<typeof CalendarEffect>;

export const CalendarChange = z.object({
  id: Id,
  /** `MOVE_UNIT` comes from the chart: a unit has the calendar of whatever it lies under */
  act: z.enum([
    'CLOSE',
    'ADD_WEEK',
    'ADD_EXCEPTION',
    'CHANGE_EXCEPTION',
    'WITHDRAW_WEEK',
    'WITHDRAW_EXCEPTION',
    'IMPORT',
    'UNDO',
    'MOVE_UNIT',
  ]),
  layer: z.object({ id: Id, name: z.string() }),
  title: z.string(),
  /** from the first to the last day of the exceptions it added or took out; null where it did not */
  days: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  by: Person,
  at: Moment,
  /** its clocks are counted anew: so many there were, so many are done, so many moved */
  total: z.int(),
  looked: z.int(),
  moved: z.int(),
  /** those that could not be counted */
  stayed: StayedClocks.nullable(),
  doneAt: Moment.nullable(),
  undoneBy: Id.nullable(),
  undoable: z.boolean(),
});
export type CalendarChange = z.infer<typeof CalendarChange>;
export const CalendarChangeList = z.object({ items: z.array(CalendarChange) });

const Rule = { id: Id, title: z.string().nullable(), by: z.string().nullable(), withdrawnAt: Moment.nullable() };
export const LayerWeek = z.object({
  ...Rule,
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  hours: z.partialRecord(Weekday, z.array(z.array(z.string()))),
});
export const LayerException = z.object({
  ...Rule,
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  kind: ExceptionKind,
  hours: z.array(z.array(z.string())),
  source: z.string().nullable(),
  announcedAt: Moment.nullable(),
});
const LayerHead = { id: Id, scope: LayerScope, name: z.string(), place: z.string().nullable(), unit: Id.nullable() };
export const LayerSummary = z.object({ ...LayerHead, weeks: z.int(), exceptions: z.int() });
export type LayerSummary = z.infer<typeof LayerSummary>;
export const LayerList = z.object({ items: z.array(LayerSummary) });
export const LayerDetails = z.object({
  ...LayerHead,
  weeks: z.array(LayerWeek),
  exceptions: z.array(LayerException),
  warnings: z.array(z.string()),
});
export type LayerDetails = z.infer<typeof LayerDetails>;

/** The days of a layer's place: what holds there, and which layer says so. */
export const LayerDays = z.object({
  items: z.array(
    z.object({
      day: z.iso.date(),
      hours: z.array(z.array(z.string())),
      kind: z.enum(['WEEK', ...ExceptionKind.options]).nullable(),
      title: z.string().nullable(),
      source: z.string().nullable(),
      layer: z.string().nullable(),
    }),
  ),
});
export type LayerDays = z.infer<typeof LayerDays>;
export const LayerFile = z.object({ name: z.string(), text: z.string() });
export const CalendarWarnings = z.object({ items: z.array(z.string()) });
