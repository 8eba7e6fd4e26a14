import type { Variables } from '../../../contracts/route-events';
import { afterWorkingTime, workingTimeBetween } from '../../../contracts/working-time';
import type { WorkingCalendar } from '../../../contracts/working-calendar';

/** What happened in the time a trial looks at: ids, codes, counts and instants (milliseconds), never a name or a text. */
export interface Past {
  /** letters were submitted from here on; work was read from here on */
  from: number;
  to: number;
  /** in the order in which they were submitted */
  letters: PastLetter[];
  work: PastWork[];
  /** posts by id and by code, and units by id and by code with the post of their head */
  posts: Record<string, string>;
}

export interface PastLetter {
  id: string;
  at: number;
  numbered: number | null;
  closed: number | null;
  /** its code; null: headquarters */
  province: string | null;
  /** as the route knows them */
  variables: Variables;
  /** the post that registers it by hand */
  clerk: string | null;
  /** of an inquiry: units that answered, and were asked */
  answered: number;
  asked: number;
}

export interface PastWork {
  post: string;
  unit: string;
  kind: string;
  outcome: string | null;
  opened: number;
  closed: number;
  due: number | null;
  /** whether it was a step of one of the letters, which a route would now ask for instead */
  isStep: boolean;
}

const AN_HOUR = 3_600_000;
const A_MINUTE = 60_000;
/** Fewer say little of a post or unit; then those around it are asked. */
const ENOUGH = 4;

interface Habits {
  took: number[];
  outcomes: Map<string, number>;
}

/** How long work takes and how it ends, told from what was done: of the same post, else its unit, else everybody. */
export class History {
  private readonly habits = new Map<string, Habits>();
  private readonly units = new Map<string, string>();
  /** of each post, in the order of its arrival: the work that is not the letters' own */
  readonly other = new Map<string, { at: number; takes: number }[]>();

  constructor(
    { work }: Pick<Past, 'work'>,
    readonly calendar: WorkingCalendar,
  ) {
    const free = new Map<string, number>();
    for (const { post, unit, kind, outcome, opened, closed, isStep } of [...work].sort((a, b) => a.closed - b.closed)) {
      // whoever has several before them works on one after another
      const begun = Math.max(opened, free.get(post) ?? 0);
      const takes = Math.max(A_MINUTE, workingTimeBetween(calendar, begun, closed));
      free.set(post, closed);
      this.units.set(post, unit);
      for (const key of [`${post} ${kind}`, `${unit} ${kind}`, kind, '']) this.learn(key, takes, outcome);
      if (!isStep) this.other.set(post, [...(this.other.get(post) ?? []), { at: opened, takes }]);
    }
    for (const arrivals of this.other.values()) arrivals.sort((a, b) => a.at - b.at);
  }

  /** Working time. @param drawn in [0, 1) */
  duration(post: string, kind: string, drawn: number): number {
    const { took } = this.known(post, kind) ?? { took: [AN_HOUR] };
    return took[Math.floor(drawn * took.length)]!;
  }

  /**
   * One of the choices, as often as it was given. Of choices nobody has ever been given the first stands for approval, and the rest share
   * what reviewers do not approve.
   * @param drawn in [0, 1)
   */
  outcome(post: string, kind: string, choices: readonly string[], drawn: number): string {
    const weights = this.weights(post, kind, choices) ?? this.weightsOfReview(post, choices.length);
    let left = drawn * weights.reduce((sum, weight) => sum + weight, 0);
    return choices.find((_, i) => (left -= weights[i]!) < 0) ?? choices[0]!;
  }

  private weights(post: string, kind: string, choices: readonly string[]): number[] | undefined {
    const { outcomes } = this.known(post, kind) ?? {};
    const weights = choices.map((choice) => (outcomes?.get(choice) ?? 0) + (choice === 'approved' ? (outcomes?.get('edited') ?? 0) : 0));
    return weights.some((weight) => weight > 0) ? weights : undefined;
  }

  private weightsOfReview(post: string, n: number): number[] {
    const [approved, ...others] = this.weights(post, 'review', ['approved', 'returned', 'rejected']) ?? [1, 0, 0];
    const rest = others.reduce((sum, weight) => sum + weight, 0) / Math.max(1, n - 1);
    return Array.from({ length: n }, (_, i) => (i === 0 ? approved! : rest));
  }

  private known(post: string, kind: string): Habits | undefined {
    const near = [`${post} ${kind}`, `${this.units.get(post) ?? ''} ${kind}`].map((key) => this.habits.get(key));
    return near.find((habits) => habits && habits.took.length >= ENOUGH) ?? this.habits.get(kind) ?? this.habits.get('');
  }

  private learn(key: string, takes: number, outcome: string | null): void {
    const habits = this.habits.get(key) ?? { took: [], outcomes: new Map<string, number>() };
    habits.took.push(takes);
    if (outcome) habits.outcomes.set(outcome, (habits.outcomes.get(outcome) ?? 0) + 1);
    this.habits.set(key, habits);
  }
}

/** The end of work that begins then: a whole millisecond, as instants are written. */
export const endOfWork = (calendar: WorkingCalendar, begun: number, takes: number): number =>
  Math.ceil(afterWorkingTime(calendar, begun, takes));
