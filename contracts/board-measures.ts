import { z } from 'zod';
import { BoardLevel, BoardPlace, InquiryType } from './board';
import { FIRST_YEAR, Id, LAST_YEAR, UnitId, yearStart } from './ids';
import { dateOfDay, dayOf } from './tehran-time';

const Moment = z.iso.datetime();
const Day = z.iso.date();
const Count = z.int().min(0);
const Share = z.number().min(0).max(1).nullable();

/** With what a period is compared to, and its first week, in years that the calendar knows. */
const [EARLIEST, LATEST] = [FIRST_YEAR + 4, LAST_YEAR].map((year) => dateOfDay(dayOf(yearStart(year)))) as [string, string];
const AskedDay = Day.refine((day) => day >= EARLIEST && day <= LATEST, { error: 'این روز بیرون از سال‌هایی است که تقویم می‌شناسد.' });
const LONGEST_DAYS = 1100;

/** Days of the offices, both included. */
export const BoardPeriod = z.object({ from: Day, to: Day });
export type BoardPeriod = z.infer<typeof BoardPeriod>;

const place = { level: BoardLevel.default('country'), under: UnitId.optional() };
const period = { from: AskedDay.optional(), to: AskedDay.optional() };
const isPlace = ({ level, under }: { level: BoardLevel; under?: string | undefined }) => (level === 'country') === !under;
/** Whether it ends after it begins, and is not too long; one of which only one end is said is judged once the other is known. */
export const hasOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || (from <= to && Date.parse(to) - Date.parse(from) < LONGEST_DAYS * 86_400_000);
const placeError = { error: 'برای هر سطح جز کشور باید واحد آن گفته شود.' };
export const orderError = { error: 'پایان بازه باید پس از آغاز آن باشد و بازه از سه سال بلندتر نباشد.' };

/**
 * Query of the measures. Without days the last thirty, today included; compared with the days `againstFrom`–`againstTo`, without them with as many
 * days just before.
 */
export const MeasuresFilter = z
  .strictObject({
    ...place,
    ...period,
    type: InquiryType.optional(),
    by: z.enum(['part', 'type', 'week']).default('part'),
    againstFrom: AskedDay.optional(),
    againstTo: AskedDay.optional(),
  })
  .refine(isPlace, placeError)
  .refine(hasOrder, orderError)
  .refine(({ againstFrom, againstTo }) => hasOrder({ from: againstFrom, to: againstTo }), orderError)
  .refine(({ againstFrom, againstTo }) => !againstFrom === !againstTo, { error: 'از بازهٔ مقایسه هم آغاز و هم پایان را بدهید.' });
export type MeasuresFilter = z.output<typeof MeasuresFilter>;

/**
 * How a period was answered: clock time from asking to answering, median and p90 at most 8.2 % off; `withinPolicyShare` is of those that had a due
 * time, which counts working time.
 */
export const Measures = z.object({
  answered: Count,
  within24hShare: Share,
  withinPolicyShare: Share,
  meanMs: Count.nullable(),
  medianMs: Count.nullable(),
  p90Ms: Count.nullable(),
});
export type Measures = z.infer<typeof Measures>;

/** A part of the place, a type, or a week (its Saturday) with the week as far into the period it is compared with. */
export const MeasuresRow = z.object({
  key: z.string(),
  name: z.string(),
  place: z.object({ level: BoardLevel, under: Id }).nullable(),
  now: Measures,
  before: Measures,
});
export type MeasuresRow = z.infer<typeof MeasuresRow>;

export const MeasuresView = z.object({
  at: Moment,
  place: BoardPlace,
  by: z.enum(['part', 'type', 'week']),
  period: BoardPeriod,
  against: BoardPeriod,
  rows: z.array(MeasuresRow),
  totals: z.object({ now: Measures, before: Measures }),
});
export type MeasuresView = z.infer<typeof MeasuresView>;

/** Where the time of a question goes, from the draft that is agreed on to the answer. */
export const TimeStep = z.enum([
  'agreeing', // reviewers of an inquiry
  'signing',
  'secretariat', // registering and dispatching an inquiry or a reply
  'unseenHead', // at the head of the unit asked, not opened yet
  'atHead', // opened there, and not with somebody it was referred to
  'unseenReferred', // at whom it was referred to, not opened yet
  'atReferred',
  'wrongUnit', // all the time at a unit that returned or redirected it
  'extension', // until more time was granted or denied; the clock runs on meanwhile
]);
export type TimeStep = z.infer<typeof TimeStep>;

export const TimeFilter = z
  .strictObject({ ...place, ...period })
  .refine(isPlace, placeError)
  .refine(hasOrder, orderError);
export type TimeFilter = z.output<typeof TimeFilter>;

export const StepTime = z.object({ step: TimeStep, cases: Count, totalMs: Count });
export type StepTime = z.infer<typeof StepTime>;

/** Clock time on the desks of a place, of tasks that were closed in the period; of the country and of a province until the end of yesterday. */
export const TimeView = z.object({
  at: Moment,
  place: BoardPlace,
  period: BoardPeriod,
  steps: z.array(StepTime),
  rows: z.array(
    z.object({ key: Id, name: z.string(), place: z.object({ level: BoardLevel, under: Id }).nullable(), steps: z.array(StepTime) }),
  ),
});
export type TimeView = z.infer<typeof TimeView>;

/** Posts of an office or unit, and how long things stay there: all kinds of tasks, in clock time. */
export const PostTime = z.object({
  post: z.object({ id: Id, title: z.string() }),
  /** who holds it now */
  holder: z.string().nullable(),
  open: Count,
  unseen: Count,
  overdue: Count,
  oldestOpenMs: Count.nullable(),
  /** in the period */
  closed: Count,
  medianUnseenMs: Count.nullable(),
  medianHeldMs: Count.nullable(),
});
export type PostTime = z.infer<typeof PostTime>;
export const PostsFilter = z.strictObject({ level: z.enum(['county', 'unit']), under: UnitId, ...period }).refine(hasOrder, orderError);
export type PostsFilter = z.output<typeof PostsFilter>;
export const PostsView = z.object({ at: Moment, place: BoardPlace, period: BoardPeriod, rows: z.array(PostTime) });
export type PostsView = z.infer<typeof PostsView>;

/** What can be had as a file: every view of supervision and the letters behind the board, with the query of each. */
export const ExportFilter = z
  .strictObject({
    ...place,
    ...period,
    view: z.enum(['board', 'measures', 'time', 'posts', 'letters', 'risk', 'workload']),
    format: z.enum(['xlsx', 'csv']),
    type: InquiryType.optional(),
    by: z.enum(['part', 'type', 'week']).default('part'),
    againstFrom: AskedDay.optional(),
    againstTo: AskedDay.optional(),
    state: z.enum(['overdue', 'dueToday', 'soon', 'open']).default('overdue'),
    post: Id.optional(),
  })
  .refine(isPlace, placeError)
  .refine(hasOrder, orderError)
  .refine(({ againstFrom, againstTo }) => !againstFrom === !againstTo && hasOrder({ from: againstFrom, to: againstTo }), orderError)
  .refine(({ view, level }) => (view !== 'posts' && view !== 'workload') || level === 'county' || level === 'unit', {
    error: 'پست‌ها و میزها در سطح اداره و واحد دیده می‌شوند.',
  });
export type ExportFilter = z.output<typeof ExportFilter>;
