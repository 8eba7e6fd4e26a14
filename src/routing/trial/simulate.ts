import { isRouteForm, routeForms, STEP_DONE } from '../../../contracts/route-catalogue';
import type { Effect, Evaluated, Question, RouteEvent, Variables } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { WorkingCalendar } from '../../../contracts/working-calendar';
import { apply, nextTimer, RouteRefusal, start } from '../../../workflows/route/route';
import type { RouteState } from '../../../workflows/route/route-state';
import { Agenda } from './agenda';
import { draw } from './chance';
import { Desks } from './desks';
import { outcomeOf, type Standing } from './law';
import { History, type Past, type PastLetter } from './past';
import { type Way, wayFrom, wayStepOf } from './way';

/** A letter that went the way of the route once more. */
export interface Walk extends Standing {
  state: RouteState;
  way: Way;
  /** how much happened to it */
  events: number;
  tasks: WalkTask[];
  ended: number | null;
  isDiscarded: boolean;
  incidents: { element: string; code: string }[];
}

export interface WalkTask {
  instance: string;
  element: string;
  kind: string;
  post: string;
  opened: number;
  closed: number | null;
  due: number | null;
}

export interface Simulated {
  walks: Walk[];
  queues: ReturnType<Desks['queues']>;
}

/** Whoever works expressions out; the facts are its own. */
export type Evaluate = (questions: readonly Question[]) => Promise<Evaluated[]>;

/** A letter to which more happens than this goes in circles. */
const MAX_EVENTS = 400;
/** What has not ended by then, does not end. */
const HORIZON_MS = 200 * 86_400_000;

type Happening =
  | { do: 'begin'; walk: Walk }
  | { do: 'work'; post: string }
  | { do: 'strike'; walk: Walk; at: string }
  | { do: 'command'; walk: Walk; job: string; brings: Variables; numbers: boolean };

type NewEvent = RouteEvent extends infer Event ? (Event extends { at: string } ? Omit<Event, 'at'> : never) : never;

/**
 * Sends letters of the past the way of a plan, all together and in the order of time, with the interpreter that letters run on: the posts
 * they meet work on one thing after another, and take as long and answer as the history says.
 */
export async function simulate(
  plan: RoutePlan,
  past: Past,
  calendar: WorkingCalendar,
  seed: number,
  evaluate: Evaluate,
): Promise<Simulated> {
  return new Simulation(plan, past, calendar, seed, evaluate).run();
}

class Simulation {
  private readonly agenda = new Agenda<Happening>();
  private readonly history: History;
  private readonly desks: Desks;
  /** what desks have to do with which walk */
  private readonly duties = new Map<string, (now: number) => Promise<void>>();

  constructor(
    private readonly plan: RoutePlan,
    private readonly past: Past,
    calendar: WorkingCalendar,
    private readonly seed: number,
    private readonly evaluate: Evaluate,
  ) {
    this.history = new History(past, calendar);
    this.desks = new Desks(this.history, (at, post) => this.agenda.note(at, { do: 'work', post }));
  }

  async run(): Promise<Simulated> {
    const walks = this.past.letters.map(walkOf);
    for (const walk of walks) this.agenda.note(walk.letter.at, { do: 'begin', walk });
    const until = this.past.to + HORIZON_MS;
    for (let next = this.agenda.next(); next && next.at <= until; next = this.agenda.next()) await this.happen(next.what, next.at);
    return { walks, queues: this.desks.queues() };
  }

  private async happen(what: Happening, now: number): Promise<void> {
    switch (what.do) {
      case 'begin':
        return this.take(what.walk, { kind: 'started', variables: what.walk.letter.variables }, now);
      case 'work': {
        const key = this.desks.done(what.post, now);
        const duty = key === undefined ? undefined : this.duties.get(key);
        if (key !== undefined) this.duties.delete(key);
        return duty?.(now);
      }
      case 'strike': {
        const timer = what.walk.ended === null ? nextTimer(what.walk.state) : undefined;
        if (timer?.times?.[0] === what.at) await this.take(what.walk, { kind: 'timerFired', timer: timer.id }, now);
        return;
      }
      case 'command':
        if (what.numbers) what.walk.numbered ??= now;
        return this.take(what.walk, { kind: 'jobDone', job: what.job, variables: what.brings }, now);
    }
  }

  /** What happens to a letter, with all that follows at once. */
  private async take(walk: Walk, event: NewEvent, now: number): Promise<void> {
    if (walk.ended !== null || walk.events > MAX_EVENTS) return;
    let effects = this.write(walk, event, now);
    for (let asked = questionsIn(effects); asked.length > 0; asked = questionsIn(effects)) {
      const rest = effects.filter(({ kind }) => kind !== 'evaluate');
      effects = [...rest, ...this.write(walk, { kind: 'evaluated', results: await this.evaluate(asked) }, now)];
    }
    if (walk.events > MAX_EVENTS) walk.incidents.push({ element: this.plan.processes[0]!, code: 'trial.endless' });
    for (const effect of effects) await this.carryOut(walk, effect, now);
  }

  private write(walk: Walk, event: NewEvent, now: number): Effect[] {
    const written = { ...event, at: new Date(now).toISOString() } as RouteEvent;
    const { state, effects, steps } = written.kind === 'started' ? start(this.plan, written) : apply(this.plan, walk.state, written);
    const step = written.kind === 'started' ? undefined : wayStepOf(written, walk.state, now - walk.letter.at);
    if (step) walk.way.steps.push(step);
    for (const step of steps) if (step.kind === 'left' && step.how === 'completed') walk.way.completed.push(step.element);
    walk.way.status = state.status;
    walk.events += 1;
    walk.state = state;
    return effects;
  }

  private async carryOut(walk: Walk, effect: Effect, now: number): Promise<void> {
    switch (effect.kind) {
      case 'openTask':
        return effect.task in walk.state.instances ? this.ask(walk, effect, now) : undefined; // another effect may have ended it
      case 'closeTask': {
        const task = walk.tasks.find(({ instance, closed }) => instance === effect.task && closed === null);
        if (!task || effect.how === 'completed') return;
        walk.tasks.splice(walk.tasks.indexOf(task), 1);
        return this.desks.take(task.post, keyOf(walk, effect.task), now);
      }
      case 'runJob':
        return effect.job in walk.state.instances ? this.command(walk, effect, now) : undefined;
      case 'raiseIncident':
        return void walk.incidents.push({ element: effect.element, code: codeOf(effect) });
      case 'arm':
        return effect.at === null
          ? undefined
          : this.agenda.note(Math.max(now, Date.parse(effect.at)), { do: 'strike', walk, at: effect.at });
      case 'ended':
        walk.ended = now;
        return;
      default:
        return;
    }
  }

  /** Of those who may have it, whoever has least before them gets it. */
  private ask(walk: Walk, { task, element, assignment, form, outcomes }: Extract<Effect, { kind: 'openTask' }>, now: number): void {
    const { assignee, candidateGroups = [], candidateUsers = [], dueDate } = assignment;
    const posts = [...(assignee ? [assignee] : []), ...candidateGroups, ...candidateUsers].flatMap((name) => this.past.posts[name] ?? []);
    if (posts.length === 0) return void walk.incidents.push({ element, code: 'incident.nobody_found' });
    const post = posts.reduce((least, other) => (this.desks.load(other) < this.desks.load(least) ? other : least));
    const known = isRouteForm(form) ? routeForms[form] : undefined;
    const kind = known?.task ?? 'step';
    const key = keyOf(walk, task);
    const due = dueDate === undefined ? NaN : Date.parse(dueDate);
    const asked: WalkTask = { instance: task, element, kind, post, opened: now, closed: null, due: Number.isNaN(due) ? null : due };
    walk.tasks.push(asked);
    this.duties.set(key, (done) => {
      asked.closed = done;
      const outcome = this.history.outcome(post, kind, outcomes ?? known?.outcomes ?? [STEP_DONE], this.drawn(walk, task, 'says'));
      if (outcome === 'signed') walk.isSigned = true;
      return this.take(walk, { kind: 'taskCompleted', task, variables: { outcome } }, done).catch(refused);
    });
    this.desks.give(post, { key, takes: this.history.duration(post, kind, this.drawn(walk, task, 'takes')) }, now);
  }

  private command(walk: Walk, { job, element, type, variables }: Extract<Effect, { kind: 'runJob' }>, now: number): Promise<void> | void {
    const outcome = outcomeOf(type, variables, walk, now, (name) => this.past.posts[name]);
    const numbers = type === 'letter.register';
    if ('never' in outcome) return;
    if ('refused' in outcome) return this.take(walk, { kind: 'jobRefused', job, error: outcome.refused }, now);
    if ('discards' in outcome) {
      walk.isDiscarded = true;
      return this.take(walk, { kind: 'cancelled' }, now);
    }
    if (!('work' in outcome)) {
      const at = 'at' in outcome ? outcome.at : now;
      return this.agenda.note(at, { do: 'command', walk, job, brings: outcome.brings, numbers });
    }
    const { post, kind } = outcome.work;
    const task: WalkTask = { instance: job, element, kind, post, opened: now, closed: null, due: null };
    walk.tasks.push(task);
    const key = keyOf(walk, job);
    this.duties.set(key, (done) => {
      task.closed = done;
      if (kind === 'draft') walk.isSigned = false;
      return this.happen({ do: 'command', walk, job, brings: outcome.brings, numbers }, done).catch(refused);
    });
    this.desks.give(post, { key, takes: this.history.duration(post, kind, this.drawn(walk, job, 'takes')) }, now);
  }

  private drawn = (walk: Walk, instance: string, what: string): number => draw(this.seed, `${walk.letter.id} ${instance} ${what}`);
}

const walkOf = (letter: PastLetter): Walk => ({
  letter,
  state: undefined as never, // until it begins
  way: wayFrom(letter.at, letter.variables),
  events: 0,
  tasks: [],
  isSigned: false,
  numbered: null,
  ended: null,
  isDiscarded: false,
  incidents: [],
});

const keyOf = ({ letter }: Walk, instance: string): string => `${letter.id} ${instance}`;

/** Of an error nobody catches, which: a command of the catalogue has its own words for it. */
const codeOf = ({ code, params }: Extract<Effect, { kind: 'raiseIncident' }>): string =>
  code === 'incident.error_uncaught' ? String(params.code) : code;

/** What was taken away from a desk in the very instant it was done there, is not done. */
function refused(error: unknown): void {
  if (!(error instanceof RouteRefusal)) throw error;
}

export const questionsIn = (effects: readonly Effect[]): Question[] =>
  effects.flatMap((effect) => (effect.kind === 'evaluate' ? effect.questions : []));
