import { persianNumber } from './persian-time';

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
const until: Record<Stage, string> = { unseen: 'دیده نشده', seen: 'دیده شده ولی بی‌پاسخ', handed: 'نزد کارشناس ولی بی‌پاسخ' };

/** Why, in one sentence. */
export const riskSentence = ({ circle, stage, known, missed }: RiskBasis): string =>
  `از ${persianNumber(known)} استعلام مانند این در ${where[circle]} که تا این ساعت کار ${until[stage]} بودند، ${persianNumber(missed)} تا از مهلت گذشتند.`;
