import type { RoutePlan } from '../../../contracts/route-plan';
import type { TrialFigures } from '../../../contracts/route-trials';
import { workingCalendar } from '../../../contracts/working-calendar';
import { decisionsOf } from '../decisions-of';
import type { Facts } from '../feel/facts';
import type { FeelPool } from '../feel/feel-pool';
import { endOf, figuresOf } from './figures';
import type { Past } from './past';
import { simulate, type Walk } from './simulate';
import { kindOfWay, titleOf, type Way } from './way';

export interface TrialTask {
  plan: RoutePlan;
  past: Past;
  facts: Facts;
  seed: number;
}

export interface NamedWay {
  title: string;
  way: Way;
}

export interface TrialOutcome {
  figures: TrialFigures;
  /** one of each kind, the most frequent first */
  ways: NamedWay[];
}

/** A route has few ways that many letters go; the rest are each one letter's. */
const MAX_WAYS = 12;

export async function runTrial({ plan, past, facts, seed }: TrialTask, pool: FeelPool): Promise<TrialOutcome> {
  const calendar = workingCalendar(facts.calendar ?? []);
  const simulated = await simulate(plan, past, calendar, seed, (asked) => pool.evaluate(asked, facts, decisionsOf(plan)));
  return { figures: figuresOf(plan, past, simulated, calendar), ways: waysOf(plan, simulated.walks) };
}

/** What stood still is no example. */
function waysOf(plan: RoutePlan, walks: readonly Walk[]): NamedWay[] {
  const kinds = new Map<string, { way: Way; n: number }>();
  for (const walk of walks.filter((walk) => endOf(walk) === 'numbered' || endOf(walk) === 'discarded')) {
    const kind = kindOfWay(walk.way);
    kinds.set(kind, { way: kinds.get(kind)?.way ?? walk.way, n: (kinds.get(kind)?.n ?? 0) + 1 });
  }
  const most = [...kinds.values()].sort((a, b) => b.n - a.n).slice(0, MAX_WAYS);
  return most.map(({ way }) => ({ title: titleOf(plan, way), way }));
}
