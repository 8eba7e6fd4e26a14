import { z } from 'zod';
import { Id, UnitId } from './ids';
import { InquiryTypeCode } from './org';
import { UnitRef } from './path';
import { paging } from './views';

const Moment = z.iso.datetime();
const Count = z.int().min(0);
/** What is looked at is questions of that type alone. */
export const InquiryType = InquiryTypeCode;
const Share = z.number().min(0).max(1).nullable();

/** What is looked at: the whole country, a province with its counties, one office (of a county, a province or the headquarters), one unit. */
export const BoardLevel = z.enum(['country', 'province', 'county', 'unit']);
export type BoardLevel = z.infer<typeof BoardLevel>;

/** A place on the board, as its query. `under` is the province's office, the office, or the unit; null for the country. */
export const BoardPlace = z.object({ level: BoardLevel, under: Id.nullable(), name: z.string() });
export type BoardPlace = z.infer<typeof BoardPlace>;

/**
 * Query of the board. Its rows are the parts of what is looked at: of the country the headquarters and the provinces, of a province its own
 * office and those of its counties, of an office its units, of a unit itself.
 */
export const BoardFilter = z
  .strictObject({ level: BoardLevel.default('country'), under: UnitId.optional(), type: InquiryType.optional() })
  .refine(({ level, under }) => (level === 'country') === !under, { error: 'برای هر سطح جز کشور باید واحد آن گفته شود.' });
export type BoardFilter = z.output<typeof BoardFilter>;

/**
 * Questions to units, as they stand now; answers are those of the last thirty days, today included. Their times are clock time from asking to
 * answering, median and p90 at most 8.2 % off; `withinPolicy` is by the due time of each, which counts working time.
 */
export const BoardFigures = z.object({
  openInquiries: Count,
  /** due before the end of today, not late yet */
  dueToday: Count,
  dueTomorrow: Count,
  overdue: Count,
  /** overdue among the open ones; null when none is open */
  share: Share,
  /** how late the oldest is */
  oldestOverdueMs: Count.nullable(),
  answered30d: Count,
  medianAnswerMs30d: Count.nullable(),
  p90AnswerMs30d: Count.nullable(),
  within24hShare30d: Share,
  withinPolicyShare30d: Share,
});
export type BoardFigures = z.infer<typeof BoardFigures>;

export const BoardRow = BoardFigures.extend({
  unit: UnitRef,
  provinceCode: z.string().nullable(),
  countyCode: z.string().nullable(),
  /** where its own rows are; null at the last step, whose letters are in the list */
  place: z.object({ level: BoardLevel, under: Id }).nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const Board = z.object({
  at: Moment,
  place: BoardPlace,
  /** from the place up to the highest one the reader may look at */
  above: z.array(BoardPlace),
  rows: z.array(BoardRow),
  totals: BoardFigures,
  /** how many were overdue at the end of each of the last seven days, the oldest first; the last one is now */
  trend: z.array(z.object({ day: z.iso.date(), overdue: Count })),
});
export type Board = z.infer<typeof Board>;

/** Query of the letters behind a figure, soonest due first. `unit` with `level` is a place of the board; without both the whole country. */
export const BoardLettersFilter = z
  .strictObject({
    level: BoardLevel.optional(),
    unit: UnitId.optional(),
    type: InquiryType.optional(),
    /** on whose desk it lies, or a referral of it */
    post: Id.optional(),
    /** `soon`: due today or tomorrow, not late yet */
    state: z.enum(['overdue', 'dueToday', 'soon', 'open']).default('overdue'),
    ...paging,
  })
  .transform(({ level, ...filter }) => ({ ...filter, level: level ?? (filter.unit ? ('unit' as const) : ('country' as const)) }))
  .refine(({ level, unit }) => (level === 'country') === !unit, { error: 'برای هر سطح جز کشور باید واحد آن گفته شود.' });
export type BoardLettersFilter = z.output<typeof BoardLettersFilter>;

/** One question to one unit. */
export const BoardLetter = z.object({
  process: Id,
  /** its task, for whoever moves it or reminds of it */
  key: z.string(),
  unit: UnitRef,
  /** null above the reader's clearance; without subject where the reader has no part in the letter, and cannot open it */
  letter: z.object({ id: Id, number: z.string().nullable(), subject: z.string().nullable() }).nullable(),
  asker: UnitRef,
  type: z.string(),
  openedAt: Moment,
  dueAt: Moment.nullable(),
  overdueMs: Count.nullable(),
  seenAt: Moment.nullable(),
  /** on whose desk the question lies, and on whose the referrals of it */
  desks: z.array(z.object({ post: z.object({ id: Id, title: z.string() }), since: Moment })),
});
export type BoardLetter = z.infer<typeof BoardLetter>;
export const BoardLetterPage = z.object({ items: z.array(BoardLetter), next: z.string().nullable() });
export type BoardLetterPage = z.infer<typeof BoardLetterPage>;

/** Where the reader may begin to look, the widest first; none for everybody else. */
export const BoardPlaces = z.array(BoardPlace);
