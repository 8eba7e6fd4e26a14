import { outcomeWords } from '../../../../../contracts/words';
import { extensionOf, textOf, type Element } from './element';
import { type Choice, type Item, type ParallelBlock, type PersonStep, type Sequence } from './outline';
import { outlineOf } from './outline-of';
import type { RouteFile } from './route-file';

export interface PersonFacts extends Pick<PersonStep, 'name' | 'form' | 'who' | 'due'> {
  /** those that lead somewhere in the list; `isReturned`: the letter is corrected by its drafter on the way */
  choices: { outcome: string; to: string; isReturned: boolean }[];
  late: { after: string; to: string } | null;
}
export interface CommandFacts {
  name: string;
  command: string;
  to: string;
}

/** One change to a route, as the list offers it. Steps go by the ids of the file. */
export type Edit =
  | { do: 'add person'; on: string; facts: PersonFacts }
  | { do: 'add command'; on: string; facts: CommandFacts }
  | { do: 'add branches'; on: string; names: readonly string[] }
  | { do: 'change person'; id: string; facts: PersonFacts }
  | { do: 'change command'; id: string; facts: CommandFacts }
  | { do: 'move down'; id: string }
  | { do: 'remove'; id: string };

/** Changes the file; whatever the edit does not speak of stays as it is. @throws Error for a step that is not there or not to be changed so */
export function applyEdit(file: RouteFile, edit: Edit): void {
  new Editor(file).apply(edit);
}

/** Where a step lies among its neighbours. */
export function placeOf(outline: Sequence, id: string): { sequence: Sequence; index: number; item: Item } | undefined {
  const index = outline.items.findIndex((item) => item.id === id);
  if (index >= 0) return { sequence: outline, index, item: outline.items[index]! };
  const branches = outline.items.flatMap((item) => (item.is === 'parallel' ? item.branches : []));
  return branches.map((branch) => placeOf(branch, id)).find((place) => place);
}

export function mayMoveDown({ items }: Sequence, index: number): boolean {
  const both = [items[index], items[index + 1]];
  return both.every((item) => item?.exit && !item.isFixed);
}

/** What only the drawing shows is not taken away from here. */
export function mayRemove(item: Item): boolean {
  if (item.exit === null || item.hasMore || item.is === 'closed') return false;
  if (item.is === 'parallel') return item.branches.every(({ items }) => items.every(mayRemove));
  return item.is === 'command' || item.choices.every(({ to }) => to !== null);
}

class Editor {
  private readonly outline: Sequence;

  constructor(private readonly file: RouteFile) {
    const outline = outlineOf(file);
    if (!outline) throw new Error('no outline');
    this.outline = outline;
  }

  apply(edit: Edit): void {
    switch (edit.do) {
      case 'add person': {
        const step = this.insert(edit.on, 'bpmn:UserTask');
        this.file.extend(step, 'zeebe:UserTask', {});
        return this.person(step, edit.facts, []);
      }
      case 'add command':
        return this.command(this.insert(edit.on, 'bpmn:ServiceTask'), edit.facts);
      case 'add branches':
        return this.branches(edit.on, edit.names);
      case 'change person': {
        const item = this.item(edit.id);
        if (item.is === 'person') this.person(this.file.element(item.id), edit.facts, item.choices, item);
        return;
      }
      case 'change command':
        return this.command(this.file.element(this.item(edit.id).id), edit.facts);
      case 'move down':
        return this.moveDown(edit.id);
      case 'remove':
        return this.remove(this.item(edit.id));
    }
  }

  private item(id: string): Item {
    const place = placeOf(this.outline, id);
    if (!place) throw new Error(`no step ${id}`);
    return place.item;
  }

  private insert(on: string, type: string): Element {
    const flow = this.file.element(on);
    const [before, next] = [flow.sourceRef!, flow.targetRef!];
    const step = this.file.add(type, {}, before);
    this.file.drawing.placeBetween(step, before, next);
    this.file.redirect(flow, step);
    this.file.connect(step, next);
    return step;
  }

  private branches(on: string, names: readonly string[]): void {
    const split = this.insert(on, 'bpmn:ParallelGateway');
    const join = this.insert(split.outgoing![0]!.id, 'bpmn:ParallelGateway');
    names.forEach((name, i) => {
      const way = i === 0 ? split.outgoing![0]! : this.file.connect(split, join);
      const step = this.insert(way.id, 'bpmn:UserTask');
      step.name = name;
      this.file.extend(step, 'zeebe:UserTask', {});
    });
  }

  private command(step: Element, { name, command, to }: CommandFacts): void {
    step.name = name || undefined;
    this.file.setExtension(step, 'zeebe:TaskDefinition', 'type', command);
    this.setNotice(step, command === 'letter.notify' ? to : '');
  }

  private setNotice(step: Element, source: string): void {
    const mapping = extensionOf(step, 'zeebe:IoMapping');
    const input = mapping?.inputParameters?.find(({ target }) => target === 'to');
    if (input && source) input.source = source;
    else if (input) mapping!.inputParameters = mapping!.inputParameters!.filter((other) => other !== input);
    else if (source) {
      const into = mapping ?? this.file.extend(step, 'zeebe:IoMapping', {});
      into.inputParameters = [...(into.inputParameters ?? []), this.file.create('zeebe:Input', { source, target: 'to' }, into)];
    }
  }

  private person(step: Element, { name, form, who, due, choices, late }: PersonFacts, before: Choice[], item?: PersonStep): void {
    step.name = name || undefined;
    this.file.setExtension(step, 'zeebe:FormDefinition', 'formId', form);
    const assigned = extensionOf(step, 'zeebe:AssignmentDefinition');
    const property = ['candidateGroups', 'assignee', 'candidateUsers'].find((key) => textOf(assigned, key)) ?? 'candidateGroups';
    this.file.setExtension(step, 'zeebe:AssignmentDefinition', property, who);
    this.file.setExtension(step, 'zeebe:TaskSchedule', 'dueDate', due);
    this.choose(step, choices, before);
    if (late || item?.late) this.setLate(step, late, item?.late?.event);
  }

  private choose(step: Element, wanted: PersonFacts['choices'], before: Choice[]): void {
    for (const choice of before.filter(({ to, outcome }) => to !== null && !wanted.some((other) => other.outcome === outcome)))
      this.dropChoice(choice);
    for (const { outcome, to, isReturned } of wanted) {
      const known = before.find((choice) => choice.outcome === outcome);
      if (known && known.to === to && !!known.via === isReturned) continue;
      const gateway = known ? this.file.element(known.flow).sourceRef! : this.gatewayAfter(step);
      if (known) this.dropChoice(known);
      this.addChoice(gateway, outcome, this.targetOf(to, gateway), isReturned);
    }
    const gateway = step.outgoing?.[0]?.targetRef;
    if (before.length > 0 && gateway?.default && gateway.outgoing!.length === 1) this.dissolve(gateway);
  }

  private addChoice(gateway: Element, outcome: string, to: Element, isReturned: boolean): void {
    const condition = this.file.create('bpmn:FormalExpression', { body: `= outcome = ${JSON.stringify(outcome)}` }, gateway);
    const properties = { name: (outcomeWords as Readonly<Record<string, string>>)[outcome] ?? outcome, conditionExpression: condition };
    if (!isReturned) return void this.file.connect(gateway, to, properties);
    const step = this.file.add('bpmn:ServiceTask', { name: undefined }, gateway);
    this.file.drawing.placeBetween(step, gateway, undefined);
    this.file.setExtension(step, 'zeebe:TaskDefinition', 'type', 'letter.return');
    this.file.connect(gateway, step, properties);
    this.file.connect(step, to);
  }

  private dropChoice({ flow: id, via }: Choice): void {
    const flow = this.file.element(id);
    const to = flow.targetRef!;
    this.file.drop(flow);
    if (via || isAbandoned(to)) this.file.drop(to);
  }

  private gatewayAfter(step: Element): Element {
    const next = step.outgoing![0]!.targetRef!;
    if (next.$type === 'bpmn:ExclusiveGateway' && next.default) return next;
    const gateway = this.insert(step.outgoing![0]!.id, 'bpmn:ExclusiveGateway');
    gateway.default = gateway.outgoing![0]!;
    return gateway;
  }

  private dissolve(gateway: Element): void {
    this.file.redirect(gateway.incoming![0]!, gateway.default!.targetRef!);
    this.file.drop(gateway);
  }

  /** Where a step is come to: what joins the ways before it, or itself. */
  private targetOf(to: string, near: Element): Element {
    if (to !== 'end') return this.file.element(this.item(to).entry).targetRef!;
    const end = this.file.add('bpmn:EndEvent', {}, near);
    this.file.drawing.placeBetween(end, near, undefined);
    return end;
  }

  private setLate(step: Element, late: PersonFacts['late'], known: string | undefined): void {
    const event = known ? this.file.element(known) : undefined;
    if (event && late) {
      const definition = event.eventDefinitions![0]!;
      const before = definition.timeDate ?? definition.timeDuration!;
      if (before.body !== late.after) {
        definition.timeDuration = undefined;
        definition.timeDate = this.file.create('bpmn:FormalExpression', { body: late.after }, definition);
      }
      this.setNotice(event.outgoing![0]!.targetRef!, late.to);
    } else if (event) {
      const notice = event.outgoing![0]!.targetRef!;
      const end = notice.outgoing![0]!.targetRef!;
      for (const part of [event, notice, ...(end.incoming!.length === 1 ? [end] : [])]) this.file.drop(part);
    } else if (late) this.addLate(step, late);
  }

  private addLate(step: Element, { after, to }: NonNullable<PersonFacts['late']>): void {
    const event = this.file.add('bpmn:BoundaryEvent', { attachedToRef: step, cancelActivity: false }, step);
    const definition = this.file.create('bpmn:TimerEventDefinition', {}, event);
    definition.timeDate = this.file.create('bpmn:FormalExpression', { body: after }, definition);
    event.eventDefinitions = [definition];
    this.file.drawing.placeOn(event, step);
    const notice = this.file.add('bpmn:ServiceTask', {}, step);
    this.file.drawing.placeBetween(notice, event, undefined);
    this.command(notice, { name: '', command: 'letter.notify', to });
    const end = this.file.add('bpmn:EndEvent', {}, step);
    this.file.drawing.placeBetween(end, notice, undefined);
    this.file.connect(event, notice);
    this.file.connect(notice, end);
  }

  /** Changes places with the next; what hangs on either goes with it. */
  private moveDown(id: string): void {
    const { sequence, index } = placeOf(this.outline, id)!;
    const [item, next] = [sequence.items[index]!, sequence.items[index + 1]];
    if (!next || !mayMoveDown(sequence, index)) throw new Error(`${id} cannot move`);
    const [into, out, after] = [item.entry, item.exit!, next.exit!].map((flow) => this.file.element(flow));
    const [begins, follows, beyond] = [into!.targetRef!, out!.targetRef!, after!.targetRef!];
    if (isSimple(item) && isSimple(next)) this.file.drawing.swap(this.file.element(item.id), this.file.element(next.id));
    this.file.redirect(into!, follows);
    this.file.redirect(out!, beyond);
    this.file.redirect(after!, begins);
  }

  private remove(item: Item): void {
    if (!mayRemove(item)) throw new Error(`${item.id} cannot be removed`);
    if (item.is === 'parallel') return this.removeBlock(item);
    const step = this.file.element(item.id);
    if (item.is === 'person') {
      this.choose(step, [], item.choices);
      if (item.late) this.setLate(step, null, item.late.event);
    }
    const next = step.outgoing![0]!.targetRef!;
    for (const flow of [...(step.incoming ?? [])]) this.file.redirect(flow, next);
    this.file.drop(step);
    this.forget(step.id);
  }

  /** Whoever did a step that is gone keeps nobody from another. */
  private forget(id: string): void {
    for (const element of this.file.elements) {
      const properties = extensionOf(element, 'zeebe:Properties');
      const property = properties?.properties?.find(({ name }) => name === 'route.notActors');
      if (!property?.value) continue;
      const others = property.value.split(',').filter((other) => other.trim() !== id);
      if (others.length > 0) property.value = others.join(',');
      else properties!.properties = properties!.properties!.filter((other) => other !== property);
    }
  }

  private removeBlock({ id, branches, exit }: ParallelBlock): void {
    for (const item of branches.flatMap(({ items }) => items)) this.remove(item);
    const [split, out] = [this.file.element(id), this.file.element(exit!)];
    const [join, next] = [out.sourceRef!, out.targetRef!];
    for (const flow of [...split.incoming!]) this.file.redirect(flow, next);
    this.file.drop(split);
    this.file.drop(join);
  }
}

const isSimple = (item: Item): boolean =>
  !item.hasMore && (item.is === 'command' || (item.is === 'person' && item.choices.length === 0 && item.late === null));

/** An end nobody comes to any more. */
const isAbandoned = ({ $type, incoming }: Element): boolean => $type === 'bpmn:EndEvent' && !incoming?.length;

/** Steps another may lead to: those beside it in the list. */
export const targetsIn = ({ items }: Sequence): Item[] => items.filter(({ is }) => is === 'person' || is === 'command');
