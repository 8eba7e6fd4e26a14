import type { Circle, RiskBasis, Stage } from '../../../contracts/risk';
import { Survival, type Alike, type Stay } from './survival';

/** One question to a unit, as it is remembered; in working time of that unit since it was asked. */
export interface Past extends Course {
  unit: string;
  /** null at the headquarters, which is a circle of its own */
  province: string | null;
  type: string;
}

/** All that is kept of it: there are a million. */
interface Course extends Stay {
  seenMs: number | null;
  handedMs: number | null;
}

/** One that is open and not late yet. */
export interface Question {
  unit: string;
  province: string | null;
  type: string;
  stage: Stage;
  elapsedMs: number;
  allowedMs: number;
}

export interface Chance extends Pick<RiskBasis, 'circle' | 'known' | 'missed'> {
  /** of missing its due time, 0 to 1 */
  chance: number;
}

/** So many questions of a wider circle weigh as much as what a unit itself has seen so many times. */
const WEIGHT = 12;
/** A circle with fewer is not shown as a reason by itself. */
const ENOUGH = 15;
/** Wide circles know no more from a hundred thousand than from the latest of these. */
const MOST = 4000;
/** Curves of units: one office is asked after the other, and the last one's are not needed again. */
const KEPT = 2000;
/** Working hours after which those that were still open are looked at anew; a question is held against the last of them it has passed. */
const LANDMARKS_MS = [0, 1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 42, 56, 80, 120].map((hours) => hours * 3_600_000);

/**
 * What an office has learned of how long questions take: the chance that one which is open now misses its due time. It is compared with those
 * of the same type that had been open as long and had come as far (not seen, seen, handed on), and asks how many of them were open when
 * its time would have been over. A unit that has seen few leans on its province, and that on the country: each circle's share is drawn
 * towards the wider one's as if that were a dozen questions of its own. Pure.
 */
export class Experience {
  private readonly groups = new Map<string, Course[]>();
  private readonly curves: Record<Circle, Map<string, Survival>> = { unit: new Map(), province: new Map(), country: new Map() };

  /** @param past the latest last · @param usesStage whether how far a question has come counts */
  constructor(
    past: readonly Past[] = [],
    private readonly usesStage = true,
  ) {
    for (const one of past) this.learn(one);
  }

  /** Before anything is asked; the latest last. */
  learn({ tookMs, ended, seenMs, handedMs, ...of }: Past): void {
    const course = { tookMs, ended, seenMs, handedMs };
    for (const key of Object.values(circlesOf(of))) {
      const group = this.group(key);
      if (group.push(course) === 2 * MOST) group.splice(0, MOST);
    }
  }

  /** @returns null when nothing like it is known anywhere */
  of(question: Question): Chance | null {
    const keys = circlesOf(question);
    const landmark = LANDMARKS_MS.findLastIndex((ms) => ms <= question.elapsedMs);
    const alike = (circle: Circle): Alike =>
      this.curve(circle, keys[circle], landmark, question.stage).beyond(question.elapsedMs, question.allowedMs);
    const seen = { country: alike('country'), province: alike('province'), unit: alike('unit') };
    if (seen.country.known === 0) return null;
    let chance = (seen.country.known * seen.country.share + 1) / (seen.country.known + 2); // nothing is ever quite certain
    for (const circle of ['province', 'unit'] as const) {
      const { known, share } = seen[circle];
      chance = (known * share + WEIGHT * chance) / (known + WEIGHT);
    }
    const circle = (['unit', 'province'] as const).find((each) => seen[each].known >= ENOUGH) ?? 'country';
    return { chance, circle, known: seen[circle].known, missed: seen[circle].missed };
  }

  private group(key: string): Course[] {
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = []));
    return group;
  }

  private curve(circle: Circle, key: string, landmark: number, stage: Stage): Survival {
    const name = `${key} ${landmark} ${this.usesStage ? stage : ''}`;
    const curves = this.curves[circle];
    let curve = curves.get(name);
    if (!curve) {
      const at = LANDMARKS_MS[landmark]!;
      const open = (this.groups.get(key) ?? [])
        .slice(-MOST)
        .filter((one) => one.tookMs > at && (!this.usesStage || stageAt(one, at) === stage));
      if (circle === 'unit' && curves.size === KEPT) curves.clear();
      curves.set(name, (curve = new Survival(open)));
    }
    return curve;
  }
}

/** How far a question had come after so much working time. */
export const stageAt = ({ seenMs, handedMs }: Pick<Course, 'seenMs' | 'handedMs'>, ms: number): Stage =>
  handedMs !== null && handedMs <= ms ? 'handed' : seenMs !== null && seenMs <= ms ? 'seen' : 'unseen';

const circlesOf = ({ unit, province, type }: Pick<Past, 'unit' | 'province' | 'type'>): Record<Circle, string> => ({
  unit: `${unit} ${type}`,
  province: `${province ?? 'hq'} ${type}`,
  country: type,
});
