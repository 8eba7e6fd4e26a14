import type { RoutePlan } from '../../contracts/route-plan';
import { placeOf, routePlaceOf } from '../route/keys';
import { Position } from '../route/position';
import type { Instance } from '../route/route-state';
import type { File, Route } from '../shared/file';
import type { Office } from '../shared/procedure';
import { carryOut } from './commands';
import type { LetterHands } from './letter.ports';

/** Goes a route to its end: what it asks lies on desks, what it commands is carried out, and its clocks strike. */
export async function walk(office: Office<LetterHands>, { walk, plans, events }: Route): Promise<void> {
  const { file, once, again, until, beside, planOf } = office;
  const known = new Map<string, RoutePlan>();
  const atWork = new Set<string>();
  let position: Position | undefined;
  for (;;) {
    const { seq } = file;
    for (const hash of plans) if (!known.has(hash)) known.set(hash, await planOf(hash));
    position ??= new Position(known.get(plans[0]!)!, (hash) => known.get(hash)!);
    if (!position.follow(events).isActive) return;
    if (position.questions().length > 0) {
      await again('workOut');
      continue;
    }
    const tasks = position.tasks();
    const jobs = position.jobs();
    const places = new Set([...tasks, ...jobs].map((instance) => placeOf(walk, instance)));
    const onDesks = file.openTasks.flatMap((key) => placeIn(key, walk) ?? []);
    if (onDesks.some((place) => !places.has(place))) await again('clearSteps');
    for (const task of tasks) {
      const place = placeOf(walk, task);
      if (!onDesks.includes(place)) await once('openStep', next(file, 'openStep', place));
    }
    for (const job of jobs) if (!atWork.has(job.id)) begin(job);
    await until(() => file.seq > seq);
  }

  function begin(job: Instance): void {
    atWork.add(job.id);
    const place = placeOf(walk, job);
    const isWanted = () =>
      plans.some((hash) => !known.has(hash)) ||
      position!
        .follow(events)
        .jobs()
        .some(({ id }) => id === job.id);
    beside(async () => {
      const at = next(file, 'command', place);
      await carryOut(office, job.job!.type, at, isWanted);
      if (isWanted()) await once('command', at);
      atWork.delete(job.id);
    });
  }
}

/** The first number of that step which has not been done. */
function next(file: File, step: string, place: string): string {
  let n = 1;
  while (file.has('done', `${step}.${place}.${n}`)) n += 1;
  return `${place}.${n}`;
}

function placeIn(key: string, walk: number): string | undefined {
  const place = routePlaceOf(key);
  return place?.walk === walk ? `${walk}.${place.number}` : undefined;
}
