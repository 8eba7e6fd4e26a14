import { z } from 'zod';
import { BoardLetter, BoardLevel } from './board';
import { UnitId } from './ids';
import { persianNumber } from './persian-time';
import { paging } from './views';

/** How far a question has come at the unit that is asked: nobody has opened it, somebody has, or it was given to somebody to work on. */
export const stages = ['unseen', 'seen', 'handed'] as const;
export type Stage = (typeof stages)[number];

/** Whose past a chance is told from: from near to far. */
export const circles = ['unit', 'province', 'country'] as const;
export type Circle = (typeof circles)[number];

/** What a chance of missing the due time rests on: those alike in the nearest circle that has seen enough, and how many of them missed theirs. */
export interface RiskBasis {
  circle: Circle;
  stage: Stage;
  known: number;
  missed: number;
}

const where: Record<Circle, string> = { unit: 'این واحد', province: 'این استان', country: 'کشور' };
const until: Record<Stage, string> = { unseen: 'هنوز دیده نشده', seen: 'دیده شده ولی بی‌پاسخ', handed: 'ارجاع شده ولی بی‌پاسخ' };

/** Why, in one sentence. */
export const riskSentence = ({ circle, stage, known, missed }: RiskBasis): string =>
  `از ${persianNumber(known)} استعلام مانند این در ${where[circle]} که تا این ساعت ${until[stage]} بودند، ${persianNumber(missed)} تا از مهلت گذشتند.`;

/** Query of open questions that are not late yet, the likeliest to be late first. A place of the board; without one the whole country. */
export const RiskFilter = z
  .strictObject({ level: BoardLevel.default('country'), under: UnitId.optional(), ...paging })
  .refine(({ level, under }) => (level === 'country') === !under, { error: 'برای هر سطح جز کشور باید واحد آن گفته شود.' });
export type RiskFilter = z.output<typeof RiskFilter>;

export const RiskLetter = BoardLetter.omit({ overdueMs: true }).extend({
  dueAt: z.iso.datetime(),
  /** of missing the due time, in hundredths */
  chance: z.int().min(0).max(100),
  /** what that rests on, in one sentence */
  why: z.string(),
});
export type RiskLetter = z.infer<typeof RiskLetter>;
export const RiskPage = z.object({ items: z.array(RiskLetter), next: z.string().nullable() });
export type RiskPage = z.infer<typeof RiskPage>;

const Share = z.number().min(0).max(1);
const Order = z.object({ auc: Share, at20: Share });

/** Whether risk orders the questions of a type better than their due times do, judged on days from which neither had learned. */
export const RiskVerdict = z.object({
  type: z.string(),
  at: z.iso.datetime(),
  /** shown only where it does */
  better: z.boolean(),
  looked: z.int(),
  missed: z.int(),
  risk: Order,
  deadline: Order,
});
export const RiskVerdicts = z.array(RiskVerdict);
export type RiskVerdicts = z.infer<typeof RiskVerdicts>;
