import { isDeepStrictEqual } from 'node:util';
import { duration } from 'feelin';
import type { RoutePlan } from '../../contracts/route-plan';
import type { Decisions, Facts } from '../../src/routing/feel/facts';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { apply, fold, nextTimer, openQuestions, RouteRefusal, start } from '../../workflows/route/route';
import type { Effect, RouteEvent, Step } from '../../workflows/route/route-messages';
import type { RouteState } from '../../workflows/route/route-state';
import type { CaseAction, RouteCase } from './case';

type NewEvent = RouteEvent extends infer Event ? (Event extends { at: string } ? Omit<Event, 'at'> : never) : never;

/**
 * Plays an office around the interpreter: keeps the journal and the clock, has expressions worked out, fires what is due. After every
 * event the state is built again from the journal and must be the same.
 */
export class CaseRunner {
  state!: RouteState;
  readonly journal: RouteEvent[] = [];
  readonly steps: Step[] = [];
  private now: number;

  constructor(
    private readonly plan: RoutePlan,
    private readonly route: Pick<RouteCase, 'process' | 'now' | 'variables' | 'decisions'>,
    private readonly pool: FeelPool,
    private readonly facts: Facts,
  ) {
    this.now = Date.parse(route.now);
  }

  async start(): Promise<void> {
    const { process, variables } = this.route;
    await this.take({ kind: 'started', process, variables });
    await this.fireDue();
  }

  /** @throws RouteRefusal and then nothing has changed */
  async act(action: CaseAction): Promise<void> {
    if ('advance' in action) return this.advance(action.advance);
    await this.take(this.eventOf(action));
    await this.fireDue();
  }

  async rejects(action: CaseAction): Promise<boolean> {
    const before = JSON.stringify(this.state);
    try {
      await this.act(action);
      return false;
    } catch (error) {
      if (!(error instanceof RouteRefusal)) throw error;
      return JSON.stringify(this.state) === before;
    }
  }

  private eventOf(action: Exclude<CaseAction, { advance: string }>): NewEvent {
    if ('complete' in action) {
      const variables = action.with ?? {};
      return { kind: 'taskCompleted', task: this.open(action.complete, action.index), variables, ...(action.by && { by: action.by }) };
    }
    if ('job' in action) {
      const job = this.open(action.job, action.index);
      if (action.fail !== undefined) return { kind: 'jobFailed', job, reason: action.fail };
      if (action.error !== undefined) return { kind: 'jobRefused', job, error: action.error };
      return { kind: 'jobDone', job, variables: action.with ?? {} };
    }
    if ('message' in action) {
      const { message: name, key, with: variables = {} } = action;
      return { kind: 'message', name, variables, ...(key !== undefined && { key }) };
    }
    if ('signal' in action) return { kind: 'signal', name: action.signal };
    if ('retry' in action) {
      const incident = this.state.incidents.find(({ node }) => node === action.retry)?.id ?? '';
      return { kind: 'retried', incident, variables: action.with ?? {} };
    }
    if ('activate' in action) return { kind: 'activated', scope: this.open(action.in), elements: action.activate };
    if ('refer' in action) {
      const under = this.state.referrals.some(({ id }) => id === action.refer) ? action.refer : this.open(action.refer);
      return { kind: 'referred', referral: action.id, under, to: action.to };
    }
    if ('answer' in action) return { kind: 'referralAnswered', referral: action.answer, variables: action.with ?? {} };
    return { kind: 'cancelled' };
  }

  /** The open instance of an element, the oldest first. */
  private open(element: string, index = 0): string {
    const open = Object.values(this.state.instances).filter(({ node, phase, loop }) => node === element && phase === 'open' && !loop);
    return open[index]?.id ?? '';
  }

  private async advance(by: string): Promise<void> {
    const until = this.now + millisecondsOf(by);
    for (let due = dueOf(this.state); due !== undefined && due <= until; due = dueOf(this.state)) {
      this.now = Math.max(this.now, due);
      await this.fire();
    }
    this.now = until;
  }

  private async fireDue(): Promise<void> {
    for (let due = dueOf(this.state); due !== undefined && due <= this.now; due = dueOf(this.state)) await this.fire();
  }

  private fire(): Promise<void> {
    return this.take({ kind: 'timerFired', timer: nextTimer(this.state)!.id });
  }

  private async take(event: NewEvent): Promise<void> {
    let effects = this.write({ ...event, at: new Date(this.now).toISOString() } as RouteEvent);
    for (let asked = questionsIn(effects); asked.length > 0; asked = questionsIn(effects)) {
      const results = await this.pool.evaluate(asked, this.facts, this.decisions());
      effects = this.write({ kind: 'evaluated', results, at: new Date(this.now).toISOString() });
    }
  }

  private write(event: RouteEvent): Effect[] {
    const applied = event.kind === 'started' ? start(this.plan, event) : apply(this.plan, this.state, event);
    this.journal.push(event);
    this.state = applied.state;
    this.steps.push(...applied.steps);
    const found = fold(this.plan, asKept(this.journal));
    if (!isDeepStrictEqual(found, asKept(this.state))) throw new Error(`The journal does not lead to the same state after ${event.kind}.`);
    if (!isDeepStrictEqual(asKept(openQuestions(this.plan, found)), asKept(questionsIn(applied.effects))))
      throw new Error(`Whoever takes the route over after ${event.kind} does not ask the same questions.`);
    return applied.effects;
  }

  private decisions(): Decisions {
    const { decisions = {} } = this.route;
    return {
      decide: (id) => (Object.hasOwn(decisions, id) ? Promise.resolve(decisions[id]) : Promise.reject(new Error(`No decision ${id}.`))),
    };
  }
}

/** As a journal keeps it. */
const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const questionsIn = (effects: Effect[]) => effects.flatMap((effect) => (effect.kind === 'evaluate' ? effect.questions : []));

const dueOf = (state: RouteState): number | undefined => {
  const due = state.status === 'active' ? nextTimer(state)?.times?.[0] : undefined;
  return due === undefined ? undefined : Date.parse(due);
};

function millisecondsOf(text: string): number {
  const parsed = duration(text);
  if (!parsed || parsed.yearsMonths) throw new Error(`${text} is no duration.`);
  return (((parsed.days * 24 + parsed.hours) * 60 + parsed.minutes) * 60 + parsed.seconds) * 1000;
}
