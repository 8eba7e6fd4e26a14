import { isDeepStrictEqual } from 'node:util';
import type { RouteStanding } from '../../contracts/rehearsals';
import type { RoutePlan } from '../../contracts/route-plan';
import type { Decisions, Facts } from '../../src/routing/feel/facts';
import type { FeelPool } from '../../src/routing/feel/feel-pool';
import { standingOf } from '../../src/routing/rehearsal/route-standing';
import { apply, fold, nextTimer, openQuestions, RouteRefusal, start } from '../../workflows/route/route';
import type { Effect, RouteEvent, Step } from '../../contracts/route-events';
import type { RouteState } from '../../workflows/route/route-state';
import type { CaseAction, RouteCase } from './case';
import { actOf, millisecondsOf } from './case-act';
import type { Player } from './conform';

type NewEvent = RouteEvent extends infer Event ? (Event extends { at: string } ? Omit<Event, 'at'> : never) : never;

/**
 * Plays an office around the interpreter: keeps the journal and the clock, has expressions worked out, fires what is due. After every
 * event the state is built again from the journal and must be the same.
 */
export class CaseRunner implements Player {
  state!: RouteState;
  readonly journal: RouteEvent[] = [];
  readonly steps: Step[] = [];
  private now: number;

  constructor(
    readonly plan: RoutePlan,
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

  async act(action: CaseAction): Promise<string | undefined> {
    try {
      if ('advance' in action) await this.advance(action.advance);
      else {
        await this.take(actOf(action, this.standing));
        await this.fireDue();
      }
      return undefined;
    } catch (error) {
      if (error instanceof RouteRefusal) return error.code;
      throw error;
    }
  }

  async rejects(action: CaseAction): Promise<boolean> {
    const before = JSON.stringify(this.state);
    return (await this.act(action)) !== undefined && JSON.stringify(this.state) === before;
  }

  /** Where the route stands. */
  get standing(): RouteStanding {
    return standingOf(this.plan, this.state, this.steps);
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
