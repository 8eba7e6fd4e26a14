import { dateAndTime, duration, evaluate, FeelDuration } from 'feelin';
import type { DecisionPlan } from '../../../contracts/decision-plan';
import type { RouteValue } from '../../../contracts/route-plan';
import type { Answer, Ask, Evaluated, Json, Question, Variables } from '../../../contracts/route-events';
import { put } from '../../../workflows/route/variables';
import { MAX_REPEATS } from '../compile/read-event';
import { DecisionError } from '../dmn/decision-error';
import { evaluateDecision } from '../dmn/evaluate-decisions';
import type { Facts } from './facts';
import { instantOf, isoOf, jsonOf } from './feel-values';
import { clockAt, functionsOf } from './functions';

export type Plans = Record<string, DecisionPlan>;
type Functions = ReturnType<typeof functionsOf>;

/** Evaluates what a route asks, with the facts it was made with. Synchronous: whoever must not wait runs it in another thread. */
export class Evaluator {
  private readonly functions: Functions;

  constructor(facts: Facts) {
    this.functions = functionsOf(facts);
  }

  /**
   * @param plans by the id of the decision that is asked for; those that are missing are left without an answer
   * @param onto told each expression before it is begun, so that one that never ends can be named
   */
  answer(question: Question, plans: Plans = {}, onto: (feel: string) => void = () => undefined): Evaluated {
    const functions = { ...this.functions, ...clockAt(question.at) };
    const context: Variables = { ...question.context };
    const lets: Variables = {};
    const value = (written: RouteValue): unknown => {
      if ('text' in written) return written.text;
      onto(written.feel);
      try {
        return evaluate(written.feel, { ...context, ...functions }).value;
      } catch (error) {
        throw new FeelError(written.feel, error);
      }
    };
    try {
      for (const { target, value: written } of question.lets) put(context, target, (lets[target] = jsonOf(value(written))));
    } catch (error) {
      return { id: question.id, lets: {}, answers: {}, failed: failureOf(error) };
    }
    const worked = (ask: Ask): Json => {
      if (ask.as === 'value') return jsonOf(value({ feel: ask.feel }));
      if (ask.as === 'timer') return timesOf(ask, value(ask.value), question.at);
      onto(ask.decision);
      return jsonOf(evaluateDecision(plans[ask.decision]!, ask.decision, context, functions));
    };
    const answers: Record<string, Answer> = {};
    for (const ask of question.asks) {
      if (ask.as === 'decision' && !Object.hasOwn(plans, ask.decision)) continue;
      try {
        answers[ask.key] = { value: worked(ask) };
      } catch (error) {
        answers[ask.key] = error instanceof DecisionError && ask.as === 'decision' ? refusalOf(ask.decision, error) : failureOf(error);
      }
    }
    return { id: question.id, lets, answers };
  }
}

class FeelError extends Error {
  constructor(
    readonly feel: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

const failureOf = (error: unknown): Extract<Answer, { error: unknown }> => ({
  error: 'incident.expression_failed',
  params: { feel: error instanceof FeelError ? error.feel : '', reason: error instanceof Error ? error.message.slice(0, 200) : '' },
});

/** `code` is that of the decision's own error, `reason` its sentence. */
const refusalOf = (decision: string, { code, message }: DecisionError): Answer => ({
  error: 'incident.decision_failed',
  params: { decision, code, reason: message.slice(0, 300) },
});

/** The instants of a timer, counted from when it was begun. */
function timesOf({ form, value }: Extract<Ask, { as: 'timer' }>, said: unknown, at: string): Json[] {
  const written = 'feel' in value ? value.feel : value.text;
  const fail = (): never => {
    throw new FeelError(written, new Error(String(said)));
  };
  if (form === 'date') {
    const ms = instantOf(typeof said === 'string' ? dateAndTime(said.length === 10 ? `${said}T00:00:00` : said) : said);
    return ms === undefined ? fail() : [isoOf(ms)];
  }
  if (form === 'duration') return [after(at, durationOf(said) ?? fail())];
  const parts = typeof said === 'string' ? said.split('/') : fail();
  const repeats = /^R(\d*)$/.exec(parts[0]!);
  const every = durationOf(parts.at(-1));
  if (!repeats || !every || parts.length < 2 || parts.length > 3) return fail();
  const times: string[] = [];
  const first = parts.length === 3 ? instantOf(dateAndTime(parts[1]!)) : undefined;
  if (parts.length === 3 && first === undefined) return fail();
  for (let n = Math.min(Number(repeats[1] || MAX_REPEATS), MAX_REPEATS); n > 0; n--)
    times.push(times.length === 0 && first !== undefined ? isoOf(first) : after(times.at(-1) ?? at, every));
  return times;
}

function durationOf(said: unknown): FeelDuration | null {
  if (said instanceof FeelDuration) return said;
  return typeof said === 'string' ? (duration(said.trim()) ?? null) : null;
}

/** Months and years are those of the calendar, counted in UTC. */
const after = (at: string, by: FeelDuration): string =>
  isoOf(dateAndTime(at)!.value.add(by.unwrap()).toZonedDateTime('UTC').epochMilliseconds);
