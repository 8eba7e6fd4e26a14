import { extensionOf, textOf, type Element } from './element';
import { everyItem, type Choice, type Item, type Late, type ParallelBlock, type PersonStep, type Sequence } from './outline';
import type { RouteFile } from './route-file';

const OUTCOME = /^=\s*outcome\s*=\s*"([^"]*)"\s*$/;

/** @returns null where the file does not begin at one place */
export function outlineOf(file: RouteFile): Sequence | null {
  const starts = file.elements.filter(
    ({ $type, incoming, eventDefinitions }) => $type === 'bpmn:StartEvent' && !incoming?.length && !eventDefinitions?.length,
  );
  const [flow, other] = starts[0]?.outgoing ?? [];
  if (starts.length !== 1 || !flow || other) return null;
  return new Reader(file).whole(flow);
}

class Reader {
  private readonly seen = new Set<Element>();

  constructor(private readonly file: RouteFile) {}

  whole(flow: Element): Sequence {
    const sequence = this.sequence(flow, () => false);
    this.resolve(sequence);
    return { ...sequence, beside: this.beside(sequence) };
  }

  /** Goes along until an end, a join that closes it, or what a list cannot say. */
  private sequence(first: Element, closes: (node: Element) => boolean): Sequence {
    const items: Item[] = [];
    for (let flow: Element | undefined = first; flow;) {
      const node = this.past(flow.targetRef!);
      if (closes(node) || isEnd(node)) break;
      const item: Item = this.seen.has(node) ? this.rest(flow, node) : this.withWays(this.item(flow, node));
      items.push(item);
      flow = item.exit === null ? undefined : this.file.element(item.exit);
    }
    return { first: first.id, items };
  }

  /** A gateway after an item whose usual way goes on: the others are left to the drawing. */
  private withWays(item: Item): Item {
    if (item.exit === null) return item;
    const gateway = this.file.element(item.exit).targetRef!;
    if (!isGateway(gateway) || !gateway.default || this.seen.has(gateway)) return item;
    this.seen.add(gateway);
    const isFixed = gateway.incoming!.length > 1;
    return { ...item, exit: gateway.default.id, hasMore: true, hasWays: true, isFixed };
  }

  /** Steps that are neither in the list nor told with a step of it. */
  private beside(sequence: Sequence): string[] {
    const told = everyItem(sequence).flatMap((item) => {
      if (item.is !== 'person') return [];
      const ways = item.choices.filter(({ via }) => via).map(({ flow }) => flow);
      const events = item.late ? this.file.element(item.late.event).outgoing! : [];
      return [...ways.map((id) => this.file.element(id).targetRef!), ...events.map(({ targetRef }) => targetRef!)];
    });
    return this.file.elements.filter((node) => isWork(node) && !this.seen.has(node) && !told.includes(node)).map(nameOf);
  }

  /** Past gateways that only bring ways together. */
  private past(node: Element): Element {
    const passed = new Set<Element>();
    let at = node;
    while (at.$type === 'bpmn:ExclusiveGateway' && at.outgoing?.length === 1 && !passed.has(at)) {
      passed.add(at);
      at = at.outgoing[0]!.targetRef!;
    }
    return at;
  }

  private item(flow: Element, node: Element): Item {
    const entry = flow.id;
    const [next, another] = node.outgoing ?? [];
    const placed = { id: node.id, name: node.name ?? '', entry, exit: next?.id ?? null, hasWays: false, isFixed: false };
    if (node.$type === 'bpmn:ParallelGateway') return this.block(flow, node) ?? this.rest(flow, node);
    if (another || !/Task$|Activity$|SubProcess$|CatchEvent$|ThrowEvent$/.test(node.$type)) return this.rest(flow, node);
    this.seen.add(node);
    return this.step(node, placed);
  }

  private step(node: Element, placed: Pick<Item, 'id' | 'name' | 'entry' | 'exit' | 'hasWays' | 'isFixed'>): Item {
    const boundaries = this.file.boundaries(node);
    const late = node.$type === 'bpmn:UserTask' && boundaries.length === 1 ? this.late(boundaries[0]!) : null;
    const hasMore = !!node.loopCharacteristics || boundaries.length > (late ? 1 : 0);
    const gateway = placed.exit === null ? undefined : this.file.element(placed.exit).targetRef;
    if (node.$type === 'bpmn:UserTask') {
      const choices = gateway && isGateway(gateway) && this.isUnderstood(gateway) ? this.choices(gateway) : [];
      if (choices.length > 0) this.seen.add(gateway!);
      const exit = choices.length > 0 ? gateway!.default!.id : placed.exit;
      return { ...placed, is: 'person', ...this.duty(node), exit, choices, late, hasMore };
    }
    const command = textOf(extensionOf(node, 'zeebe:TaskDefinition'), 'type');
    if (/ServiceTask|SendTask/.test(node.$type) && command) return { ...placed, is: 'command', command, to: noticeOf(node), hasMore };
    return { ...placed, is: 'closed', names: [nameOf(node)], hasMore };
  }

  private duty(node: Element): Pick<PersonStep, 'form' | 'who' | 'due' | 'outcomes'> {
    const who = extensionOf(node, 'zeebe:AssignmentDefinition');
    const properties = extensionOf(node, 'zeebe:Properties')?.properties ?? [];
    const outcomes = properties.find(({ name }) => name === 'route.outcomes')?.value ?? '';
    return {
      form: textOf(extensionOf(node, 'zeebe:FormDefinition'), 'formId'),
      who: textOf(who, 'candidateGroups') || textOf(who, 'assignee') || textOf(who, 'candidateUsers'),
      due: textOf(extensionOf(node, 'zeebe:TaskSchedule'), 'dueDate'),
      outcomes: outcomes
        .split(',')
        .map((outcome) => outcome.trim())
        .filter(Boolean),
    };
  }

  /** Whether a gateway after a step only asks which button was pressed. */
  private isUnderstood({ incoming, outgoing = [], default: usual }: Element): boolean {
    const others = outgoing.filter((flow) => flow !== usual);
    return (
      incoming?.length === 1 && !!usual && others.length > 0 && others.every((flow) => OUTCOME.test(flow.conditionExpression?.body ?? ''))
    );
  }

  /** Where they lead is looked up when all steps are known. */
  private choices({ outgoing = [], default: usual }: Element): Choice[] {
    return outgoing
      .filter((flow) => flow !== usual)
      .map((flow) => ({ flow: flow.id, outcome: OUTCOME.exec(flow.conditionExpression!.body!)![1]!, to: null, via: null }));
  }

  private late(event: Element): Late | null {
    const [definition, other] = event.eventDefinitions ?? [];
    const after = definition?.timeDate?.body ?? definition?.timeDuration?.body;
    const [flow, second] = event.outgoing ?? [];
    const notice = flow?.targetRef;
    if (other || second || !after || event.cancelActivity !== false || !notice || !isLone(notice)) return null;
    const end = notice.outgoing?.[0]?.targetRef;
    const isNotice = textOf(extensionOf(notice, 'zeebe:TaskDefinition'), 'type') === 'letter.notify';
    return isNotice && end?.$type === 'bpmn:EndEvent' && isPlain(end) ? { event: event.id, after, to: noticeOf(notice) } : null;
  }

  /** Branches side by side that all end at one join. */
  private block(flow: Element, split: Element): ParallelBlock | null {
    if ((split.incoming?.length ?? 0) !== 1 || (split.outgoing?.length ?? 0) < 2) return null;
    const before = new Set(this.seen);
    this.seen.add(split);
    const joins = new Set<Element>();
    const isJoin = (node: Element) =>
      node.$type === 'bpmn:ParallelGateway' && (node.incoming?.length ?? 0) > 1 && node.outgoing?.length === 1;
    const branches = split.outgoing!.map((way) =>
      this.sequence(way, (node) => {
        if (isJoin(node)) joins.add(node);
        return isJoin(node);
      }),
    );
    const [join, another] = joins;
    const isWhole = join && !another && join.incoming!.length === branches.length && branches.every((branch) => this.reaches(branch, join));
    if (isWhole) {
      this.seen.add(join);
      return {
        is: 'parallel',
        id: split.id,
        name: split.name ?? '',
        entry: flow.id,
        exit: join.outgoing![0]!.id,
        ...alone,
        branches,
      };
    }
    this.seen.clear();
    for (const node of before) this.seen.add(node);
    return null;
  }

  private reaches({ first, items }: Sequence, join: Element): boolean {
    const exit = items.length > 0 ? items.at(-1)!.exit : first;
    return exit !== null && this.past(this.file.element(exit).targetRef!) === join;
  }

  /** Everything from here on. */
  private rest(flow: Element, node: Element): Item {
    const isKnown = this.seen.has(node);
    const inside: Element[] = [];
    const open = isKnown ? [] : [node];
    for (let at = open.pop(); at; at = open.pop()) {
      if (this.seen.has(at)) continue;
      this.seen.add(at);
      inside.push(at);
      open.push(...(at.outgoing ?? []).map(({ targetRef }) => targetRef!), ...this.file.boundaries(at));
    }
    const names = inside.filter(isWork).map(nameOf);
    return { is: 'closed', id: isKnown ? flow.id : node.id, name: node.name ?? '', entry: flow.id, exit: null, ...alone, names };
  }

  private resolve(sequence: Sequence): void {
    const items = everyItem(sequence);
    const stepAt = (node: Element): string | null => {
      const to = this.past(node);
      if (to.$type === 'bpmn:EndEvent' && isPlain(to)) return 'end';
      return items.find(({ id, is }) => id === to.id && is !== 'closed')?.id ?? null;
    };
    for (const item of items) {
      if (item.is !== 'person') continue;
      for (const choice of item.choices) {
        const node = this.file.element(choice.flow).targetRef!;
        choice.to = stepAt(node);
        const command = textOf(extensionOf(node, 'zeebe:TaskDefinition'), 'type');
        if (choice.to !== null || !command || !isLone(node)) continue;
        choice.to = stepAt(node.outgoing![0]!.targetRef!);
        if (choice.to !== null) choice.via = command;
      }
    }
  }
}

const alone = { hasMore: false, hasWays: false, isFixed: false };
const isGateway = ({ $type, outgoing }: Element): boolean => $type === 'bpmn:ExclusiveGateway' && (outgoing?.length ?? 0) > 1;
const isWork = ({ $type }: Element): boolean => /Task|Activity|SubProcess/.test($type);
/** Also one that ends everything. */
const isEnd = (node: Element): boolean =>
  node.$type === 'bpmn:EndEvent' && (isPlain(node) || node.eventDefinitions?.[0]?.$type === 'bpmn:TerminateEventDefinition');
const isPlain = ({ eventDefinitions, extensionElements }: Element): boolean =>
  !eventDefinitions?.length && !extensionElements?.values?.length;
const nameOf = ({ name, id }: Element): string => name || id;
/** One way in and one out. */
const isLone = ({ $type, incoming, outgoing }: Element): boolean =>
  /ServiceTask|SendTask/.test($type) && incoming?.length === 1 && outgoing?.length === 1;
const noticeOf = (node: Element): string =>
  textOf(
    extensionOf(node, 'zeebe:IoMapping')?.inputParameters?.find(({ target }) => target === 'to'),
    'source',
  );
