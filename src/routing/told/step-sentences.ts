import { persianDigits } from '../../../contracts/persian-time';
import { isRouteCommand, isRouteForm, type RouteCommand } from '../../../contracts/route-catalogue';
import { routeCommandWords, routeFormWords } from '../../../contracts/route-catalogue.words';
import type { RouteDuty, RouteEventDefinition, RouteNode, RouteValue } from '../../../contracts/route-plan';
import { errorWord, orWords, quoted, stepWords } from '../../../contracts/route-told.words';
import type { Following } from './following';
import { buttonWord, type Phrases } from './phrases';
import type { ReadingOrder } from './reading-order';

/** What a step is: who does it until when, what it commands, what it waits for. */
export class StepSentences {
  constructor(
    private readonly order: ReadingOrder,
    private readonly phrases: Phrases,
    private readonly following: Following,
  ) {}

  of(node: RouteNode): string[] {
    return [
      ...(node.loop ? [stepWords.each(this.phrases.all(node.loop.collection), node.loop.sequential)] : []),
      ...this.mapped(toldOf(node) ? (node.inputs ?? []).filter((input) => input !== toldOf(node)) : node.inputs, stepWords.given),
      ...this.itself(node),
      ...this.enough(node),
      ...this.mapped(node.outputs, stepWords.taken),
      ...(node.undoes ? [this.undoing(node)] : []),
    ];
  }

  private itself(node: RouteNode): string[] {
    const { kind } = node;
    switch (kind) {
      case 'user':
        return this.duty(node.duty ?? { referral: 'allowed' });
      case 'job':
        return this.job(node);
      case 'rule':
        return [stepWords.decides(quoted(node.decision?.id ?? ''), quoted(node.decision?.result ?? ''))];
      case 'script':
        return node.script ? [stepWords.computes(quoted(node.script.result), this.phrases.value(node.script.value))] : [];
      case 'call':
        return [stepWords.calls(node.call ? this.calledName(node.call.process) : '')];
      case 'sub':
        return [node.body?.nodes.length ? stepWords.sub(this.following.opening(node)) : stepWords.emptySub];
      case 'adhoc':
        return this.adhoc(node);
      case 'handler':
        return [this.handler(node), this.following.opening(node)];
      case 'start':
        return [stepWords.started(this.cause(node.event))];
      case 'receive':
      case 'catch':
        return [this.wait(node.event)];
      case 'end':
      case 'throw':
        return node.job && node.event?.kind !== 'message' ? this.job(node) : [this.thrown(node), ...(node.job ? this.job(node) : [])];
      case 'exclusive':
        return [stepWords.decision];
      case 'race':
        return [stepWords.race(this.following.steps(this.order.flows(node.out).map(({ to }) => to)))];
      case 'parallel':
      case 'inclusive':
        return this.join(node);
      case 'pass':
        return [stepWords.passes];
      case 'process':
      case 'boundary':
        return [];
    }
  }

  private duty(duty: RouteDuty): string[] {
    const what = isRouteForm(duty.form) ? quoted(routeFormWords[duty.form]) : stepWords.task;
    const who = [duty.assignee, duty.candidateUsers, duty.candidateGroups].flatMap((value) => (value ? [this.phrases.who(value)] : []));
    const until = duty.dueDate ? this.phrases.due(duty.dueDate) : null;
    return [
      who.length > 0 ? stepWords.duty(what, orWords(who), until) : stepWords.dutyOfNobody(what, until),
      ...(duty.outcomes ? [stepWords.outcomes(duty.outcomes.map(buttonWord))] : []),
      ...(duty.notActors ? [stepWords.notActors(this.following.steps(duty.notActors))] : []),
      stepWords.referral[duty.referral],
      ...(duty.followUpDate ? [stepWords.followUp(this.phrases.due(duty.followUpDate))] : []),
      ...(duty.priority ? [stepWords.priority(this.phrases.value(duty.priority))] : []),
    ];
  }

  private job(node: RouteNode): string[] {
    const { job } = node;
    if (!job) return [];
    const { type, headers = {} } = job;
    const told = toldOf(node);
    return [
      told
        ? stepWords.notifies(this.phrases.who(told.value))
        : stepWords.command('text' in type ? commandWord(type.text) : this.phrases.value(type)),
      ...Object.entries(headers).map(([name, value]) => stepWords.header(quoted(name), quoted(value))),
      ...(job.retries
        ? [stepWords.retries('text' in job.retries ? persianDigits(job.retries.text) : this.phrases.value(job.retries))]
        : []),
    ];
  }

  private enough({ loop }: RouteNode): string[] {
    return [
      ...(loop?.output ? [stepWords.collected(this.phrases.value(loop.output.value), quoted(loop.output.collection))] : []),
      ...(loop?.until ? [stepWords.enough(this.phrases.condition(loop.until))] : []),
    ];
  }

  private mapped(mappings: RouteNode['inputs'], told: (name: string, value: string) => string): string[] {
    return (mappings ?? []).map(({ target, value }) => told(quoted(target), this.phrases.value(value)));
  }

  private adhoc({ adhoc, body }: RouteNode): string[] {
    const steps = (body?.nodes ?? []).filter((id) => this.order.numberOf(id) !== undefined);
    return [
      steps.length > 0 ? stepWords.adhoc(this.following.steps(steps)) : stepWords.emptySub,
      ...(adhoc?.active ? [stepWords.adhocActive(this.phrases.value(adhoc.active))] : []),
      ...(adhoc?.until ? [stepWords.adhocUntil(this.phrases.condition(adhoc.until), adhoc.cancelsRest)] : []),
      ...(adhoc?.staysOpen ? [stepWords.adhocOpen] : []),
    ];
  }

  private handler({ body }: RouteNode): string {
    const start = (body?.starts ?? []).map((id) => this.order.node(id)).find(({ event }) => event);
    return stepWords.handler(this.cause(start?.event), start?.interrupting !== false);
  }

  private cause(event: RouteEventDefinition | undefined): string {
    switch (event?.kind) {
      case 'message':
        return stepWords.byMessage(quoted(event.name));
      case 'signal':
        return stepWords.bySignal(quoted(event.name));
      case 'timer':
        return stepWords.byTime(this.phrases.timer(event));
      case 'error':
        return event.code === undefined ? stepWords.byAnyError : stepWords.byError(errorWord(event.code));
      case 'escalation':
        return event.code === undefined ? stepWords.byAnyEscalation : stepWords.byEscalation(quoted(event.code));
      default:
        return stepWords.byOther;
    }
  }

  private wait(event: RouteEventDefinition | undefined): string {
    switch (event?.kind) {
      case 'message':
        return stepWords.waitsForMessage(quoted(event.name), event.key ? this.phrases.value(event.key) : null);
      case 'signal':
        return stepWords.waitsForSignal(quoted(event.name));
      case 'timer':
        return stepWords.waitsForTime(this.phrases.wait(event));
      default:
        return stepWords.waits;
    }
  }

  private thrown({ event }: RouteNode): string {
    switch (event?.kind) {
      case 'message':
        return stepWords.sendsMessage(quoted(event.name));
      case 'signal':
        return stepWords.sendsSignal(quoted(event.name));
      case 'escalation':
        return stepWords.raises(event.code === undefined ? null : quoted(event.code));
      case 'error':
        return stepWords.fails(event.code === undefined ? null : errorWord(event.code));
      case 'compensation':
        return stepWords.undoesSteps(event.activity === undefined ? null : this.following.steps([event.activity]));
      default:
        return stepWords.passes;
    }
  }

  private join(node: RouteNode): string[] {
    if (node.in.length < 2) return [];
    const from = this.following.steps(this.following.sourcesOf(node));
    return [node.kind === 'parallel' ? stepWords.join(from) : stepWords.joinOfSome(from)];
  }

  private undoing({ id, scope }: RouteNode): string {
    const done = (this.order.node(scope ?? '').body?.nodes ?? []).filter((other) => this.order.node(other).undoneBy === id);
    return stepWords.undoing(this.following.steps(done));
  }

  private calledName(process: RouteValue): string {
    const called = 'text' in process ? this.order.node(process.text) : undefined;
    return called?.name ? quoted(called.name) : this.phrases.value(process);
  }
}

/** Whom a notice is for. */
const toldOf = ({ job, inputs }: RouteNode) =>
  job && 'text' in job.type && job.type.text === ('letter.notify' satisfies RouteCommand)
    ? inputs?.find(({ target }) => target === 'to')
    : undefined;

export const commandWord = (type: string): string => quoted(isRouteCommand(type) ? routeCommandWords[type] : type);
