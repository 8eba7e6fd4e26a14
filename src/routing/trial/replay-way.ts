import type { Effect, RouteEvent } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import { apply, nextTimer, RouteRefusal, start } from '../../../workflows/route/route';
import type { RouteState } from '../../../workflows/route/route-state';
import { questionsIn, type Evaluate } from './simulate';
import { openOnes, type Way, type WayStep } from './way';

type NewEvent = RouteEvent extends infer Event ? (Event extends { at: string } ? Omit<Event, 'at'> : never) : never;

/** Whether a plan goes a way: everything done on it can be done, it ends as it did, and nothing is left out. More may be done between. */
export async function goes(plan: RoutePlan, way: Way, evaluate: Evaluate): Promise<boolean> {
  try {
    const replay = new Replay(plan, evaluate, Date.parse(way.at));
    await replay.begin(way);
    for (const step of way.steps) if (!(await replay.go(step))) return false;
    return replay.state.status === way.status && isWithin(way.completed, replay.completed);
  } catch (error) {
    if (error instanceof RouteRefusal) return false;
    throw error;
  }
}

class Replay {
  state!: RouteState;
  readonly completed: string[] = [];

  constructor(
    private readonly plan: RoutePlan,
    private readonly evaluate: Evaluate,
    private readonly begun: number,
  ) {}

  begin = ({ variables }: Way): Promise<void> => this.take({ kind: 'started', variables }, 0);

  /** @returns whether what it is about waits */
  async go(step: WayStep): Promise<boolean> {
    await this.strikeUntil(step.after - (step.do === 'clock' ? 0 : 1));
    if (step.do === 'clock') return true;
    const id = openOnes(this.state.instances, step.element)[step.index];
    if (id === undefined) return false;
    if (step.do === 'end') await this.take({ kind: 'cancelled' }, step.after);
    else if (step.do === 'task') await this.take({ kind: 'taskCompleted', task: id, variables: step.variables }, step.after);
    else if (step.error !== undefined) await this.take({ kind: 'jobRefused', job: id, error: step.error }, step.after);
    else await this.take({ kind: 'jobDone', job: id, variables: step.variables ?? {} }, step.after);
    return true;
  }

  private async strikeUntil(after: number): Promise<void> {
    for (;;) {
      const timer = this.state.status === 'active' ? nextTimer(this.state) : undefined;
      if (!timer || Date.parse(timer.times![0]!) > this.begun + after) return;
      await this.take({ kind: 'timerFired', timer: timer.id }, Math.max(0, Date.parse(timer.times![0]!) - this.begun));
    }
  }

  private async take(event: NewEvent, after: number): Promise<void> {
    let effects = this.write(event, after);
    for (let asked = questionsIn(effects); asked.length > 0; asked = questionsIn(effects))
      effects = this.write({ kind: 'evaluated', results: await this.evaluate(asked) }, after);
  }

  private write(event: NewEvent, after: number): Effect[] {
    const written = { ...event, at: new Date(this.begun + after).toISOString() } as RouteEvent;
    const { state, effects, steps } = written.kind === 'started' ? start(this.plan, written) : apply(this.plan, this.state, written);
    this.state = state;
    for (const step of steps) if (step.kind === 'left' && step.how === 'completed') this.completed.push(step.element);
    return effects;
  }
}

/** Whether these come in this order, others between them or not. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let n = 0;
  for (const element of whole) if (element === part[n]) n += 1;
  return n === part.length;
}
