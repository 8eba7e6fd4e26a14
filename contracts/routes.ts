import { z } from 'zod';
import { Id, UnitId } from './ids';
import { InquiryTypeCode, paging } from './org';
import { type ProofHow, proofStepWords, type ProofVerdict, proofVerdictWords } from './proof.words';

/** The library of routes as its administrators see and change it. A route is a `.bpmn` file in versions; what they mean: `route-plan.ts`. */

const Moment = z.iso.datetime();
const Day = z.iso.date();
const Name = z.string().trim().min(1).max(200);

export const RouteId = Id;
export type RouteId = Id;

/** What can take a route; the reply to an inquiry goes the way its inquiry says. A route for `REHEARSAL` is taken by no letter, so it may command what it likes. */
export const RoutedKind = z.enum(['LETTER', 'CIRCULAR', 'INQUIRY', 'REHEARSAL']);
export type RoutedKind = z.infer<typeof RoutedKind>;

/** Which letters take it: of a kind or an inquiry type, in a unit and all beneath it, on which days. */
const scope = {
  letterKind: RoutedKind,
  inquiryType: InquiryTypeCode.nullable().default(null),
  unit: UnitId.nullable().default(null),
  from: Day,
  /** the first day on which no more letters take it */
  to: Day.nullable().default(null),
};
const isScope = ({
  letterKind,
  inquiryType,
  from,
  to,
}: {
  letterKind: RoutedKind;
  inquiryType: string | null;
  from: string;
  to: string | null;
}) => (inquiryType === null || letterKind === 'INQUIRY') && (to === null || from < to);
const scopeError = { error: 'نوع استعلام تنها برای استعلام است، و پایان باید پس از آغاز باشد.' };

export const CreateRoute = z.strictObject({ name: Name, ...scope }).refine(isScope, scopeError);
export type CreateRoute = z.output<typeof CreateRoute>;

/** `draft` may be proposed, `proposed` waits for a second administrator, `published` never changes. */
export const RouteVersionState = z.enum(['draft', 'proposed', 'published']);
export type RouteVersionState = z.infer<typeof RouteVersionState>;

export const RouteFilter = z.strictObject({
  q: z.string().max(100).optional(),
  letterKind: RoutedKind.optional(),
  inquiryType: InquiryTypeCode.optional(),
  unit: UnitId.optional(),
  /** in force: published, not retired, and valid today */
  inForce: z.stringbool().optional(),
  ...paging,
});
export type RouteFilter = z.output<typeof RouteFilter>;

const Who = z.object({ id: Id, name: z.string() });
const Signed = z.object({ by: Who, at: Moment });

export const RouteVersionSummary = z.object({
  no: z.int(),
  state: RouteVersionState,
  /** as the person's computer called it */
  fileName: z.string(),
  /** bytes */
  size: z.int(),
  /** whether nothing in the file stands in the way of publishing */
  publishable: z.boolean(),
  /** the compiled plan's name; null where the file cannot be published */
  plan: z.string().nullable(),
  uploaded: Signed,
  proposed: Signed.nullable(),
  published: Signed.nullable(),
});
export type RouteVersionSummary = z.infer<typeof RouteVersionSummary>;

/** One thing on the way to a finding, to be drawn step by step; its words: `proofStepWords`. `element` is an id of the diagram, a flow's for `took`. */
export const RouteStep = z.object({ how: z.enum(Object.keys(proofStepWords) as ProofHow[]), element: z.string() });
export type RouteStep = z.infer<typeof RouteStep>;

export const RouteFinding = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  /** an id of the diagram */
  element: z.string().nullable(),
  sentence: z.string(),
  /** the shortest way from the start to where the route stands still or goes round, the place itself last (`stands`); empty where there is none to show */
  path: z.array(RouteStep),
  /** the file of decisions it is about, whose `element` is one of that file's; null of the route itself */
  file: z.string().nullable(),
});
export type RouteFinding = z.infer<typeof RouteFinding>;

/** The import report: every finding in words, every element by name with what becomes of it. */
export const RouteVersionView = RouteVersionSummary.extend({
  /** whether the route always ends; null where the file was not fit to be looked at */
  verdict: z.enum(Object.keys(proofVerdictWords) as ProofVerdict[]).nullable(),
  findings: z.array(RouteFinding),
  /** the files of decisions it was compiled with */
  decisions: z.array(z.object({ name: z.string(), size: z.int() })),
  elements: z.array(z.object({ id: z.string().nullable(), type: z.string(), standing: z.enum(['executed', 'ignored', 'refused']) })),
});
export type RouteVersionView = z.infer<typeof RouteVersionView>;

/** What is found in a file while it is drawn; nothing of it is kept. */
export const RouteExamination = RouteVersionView.pick({ publishable: true, verdict: true, findings: true });
export type RouteExamination = z.infer<typeof RouteExamination>;

/** A file of decision tables that lies with a route; the next version that is brought is compiled with it. */
export const RouteDecisions = z.object({
  name: z.string(),
  /** bytes */
  size: z.int(),
  /** whether nothing in it stands in the way; what is not usable stands in the way of the route, too */
  usable: z.boolean(),
  /** what rule tasks may call, by id */
  decisions: z.array(z.object({ id: z.string(), name: z.string() })),
  findings: z.array(RouteFinding),
  brought: Signed,
});
export type RouteDecisions = z.infer<typeof RouteDecisions>;
/** By name. */
export const RouteDecisionsList = z.object({ items: z.array(RouteDecisions) });
export type RouteDecisionsList = z.infer<typeof RouteDecisionsList>;

export const RouteSummary = z.object({
  id: RouteId,
  name: z.string(),
  letterKind: RoutedKind,
  inquiryType: z.string().nullable(),
  unit: z.object({ id: Id, name: z.string() }).nullable(),
  from: Day,
  to: Day.nullable(),
  retired: Signed.nullable(),
  /** the version new letters take */
  current: z.int().nullable(),
  /** whether a version waits for a second administrator */
  waits: z.boolean(),
});
export type RouteSummary = z.infer<typeof RouteSummary>;
export const RoutePage = z.object({ items: z.array(RouteSummary), next: z.string().nullable() });

/** With its versions, the newest first. */
export const RouteView = RouteSummary.extend({ versions: z.array(RouteVersionSummary) });
export type RouteView = z.infer<typeof RouteView>;
