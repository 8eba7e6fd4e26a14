import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entry, EntryKind, Refs } from '../../contracts/journal';
import type { RouteEvent } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import { compileRoute } from '../../src/routing/compile/compile';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { stepsOf } from '../../workflows/letter/next-steps';
import { apply, start } from '../../workflows/route/route';
import type { RouteState } from '../../workflows/route/route-state';
import { File } from '../../workflows/shared/file';
import { median } from '../bench/measures';
import type { Line } from '../bench/report';
import { factsOf, readCase } from '../routes/case';
import { CaseRunner } from '../routes/case-runner';
import { play } from '../routes/conform';

/** The way of a letter on a route, with all that was worked out on it. */
export interface Recorded {
  name: string;
  plan: RoutePlan;
  events: RouteEvent[];
}

/** What a letter does that everybody agrees to: one case of each ready route. */
const agreed = [
  'o1-reviewed-in-turn-signed-and-sent',
  'i1-paraphed-in-turn',
  'q1-concluded-in-time',
  'c1-no-objection',
  'd1-two-of-three-agree',
];

export async function recordedWays(folder: string, pool: FeelPool): Promise<Recorded[]> {
  const paths = readdirSync(folder).filter((name) => agreed.some((id) => name === `${id}.json`));
  return Promise.all(
    paths.map(async (name) => {
      const path = join(folder, name);
      const route = readCase(path);
      const { plan } = await compileRoute(readFileSync(join(dirname(path), route.bpmn[0]!)));
      const runner = new CaseRunner(plan!, route, pool, factsOf(route, path));
      await runner.start();
      const failures = await play(route, runner);
      if (failures.length > 0) throw new Error(`${name}: ${failures.join(', ')}`);
      return { name: route.process, plan: plan!, events: runner.journal };
    }),
  );
}

/** Goes a way from its beginning to its end. @returns how many elements were entered */
export function walk({ plan, events }: Recorded): number {
  let state: RouteState | undefined;
  let entered = 0;
  for (const event of events) {
    const applied = event.kind === 'started' ? start(plan, event) : apply(plan, state!, event);
    state = applied.state;
    for (const { kind } of applied.steps) if (kind === 'entered') entered += 1;
  }
  return entered;
}

/** The same letter by the list of its drafter: its journal folded line by line, and who is next asked after each. */
export function walkTheList(): number {
  const file = new File();
  let asked = 0;
  for (const line of list) {
    file.read([line]);
    asked += stepsOf(submitted).length;
  }
  return asked;
}

const post = '00000000-0000-8000-8000-000000000001';
const submitted: Refs = { outcome: 'submitted', version: 1, reviewers: [post, post], signers: [post] };
const line = (kind: EntryKind, key: string, refs: Refs = {}): Omit<Entry, 'seq'> => ({ kind, key, refs });
const list: Entry[] = [
  line('opened', 'process', { version: 1, post }),
  line('asked', 'draft.1', { task: 'draft', post }),
  line('answered', 'draft.1', submitted),
  ...['review.1.1', 'review.1.2', 'sign.1.1'].flatMap((key) => [
    line('asked', key, { task: key.startsWith('review') ? 'review' : 'sign', post }),
    line('answered', key, { outcome: key.startsWith('review') ? 'approved' : 'signed', version: 1 }),
  ]),
  line('asked', 'hold.1.1', { ladder: [{ step: 'hold', at: '2026-01-03T05:00:00.000Z' }] }),
  line('fired', 'hold.1.1:hold'),
  line('done', 'register'),
  line('done', 'dispatch.1', { more: false }),
  line('done', 'receipts'),
  line('done', 'close'),
].map((entry, i) => ({ seq: i + 1, ...entry }));

/** @returns microseconds a call, the median of rounds of some 50 ms */
export function microseconds(work: () => unknown, rounds: number): number {
  for (const end = performance.now() + 100; performance.now() < end;) work(); // warm
  const each: number[] = [];
  for (let n = 0; n < rounds; n++) {
    let calls = 0;
    const began = performance.now();
    for (; performance.now() - began < 50; calls++) work();
    each.push(((performance.now() - began) * 1000) / calls);
  }
  return median(each);
}

/** The interpreter alone, with every answer given, against the code of the list. */
export function engine(ways: readonly Recorded[], rounds: number): Line[] {
  const ofList = microseconds(walkTheList, rounds);
  const each = ways.map((way) => ({ way, us: microseconds(() => walk(way), rounds), entered: walk(way) }));
  const facts = each.reduce((sum, { way }) => sum + way.events.length, 0);
  const us = each.reduce((sum, one) => sum + one.us, 0);
  const entered = each.reduce((sum, one) => sum + one.entered, 0);
  return [
    {
      name: 'facts taken a second, one core',
      unit: '/s',
      measured: (facts / us) * 1e6,
      aim: { least: 2000 },
      note: `${facts} facts of the five routes`,
    },
    { name: 'elements entered a second', unit: '/s', measured: (entered / us) * 1e6, note: `${entered} elements` },
    ...each.map(({ way, us }) => ({
      name: `· a whole letter on ${way.name}`,
      unit: 'µs',
      measured: us,
      note: `${way.events.length} facts, ${(us / ofList).toFixed(0)} times the list`,
    })),
    { name: '· a whole letter by the list', unit: 'µs', measured: ofList, note: `${list.length} lines folded` },
  ];
}
