import type { Question, RouteFact, Step } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import { migrate } from './migrate';
import { apply, nextTimer, openQuestions, start, type Applied } from './route';
import type { Instance, RouteState, Waiting } from './route-state';
import { RouteRefusal } from './run';

/** Where a route stands, told from its plan and what happened to it so far. The same for whoever reads the journal. */
export class Position {
  state!: RouteState;
  readonly steps: Step[] = [];
  private read = 0;

  /** @param planOf those it may be moved to, by their hash */
  constructor(
    public plan: RoutePlan,
    private readonly planOf: (hash: string) => RoutePlan = () => plan,
  ) {}

  /** Reads on in what happened; what was read before is skipped. @throws RouteRefusal when it does not begin with a start */
  follow(events: readonly RouteFact[]): this {
    for (; this.read < events.length; this.read += 1) {
      const event = events[this.read]!;
      if (this.read === 0 && event.kind !== 'started') throw new RouteRefusal('route.not_running');
      const { state, steps } = this.taken(event);
      if (event.kind === 'migrated') this.plan = this.planOf(event.to);
      this.state = state;
      this.steps.push(...steps);
    }
    return this;
  }

  /** What an event would come to; the position stays where it is. @throws RouteRefusal */
  taken(event: RouteFact): Applied {
    if (event.kind === 'started') return start(this.plan, event);
    if (event.kind === 'migrated') return migrate(this.plan, this.planOf(event.to), this.state, event);
    return apply(this.plan, this.state, event);
  }

  get isActive(): boolean {
    return this.state.status === 'active';
  }

  /** What has to be worked out before anything else. */
  questions(): Question[] {
    return this.isActive ? openQuestions(this.plan, this.state) : [];
  }

  /** What people are asked, and can answer now. */
  tasks(): Instance[] {
    return this.atWork((instance) => this.plan.nodes[instance.node]!.kind === 'user');
  }

  /** Commands that are to be carried out. */
  jobs(): Instance[] {
    return this.atWork(({ job }) => job !== undefined);
  }

  private atWork(which: (instance: Instance) => boolean): Instance[] {
    const { instances, incidents } = this.state;
    return Object.values(instances).filter(
      (instance) =>
        instance.phase === 'open' && !instance.loop && which(instance) && !incidents.some((one) => one.instance === instance.id),
    );
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
