import type { Question, RouteEvent, Step } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import { apply, nextTimer, openQuestions, start } from './route';
import type { RouteState, Waiting } from './route-state';
import { RouteRefusal } from './run';

/** Where a route stands, told from its plan and what happened to it so far. The same for whoever reads the journal. */
export class Position {
  state!: RouteState;
  readonly steps: Step[] = [];
  private read = 0;

  constructor(readonly plan: RoutePlan) {}

  /** Reads on in what happened; what was read before is skipped. @throws RouteRefusal when it does not begin with a start */
  follow(events: readonly RouteEvent[]): this {
    for (; this.read < events.length; this.read += 1) {
      const event = events[this.read]!;
      if (this.read === 0 && event.kind !== 'started') throw new RouteRefusal('route.not_running');
      const { state, steps } = event.kind === 'started' ? start(this.plan, event) : apply(this.plan, this.state, event);
      this.state = state;
      this.steps.push(...steps);
    }
    return this;
  }

  get isActive(): boolean {
    return this.state.status === 'active';
  }

  /** What has to be worked out before anything else. */
  questions(): Question[] {
    return this.isActive ? openQuestions(this.plan, this.state) : [];
  }

  next(): Waiting | undefined {
    return this.isActive ? nextTimer(this.state) : undefined;
  }

  /** The timer that strikes first, if it does by then. @param instant ISO, UTC */
  dueBy(instant: string): Waiting | undefined {
    const next = this.next();
    return next && Date.parse(next.times![0]!) <= Date.parse(instant) ? next : undefined;
  }
}
