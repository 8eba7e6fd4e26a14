import { z } from 'zod';
import { Id, PersonId, PostId } from './ids';
import { normaliseDigits } from './normalise-digits';

export const UnitLevel = z.enum(['HEADQUARTERS', 'PROVINCIAL_OFFICE', 'COUNTY_OFFICE']);
export type UnitLevel = z.infer<typeof UnitLevel>;

export const UnitKind = z.enum(['OFFICE', 'DEPUTY', 'DEPARTMENT', 'SECRETARIAT']);
export type UnitKind = z.infer<typeof UnitKind>;

export const PostKind = z.enum(['HEAD', 'DEPUTY', 'EXPERT', 'CLERK', 'COUNTER', 'ASSISTANT_DESK', 'SUPERVISOR']);
export type PostKind = z.infer<typeof PostKind>;

/**
 * HOLDER owns the post, ACTING stands in with all its rights, ASSISTANT works its cartable under their own name and cannot sign, SUBSTITUTE
 * stands in for somebody for some time and within a scope (contracts/substitution.ts).
 */
export const AssignmentKind = z.enum(['HOLDER', 'ACTING', 'ASSISTANT', 'SUBSTITUTE']);
export type AssignmentKind = z.infer<typeof AssignmentKind>;

/** How long somebody has: working time of the unit's calendar, or days and Jalali months of the year. */
export const DeadlineUnit = z.enum(['WORKING_MINUTE', 'WORKING_HOUR', 'WORKING_DAY', 'CALENDAR_DAY', 'MONTH']);
export type DeadlineUnit = z.infer<typeof DeadlineUnit>;
/** Months reach farthest: more of them would end beyond the years of the calendar, and nothing could be asked any more. */
const LONGEST_MONTHS = 400;
export const DeadlinePolicy = z
  .strictObject({ unit: DeadlineUnit, amount: z.int().min(1).max(10_000) })
  .refine(({ unit, amount }) => unit !== 'MONTH' || amount <= LONGEST_MONTHS, { error: 'مهلت حداکثر ۴۰۰ ماه است.', path: ['amount'] });
export type DeadlinePolicy = z.infer<typeof DeadlinePolicy>;

/** As administrators name it: `CIVIL_RECORD`, `CENSUS_1405`. */
export const InquiryTypeCode = z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/);

/** One field of a reply to an inquiry of some type. */
export const ReplyField = z.strictObject({
  name: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,40}$/),
  title: z.string().min(1),
  type: z.enum(['text', 'number', 'boolean', 'date', 'choice']),
  required: z.boolean(),
  choices: z
    .array(z.strictObject({ value: z.string().min(1), title: z.string().min(1) }))
    .min(2)
    .optional(),
});
export type ReplyField = z.infer<typeof ReplyField>;

export const InquiryTypeView = z.object({
  code: z.string(),
  title: z.string(),
  fields: z.array(ReplyField),
  deadline: DeadlinePolicy.nullable(),
});
export type InquiryTypeView = z.infer<typeof InquiryTypeView>;

/** Sets of units that letters are sent to by name. */
export const UnitGroup = z.enum(['OFFICES', 'PROVINCIAL_OFFICES', 'COUNTY_OFFICES', 'HEADQUARTERS_UNITS']);
export type UnitGroup = z.infer<typeof UnitGroup>;

/** Sets of posts that letters are sent to by name. */
export const PostGroup = z.enum(['HEADQUARTERS_HEADS', 'PROVINCIAL_HEADS', 'COUNTY_HEADS', 'SECRETARIATS', 'SUPERVISORS']);
export type PostGroup = z.infer<typeof PostGroup>;

/** What people type to find somebody; digits of any keyboard. */
export const Words = z.string().trim().max(100).transform(normaliseDigits);
export const Province = z
  .string()
  .transform(normaliseDigits)
  .pipe(z.string().regex(/^\d{2}$/));
export const paging = {
  /** `next` of the page before */
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(600).default(20),
};

/** Query of the unit picker: every filter narrows. */
export const UnitFilter = z.strictObject({
  q: Words.optional(),
  level: UnitLevel.optional(),
  kind: UnitKind.optional(),
  province: Province.optional(),
  parent: Id.optional(),
  group: UnitGroup.optional(),
  ...paging,
});
export type UnitFilter = z.output<typeof UnitFilter>;

/** Query of the post picker: every filter narrows. */
export const PostFilter = z.strictObject({
  q: Words.optional(),
  level: UnitLevel.optional(),
  kind: PostKind.optional(),
  province: Province.optional(),
  unit: Id.optional(),
  office: Id.optional(),
  group: PostGroup.optional(),
  maySign: z.stringbool().optional(),
  ...paging,
});
export type PostFilter = z.output<typeof PostFilter>;

export const PersonFilter = z.strictObject({ q: Words.optional(), ...paging });
export type PersonFilter = z.output<typeof PersonFilter>;

/** One page of a list. `next` is the cursor of the page after this one; null on the last. */
const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const UnitView = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  level: UnitLevel,
  kind: UnitKind,
  parentId: Id.nullable(),
  officeId: Id,
  provinceCode: z.string().nullable(),
  countyCode: z.string().nullable(),
});
export type UnitView = z.infer<typeof UnitView>;
export const UnitPage = pageOf(UnitView);

/** Who works in a post now, and as what. */
export const HolderView = z.object({ personId: Id, name: z.string(), kind: AssignmentKind });
export type HolderView = z.infer<typeof HolderView>;

/** `title` is printed on letters; `rank` 0 is the head of the unit. */
export const PostView = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  kind: PostKind,
  rank: z.int(),
  maySign: z.boolean(),
  unitId: Id,
  officeId: Id,
  level: UnitLevel,
  provinceCode: z.string().nullable(),
  holders: z.array(HolderView),
});
export type PostView = z.infer<typeof PostView>;
export const PostPage = pageOf(PostView);

/** `above` leads from the next unit up to the headquarters. */
export const UnitDetail = UnitView.extend({ above: z.array(z.object({ id: Id, name: z.string() })), posts: z.array(PostView) });
export type UnitDetail = z.infer<typeof UnitDetail>;

export const PersonView = z.object({ id: Id, username: z.string(), name: z.string(), disabled: z.boolean() });
export type PersonView = z.infer<typeof PersonView>;
export const PersonPage = pageOf(PersonView);

/** A post in which the person who asks may act now; `holder` when they do so for somebody. */
export const MyPost = z.object({
  postId: Id,
  title: z.string(),
  unitId: Id,
  unitName: z.string(),
  officeId: Id,
  kind: AssignmentKind,
  postKind: PostKind,
  maySign: z.boolean(),
  holder: z.object({ personId: Id, name: z.string() }).nullable(),
});
export type MyPost = z.infer<typeof MyPost>;

const Moment = z.iso.datetime({ offset: true });

/** Command: a person takes up a post. Without `from` at once, without `to` until further notice. */
export const Appoint = z.strictObject({
  post: PostId,
  person: PersonId,
  kind: AssignmentKind.exclude(['SUBSTITUTE']),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type Appoint = z.output<typeof Appoint>;

/** Command: an assignment ends, at once or at a moment to come. */
export const EndAssignment = z.strictObject({ at: Moment.optional() });
export type EndAssignment = z.output<typeof EndAssignment>;

export const AssignmentView = z.object({
  id: Id,
  postId: Id,
  personId: Id,
  kind: AssignmentKind,
  fromAt: z.iso.datetime(),
  toAt: z.iso.datetime().nullable(),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const HoldingOfficeFilter = z.strictObject({ nationalId: z.string().min(1).max(40) });
export type HoldingOfficeFilter = z.output<typeof HoldingOfficeFilter>;

/**
 * The office that probably holds a person's record: a suggestion that a person confirms. `place` is how the table of prefixes names the
 * place of issue; precision is PROVINCE when that place has no county office of its own.
 */
export const HoldingOffice = z.object({
  place: z.object({ province: z.string(), city: z.string() }).nullable(),
  precision: z.enum(['COUNTY', 'PROVINCE', 'UNKNOWN']),
  unit: UnitView.nullable(),
});
export type HoldingOffice = z.infer<typeof HoldingOffice>;

/** Query of the calendar: both days included. */
export const CalendarFilter = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), unit: Id.optional() })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, {
    error: 'بازه باید از آغاز تا پایان و دست‌بالا چهارصد روز باشد.',
  });
export type CalendarFilter = z.output<typeof CalendarFilter>;

/** A day of the unit's calendar. Without hours it is a day off: `holiday` says why, and nothing on a weekend. */
export const CalendarDay = z.object({
  day: z.iso.date(),
  hours: z.array(z.object({ opens: z.string(), closes: z.string() })),
  holiday: z.string().nullable(),
  /** the holidays of its Jalali year are known; else due times there are provisional */
  known: z.boolean(),
});
export type CalendarDay = z.infer<typeof CalendarDay>;
