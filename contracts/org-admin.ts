import { z } from 'zod';
import { Classification } from './classification';
import { Id, PersonId, PostId, UnitId } from './ids';
import { normaliseDigits } from './normalise-digits';
import {
  AssignmentKind,
  DeadlinePolicy,
  InquiryTypeCode,
  paging,
  PostKind,
  PostView,
  Province,
  ReplyField,
  UnitKind,
  UnitLevel,
  UnitView,
  Words,
} from './org';

/** The chart as its administrators see and change it: also what is closed, and what begins later. */

const Moment = z.iso.datetime();
const Day = z.iso.date();
const Name = (max: number) => z.string().trim().min(1).max(max);
/** Latin letters, digits and dots: `23.identity.head` */
const Code = z
  .string()
  .regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/)
  .max(60);

const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** `current` is valid today, `closed` no more, `planned` not yet. */
export const Standing = z.enum(['current', 'closed', 'planned']);
export type Standing = z.infer<typeof Standing>;

const validity = { standing: Standing, validFrom: Day, /** the first day on which it is no more */ validTo: Day.nullable() };

// --- units

export const AdminUnitFilter = z.strictObject({
  q: Words.optional(),
  level: UnitLevel.optional(),
  kind: UnitKind.optional(),
  province: Province.optional(),
  parent: UnitId.optional(),
  office: UnitId.optional(),
  standing: Standing.optional(),
  ...paging,
});
export type AdminUnitFilter = z.output<typeof AdminUnitFilter>;

export const AdminUnit = UnitView.extend({ numberCode: z.string(), ...validity, /** current ones of the unit itself */ posts: z.int() });
export type AdminUnit = z.infer<typeof AdminUnit>;
export const AdminUnitPage = pageOf(AdminUnit);

/**
 * Command: a unit beneath another one, of its office. With `office`, an office of its own beneath that of a province or the headquarters:
 * it comes with what every office has, a head, a secretariat with a clerk, and the three books.
 */
export const CreateUnit = z
  .strictObject({
    code: Code,
    name: Name(200),
    shortName: Name(80).optional(),
    kind: UnitKind,
    parent: UnitId,
    from: Day.optional(),
    /** how the secretariat signs in numbers, and where the office lies; a county's office has a county, a province's none */
    office: z
      .strictObject({
        numberCode: z.string().regex(/^[0-9]{1,8}$/),
        province: Province,
        county: z
          .string()
          .regex(/^\d{4}$/)
          .optional(),
      })
      .optional(),
  })
  .refine(({ kind, office }) => (kind === 'OFFICE') === !!office, { error: 'مشخصات دبیرخانه و استان فقط و حتماً برای اداره داده می‌شود.' });
export type CreateUnit = z.output<typeof CreateUnit>;

/** Command: what is not named stays. `parent` moves the unit: within its office, an office within its province. */
export const EditUnit = z.strictObject({ name: Name(200).optional(), shortName: Name(80).optional(), parent: UnitId.optional() });
export type EditUnit = z.output<typeof EditUnit>;

/** Command: closes a unit or post. Without `on` from today; `on` is the first day on which it is no more. */
export const Close = z.strictObject({ on: Day.optional() });
export type Close = z.output<typeof Close>;

/** What keeps a unit or a post from closing; it may close when everything is empty. */
export const Obstacles = z.object({
  units: z.array(z.object({ id: Id, name: z.string() })),
  posts: z.array(z.object({ id: Id, title: z.string(), tasks: z.int() })),
  tasks: z.int(),
});
export type Obstacles = z.infer<typeof Obstacles>;

// --- posts

export const AdminPostFilter = z.strictObject({
  q: Words.optional(),
  unit: UnitId.optional(),
  office: UnitId.optional(),
  kind: PostKind.optional(),
  standing: Standing.optional(),
  /** nobody holds it or acts in it now */
  vacant: z.stringbool().optional(),
  ...paging,
});
export type AdminPostFilter = z.output<typeof AdminPostFilter>;

export const AdminPost = PostView.extend({ unitName: z.string(), ...validity });
export type AdminPost = z.infer<typeof AdminPost>;
export const AdminPostPage = pageOf(AdminPost);

/** Command: a new post. Rank 0 is the head of the unit, of whom there is one. */
export const CreatePost = z.strictObject({
  code: Code,
  unit: UnitId,
  title: Name(200),
  kind: PostKind,
  rank: z.int().min(0).max(99),
  maySign: z.boolean().default(false),
  from: Day.optional(),
});
export type CreatePost = z.output<typeof CreatePost>;

export const EditPost = z.strictObject({
  title: Name(200).optional(),
  rank: z.int().min(0).max(99).optional(),
  maySign: z.boolean().optional(),
});
export type EditPost = z.output<typeof EditPost>;

/** Somebody in a post, by date. Appointed through `POST /api/org/assignments`, ended through `POST /api/org/assignments/:id/end`. */
export const HoldingView = z.object({
  id: Id,
  kind: AssignmentKind,
  fromAt: Moment,
  toAt: Moment.nullable(),
  when: z.enum(['past', 'now', 'future']),
  person: z.object({ id: PersonId, name: z.string(), username: z.string(), disabled: z.boolean() }),
  post: z.object({ id: PostId, title: z.string(), unitId: UnitId, unitName: z.string() }),
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
});
export type HoldingView = z.infer<typeof HoldingView>;

// --- people

export const AdminPersonFilter = z.strictObject({
  q: Words.optional(),
  disabled: z.stringbool().optional(),
  admin: z.stringbool().optional(),
  ...paging,
});
export type AdminPersonFilter = z.output<typeof AdminPersonFilter>;

export const AdminPerson = z.object({
  id: Id,
  username: z.string(),
  name: z.string(),
  clearance: Classification,
  isAdmin: z.boolean(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  /** in which they are now */
  posts: z.array(z.object({ id: Id, title: z.string(), kind: AssignmentKind })),
});
export type AdminPerson = z.infer<typeof AdminPerson>;
export const AdminPersonPage = pageOf(AdminPerson);

const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
  .max(60);
export const CreatePerson = z.strictObject({
  username: Username,
  name: Name(120),
  clearance: Classification.default('UNCLASSIFIED'),
  isAdmin: z.boolean().default(false),
});
export type CreatePerson = z.output<typeof CreatePerson>;

/** Command: what is not named stays. Whoever is disabled is signed out everywhere. */
export const EditPerson = z.strictObject({
  name: Name(120).optional(),
  clearance: Classification.optional(),
  isAdmin: z.boolean().optional(),
  disabled: z.boolean().optional(),
});
export type EditPerson = z.output<typeof EditPerson>;

/** Shown this once: it is stored nowhere, and the same request again is answered without it. */
export const PersonWithPassword = z.object({ person: AdminPerson, password: z.string().nullable() });
export type PersonWithPassword = z.infer<typeof PersonWithPassword>;

// --- inquiry types

const fieldsOf = z
  .array(ReplyField)
  .max(40)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, { error: 'نام هر خانه باید یکتا باشد.' })
  .refine((fields) => fields.every(({ type, choices }) => (type === 'choice') === !!choices), {
    error: 'گزینه‌ها فقط و حتماً برای خانهٔ انتخابی داده می‌شوند.',
  });

export const AdminInquiryType = z.object({
  code: z.string(),
  title: z.string(),
  fields: z.array(ReplyField),
  deadline: DeadlinePolicy.nullable(),
  active: z.boolean(),
  /** asked and not concluded */
  open: z.int(),
});
export type AdminInquiryType = z.infer<typeof AdminInquiryType>;

export const CreateInquiryType = z.strictObject({
  code: InquiryTypeCode,
  title: Name(200),
  fields: fieldsOf,
  deadline: DeadlinePolicy.nullable().default(null),
});
export type CreateInquiryType = z.output<typeof CreateInquiryType>;
/** Command: what is not named stays; what was answered already stays as it was answered. `active: false` retires the type. */
export const EditInquiryType = z.strictObject({
  title: Name(200).optional(),
  fields: fieldsOf.optional(),
  deadline: DeadlinePolicy.nullable().optional(),
  active: z.boolean().optional(),
});
export type EditInquiryType = z.output<typeof EditInquiryType>;

// --- books

/** {jy} or {jy2}, {seq} or {seq:05}, and where wanted {sec}, {unit}, {kind}. */
export const NumberPattern = z
  .string()
  .trim()
  .max(60)
  .transform(normaliseDigits)
  .refine((pattern) => /\{jy2?\}/.test(pattern) && /\{seq(:0[1-9])?\}/.test(pattern), {
    error: 'الگوی شماره باید سال {jy} و شمارهٔ ردیف {seq} داشته باشد.',
  })
  .refine((pattern) => !/[{}]/.test(pattern.replace(/\{(jy2?|sec|unit|kind|seq(:0[1-9])?)\}/g, '')), {
    error: 'در الگوی شماره فقط {jy}، {jy2}، {sec}، {unit}، {kind} و {seq} شناخته است.',
  });
export const BookMode = z.enum(['AUTOMATIC', 'CLERK']);

export const AdminBookFilter = z.strictObject({ q: Words.optional(), office: UnitId.optional(), ...paging });
export type AdminBookFilter = z.output<typeof AdminBookFilter>;
export const AdminBook = z.object({
  id: Id,
  office: z.object({ id: Id, name: z.string() }),
  kind: z.enum(['INTERNAL', 'OUTGOING', 'INCOMING']),
  mode: BookMode,
  pattern: z.string(),
  year: z.int(),
  lastNo: z.int(),
  /** the number its next letter gets */
  nextNumber: z.string(),
});
export type AdminBook = z.infer<typeof AdminBook>;
export const AdminBookPage = pageOf(AdminBook);

/** Command: from the next number on; what has a number keeps it. */
export const EditBook = z.strictObject({ pattern: NumberPattern.optional(), mode: BookMode.optional() });
export type EditBook = z.output<typeof EditBook>;
export const PreviewNumber = z.strictObject({ pattern: NumberPattern });
export type PreviewNumber = z.output<typeof PreviewNumber>;
/** `taken`: another book writes its numbers the same way, so the pattern would be refused. */
export const NumberPreview = z.object({ year: z.int(), no: z.int(), number: z.string(), taken: z.boolean() });
export type NumberPreview = z.infer<typeof NumberPreview>;
