import type { Spread, TrialFigures } from '../../../contracts/route-trials';
import type { RoutePlan } from '../../../contracts/route-plan';
import { workingTimeBetween } from '../../../contracts/working-time';
import type { WorkingCalendar } from '../../../contracts/working-calendar';
import type { Past, PastLetter } from './past';
import type { Simulated, Walk } from './simulate';

/** As many are named; the rest are many who change little. */
const SHOWN = 10;

/** What a trial comes to, held against what was. */
export function figuresOf(plan: RoutePlan, { letters, work }: Past, { walks, queues }: Simulated, calendar: WorkingCalendar): TrialFigures {
  const before = countsOf(work.filter(({ isStep }) => isStep));
  const after = countsOf(walks.flatMap(({ tasks }) => tasks));
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((post) => ({
    post,
    before: before.get(post) ?? 0,
    after: after.get(post) ?? 0,
  }));
  const by = (of: (change: (typeof changes)[number]) => number) =>
    changes.filter((change) => of(change) > 0).sort((a, b) => of(b) - of(a) || (a.post < b.post ? -1 : 1));
  const cycle = (of: readonly PastLetter[], end: (letter: PastLetter) => number | null): Spread | null =>
    spreadOf(of.flatMap((letter) => (end(letter) === null ? [] : [workingTimeBetween(calendar, letter.at, end(letter)!)])));
  const numbered = new Map(walks.map((walk) => [walk.letter.id, walk.numbered]));
  const wasNumbered = (letter: PastLetter) => letter.numbered;
  const isNumbered = (letter: PastLetter) => numbered.get(letter.id) ?? null;
  const provinces = [...new Set(letters.map(({ province }) => province))].map((province) => {
    const of = letters.filter((letter) => letter.province === province);
    const theirs = walks.filter(({ letter }) => letter.province === province);
    return {
      province,
      letters: of.length,
      before: cycle(of, wasNumbered),
      after: cycle(of, isNumbered),
      late: theirs.flatMap(({ tasks }) => tasks).filter(isLate).length,
    };
  });
  return {
    letters: letters.length,
    ended: endsOf(walks),
    cycle: { before: cycle(letters, wasNumbered), after: cycle(letters, isNumbered) },
    queues: queues.slice(0, SHOWN),
    gains: by(({ before, after }) => after - before).slice(0, SHOWN),
    losses: by(({ before, after }) => before - after).slice(0, SHOWN),
    late: { before: lateOf(work.filter(({ isStep }) => isStep)), after: lateOf(walks.flatMap(({ tasks }) => tasks)) },
    breaches: breachesOf(walks),
    incidents: countedBy(walks, ({ incidents }) => incidents.map(({ element, code }) => `${element} ${code}`)).map(([key, letters]) => {
      const [element = '', code = ''] = key.split(' ');
      return { element, code, letters };
    }),
    waits: countedBy(walks, (walk) => waitsOf(plan, walk)).map(([element, letters]) => ({ element, letters })),
    provinces: provinces.sort((a, b) => b.letters - a.letters || ((a.province ?? '') < (b.province ?? '') ? -1 : 1)),
  };
}

function endsOf(walks: readonly Walk[]): TrialFigures['ended'] {
  const ended = { numbered: 0, discarded: 0, stuck: 0, open: 0 };
  for (const walk of walks) ended[endOf(walk)] += 1;
  return ended;
}

export function endOf({ numbered, isDiscarded, incidents }: Walk): keyof TrialFigures['ended'] {
  if (incidents.length > 0) return 'stuck';
  if (isDiscarded) return 'discarded';
  return numbered === null ? 'open' : 'numbered';
}

/** Where a letter stands that neither ended nor met an incident, and had not been sent. */
function waitsOf({ nodes }: RoutePlan, { state, ended, incidents, numbered }: Walk): string[] {
  if (ended !== null || incidents.length > 0 || numbered !== null || !state) return [];
  const open = Object.values(state.instances).filter(({ node, phase, loop }) => phase === 'open' && !loop && !nodes[node]!.body);
  return [...new Set(open.map(({ node }) => node))];
}

function countsOf(tasks: readonly { post: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { post } of tasks) counts.set(post, (counts.get(post) ?? 0) + 1);
  return counts;
}

/** Of what had a deadline. What was never done is late, too. */
const isLate = ({ due, closed }: { due: number | null; closed: number | null }): boolean => due !== null && (closed ?? Infinity) > due;
const lateOf = (tasks: readonly { due: number | null; closed: number | null }[]) => ({
  tasks: tasks.filter(({ due }) => due !== null).length,
  late: tasks.filter(isLate).length,
});

function breachesOf(walks: readonly Walk[]): TrialFigures['breaches'] {
  const tasks = walks.flatMap((walk) => walk.tasks);
  return [...new Set(tasks.map(({ element }) => element))]
    .map((element) => ({ element, ...lateOf(tasks.filter((task) => task.element === element)) }))
    .filter(({ late }) => late > 0)
    .sort((a, b) => b.late - a.late || (a.element < b.element ? -1 : 1));
}

/** How many walks have each of these, the most first. */
function countedBy(walks: readonly Walk[], keysOf: (walk: Walk) => string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const walk of walks) for (const key of new Set(keysOf(walk))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { n: sorted.length, median: at(0.5), p90: at(0.9) };
}
