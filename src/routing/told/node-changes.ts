import { isRouteForm } from '../../../contracts/route-catalogue';
import { routeFormWords } from '../../../contracts/route-catalogue.words';
import type { RouteDuty, RouteEventDefinition, RouteMapping, RouteNode, RouteValue } from '../../../contracts/route-plan';
import { andWords, differenceWords, errorWord, quoted, stepWords } from '../../../contracts/route-told.words';
import { changeOf, listChange, valueChange } from './compare';
import { buttonWord, type Phrases } from './phrases';
import { commandWord } from './step-sentences';

const { of, fields } = differenceWords;

/** What is needed to tell of a changed step. */
export interface Telling {
  /** how elements of the newer version are called, and removed ones still */
  name(id: string): string;
  phrases: Phrases;
  /** flows and nodes that came, went or moved: told elsewhere */
  explained: ReadonlySet<string>;
}

type Tell = (before: RouteNode, after: RouteNode, step: string, telling: Telling) => string[];

/** What has changed in a step. @param before with the ids of the newer version */
export function nodeChanges(before: RouteNode, after: RouteNode, telling: Telling): string[] {
  const step = telling.name(after.id);
  return Object.values(tellers).flatMap((tell) => tell(before, after, step, telling));
}

/** Every part of a node has words, so that no change is passed over. */
const tellers: Record<Exclude<keyof RouteNode, 'id'>, Tell> = {
  name: (b, a, step) =>
    b.name === a.name
      ? []
      : [
          b.name && a.name
            ? differenceWords.renamed(quoted(b.name), quoted(a.name))
            : differenceWords.renamed(quoted(b.name ?? b.id), quoted(a.name ?? step)),
        ],
  kind: (b, a, step) => (b.kind === a.kind ? [] : [differenceWords.becomes(step, stepWords.kinds[b.kind], stepWords.kinds[a.kind])]),
  scope: (b, a, step, { name }) => (b.scope === a.scope ? [] : [differenceWords.moved(step, name(b.scope ?? ''), name(a.scope ?? ''))]),
  attachedTo: (b, a, step, { name }) =>
    b.attachedTo === a.attachedTo ? [] : [differenceWords.moved(step, name(b.attachedTo ?? ''), name(a.attachedTo ?? ''))],
  in: (b, a, step, { explained }) => listChange(of(fields.in, step), b.in, a.in, explained),
  out: (b, a, step, { explained }) => listChange(of(fields.out, step), b.out, a.out, explained),
  boundary: (b, a, step, { explained }) => listChange(of(fields.boundary, step), b.boundary ?? [], a.boundary ?? [], explained),
  default: (b, a, step, { name }) => changeOf(of(fields.default, step), b.default, a.default, name),
  event: (b, a, step, telling) => eventChange(of(fields.event, step), b.event, a.event, telling),
  interrupting: (b, a, step) =>
    (b.interrupting ?? true) === (a.interrupting ?? true) && b.interrupting === a.interrupting
      ? []
      : [differenceWords.interrupts(step, a.interrupting ?? true)],
  loop: loopChanges,
  inputs: (b, a, step, telling) => mappingChanges(fields.input, of(fields.inputs, step), b.inputs, a.inputs, step, telling),
  outputs: (b, a, step, telling) => mappingChanges(fields.output, of(fields.outputs, step), b.outputs, a.outputs, step, telling),
  duty: (b, a, step, telling) => dutyChanges(b.duty, a.duty, step, telling),
  job: jobChanges,
  decision: (b, a, step) => [
    ...changeOf(of(fields.decision, step), b.decision?.id, a.decision?.id, quoted),
    ...changeOf(of(fields.result, step), b.decision?.result, a.decision?.result, quoted),
  ],
  script: (b, a, step, { phrases }) => [
    ...valueChange(of(fields.script, step), b.script?.value, a.script?.value, (value) => phrases.value(value)),
    ...changeOf(of(fields.result, step), b.script?.result, a.script?.result, quoted),
  ],
  call: (b, a, step, { phrases }) => [
    ...valueChange(of(fields.process, step), b.call?.process, a.call?.process, (value) => phrases.value(value)),
    ...changeOf(of(fields.givesAll, step), b.call?.givesAll, a.call?.givesAll, yesWord),
    ...changeOf(of(fields.takesAll, step), b.call?.takesAll, a.call?.takesAll, yesWord),
  ],
  adhoc: (b, a, step, { phrases }) => [
    ...valueChange(of(fields.active, step), b.adhoc?.active, a.adhoc?.active, (value) => phrases.value(value)),
    ...valueChange(of(fields.adhocUntil, step), b.adhoc?.until, a.adhoc?.until, (value) => quoted(phrases.condition(value))),
    ...changeOf(of(fields.cancelsRest, step), b.adhoc?.cancelsRest, a.adhoc?.cancelsRest, yesWord),
    ...changeOf(of(fields.staysOpen, step), b.adhoc?.staysOpen, a.adhoc?.staysOpen, yesWord),
  ],
  body: (b, a, step, { explained }) => [
    ...listChange(of(fields.steps, step), b.body?.nodes ?? [], a.body?.nodes ?? [], explained),
    ...listChange(of(fields.starts, step), b.body?.starts ?? [], a.body?.starts ?? [], explained),
    ...listChange(of(fields.handlers, step), handlersOf(b, explained), handlersOf(a, explained), explained),
  ],
  reach: (b, a, step, { explained }) => {
    const flows = [...new Set([...Object.keys(b.reach ?? {}), ...Object.keys(a.reach ?? {})])].filter((flow) => !explained.has(flow));
    return flows.flatMap((flow) => listChange(of(fields.reach, step), b.reach?.[flow] ?? [], a.reach?.[flow] ?? [], explained)).slice(0, 1);
  },
  undoneBy: (b, a, step, { name }) => changeOf(of(fields.undoneBy, step), b.undoneBy, a.undoneBy, name),
  undoes: (b, a, step) => (b.undoes === a.undoes ? [] : [differenceWords.onlyUndoes(step, a.undoes ?? false)]),
};

function dutyChanges(before: RouteDuty | undefined, after: RouteDuty | undefined, step: string, { phrases, name }: Telling): string[] {
  const [b, a]: [Partial<RouteDuty>, Partial<RouteDuty>] = [before ?? {}, after ?? {}];
  const who = (value: RouteValue) => phrases.who(value);
  const when = (value: RouteValue) => phrases.moment(value);
  const form = (id: string) => quoted(isRouteForm(id) ? routeFormWords[id] : id);
  return [
    ...valueChange(of(fields.assignee, step), b.assignee, a.assignee, who),
    ...valueChange(of(fields.who, step), b.candidateGroups, a.candidateGroups, who),
    ...valueChange(of(fields.candidateUsers, step), b.candidateUsers, a.candidateUsers, who),
    ...valueChange(of(fields.dueDate, step), b.dueDate, a.dueDate, when),
    ...valueChange(of(fields.followUpDate, step), b.followUpDate, a.followUpDate, when),
    ...valueChange(of(fields.priority, step), b.priority, a.priority, (value) => phrases.value(value)),
    ...changeOf(of(fields.form, step), b.form, a.form, form),
    ...changeOf(of(fields.outcomes, step), b.outcomes, a.outcomes, (outcomes) => andWords(outcomes.map(buttonWord))),
    ...changeOf(of(fields.referral, step), b.referral, a.referral, (rule) => differenceWords.referrals[rule]),
    ...changeOf(of(fields.notActors, step), b.notActors, a.notActors, (ids) => andWords(ids.map(name))),
  ];
}

function jobChanges({ job: b }: RouteNode, { job: a }: RouteNode, step: string, { phrases }: Telling): string[] {
  const command = (type: RouteValue) => ('text' in type ? commandWord(type.text) : phrases.value(type));
  const names = [...new Set([...Object.keys(b?.headers ?? {}), ...Object.keys(a?.headers ?? {})])];
  const headers = names.flatMap((name) => changeOf(of(fields.header(quoted(name)), step), b?.headers?.[name], a?.headers?.[name], quoted));
  return [
    ...valueChange(of(fields.command, step), b?.type, a?.type, command),
    ...valueChange(of(fields.retries, step), b?.retries, a?.retries, (value) => phrases.value(value)),
    ...headers,
    ...(headers.length === 0 && (b?.headers === undefined) !== (a?.headers === undefined) && b && a
      ? [differenceWords.differs(of(fields.headers, step))]
      : []),
  ];
}

function loopChanges({ loop: b }: RouteNode, { loop: a }: RouteNode, step: string, { phrases }: Telling): string[] {
  const each = ({ collection, sequential }: NonNullable<RouteNode['loop']>) => stepWords.each(phrases.all(collection), sequential);
  if (!b && a) return [differenceWords.repeats(step, each(a))];
  if (b && !a) return [differenceWords.repeatsNoMore(step)];
  return [
    ...valueChange(of(fields.collection, step), b?.collection, a?.collection, (value) => phrases.all(value)),
    ...changeOf(of(fields.sequential, step), b?.sequential, a?.sequential, yesWord),
    ...changeOf(of(fields.item, step), b?.element, a?.element, quoted),
    ...changeOf(of(fields.gathered, step), b?.output?.collection, a?.output?.collection, quoted),
    ...valueChange(of(fields.gathered, step), b?.output?.value, a?.output?.value, (value) => phrases.value(value)),
    ...valueChange(of(fields.quorum, step), b?.until, a?.until, (value) => quoted(phrases.condition(value))),
  ];
}

function mappingChanges(
  field: (name: string) => string,
  all: string,
  before: RouteMapping[] = [],
  after: RouteMapping[] = [],
  step: string,
  { phrases }: Telling,
): string[] {
  const [b, a] = [before, after].map((mappings) => new Map(mappings.map(({ target, value }) => [target, value])));
  const told = [...new Set([...b!.keys(), ...a!.keys()])].flatMap((target) =>
    valueChange(of(field(quoted(target)), step), b!.get(target), a!.get(target), (value) => phrases.value(value)),
  );
  if (told.length > 0) return told;
  return listChange(
    all,
    before.map((mapping) => JSON.stringify(mapping)),
    after.map((mapping) => JSON.stringify(mapping)),
    new Set(),
  );
}

function eventChange(
  what: string,
  before: RouteEventDefinition | undefined,
  after: RouteEventDefinition | undefined,
  { phrases, name }: Telling,
) {
  const words = differenceWords.events;
  const told = (event: RouteEventDefinition): string => {
    switch (event.kind) {
      case 'timer':
        return words.timer(phrases.timer(event));
      case 'message':
        return words.message(quoted(event.name), event.key ? phrases.value(event.key) : null);
      case 'signal':
      case 'link':
        return words[event.kind](quoted(event.name));
      case 'error':
        return words.error(event.code === undefined ? null : errorWord(event.code));
      case 'escalation':
        return words.escalation(event.code === undefined ? null : quoted(event.code));
      case 'terminate':
        return words.terminate;
      case 'compensation':
        return words.compensation(event.activity === undefined ? null : name(event.activity));
    }
  };
  return changeOf(what, before, after, told);
}

const yesWord = (is: boolean): string => (is ? differenceWords.yes : differenceWords.no);

const handlersOf = ({ body }: RouteNode, explained: ReadonlySet<string>): string[] =>
  (body?.handlers ?? [])
    .filter(({ node, start }) => !explained.has(node) && !explained.has(start))
    .map(({ node, start }) => `${node} ${start}`);
