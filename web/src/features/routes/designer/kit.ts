import type { Drawn, Moddle, Services } from './bpmn';
import type { Attributes } from './extensions';

type Makers = Pick<Services, 'bpmnFactory' | 'elementFactory'>;

/** How an element begins: its name, what it carries, and for events what they wait for. */
export interface Beginning {
  type: string;
  name?: string;
  /** by type, `zeebe:` left out: `{ FormDefinition: { formId: 'letter.sign' } }` */
  extensions?: Readonly<Record<string, Attributes>>;
  /** `route.` left out */
  properties?: Readonly<Record<string, string>>;
  /** inputs of a command: target → FEEL */
  inputs?: Readonly<Record<string, string>>;
  /** one instance for each item */
  loop?: { collection: string; item: string; isSequential?: boolean };
  /** the moment a timer fires, as FEEL */
  moment?: string;
  event?: string;
  attributes?: Readonly<Record<string, unknown>>;
  x?: number;
  y?: number;
}

/** Makes an element with everything that its beginning says, not yet placed anywhere. */
export function make({ bpmnFactory, elementFactory }: Makers, beginning: Beginning): Drawn {
  const { type, name, extensions = {}, properties, inputs, loop, moment, event, attributes, x, y } = beginning;
  const create = (kind: string, attrs: Record<string, unknown> = {}) => bpmnFactory.create(kind, attrs);
  const group = (kind: string, list: string, parts: Moddle[]): Moddle => owning(create(kind, { [list]: parts }), parts);
  const carried = Object.entries(extensions).map(([kind, attrs]) => create(`zeebe:${kind}`, { ...attrs }));
  if (inputs)
    carried.push(
      group(
        'zeebe:IoMapping',
        'inputParameters',
        Object.entries(inputs).map(([target, source]) => create('zeebe:Input', { source, target })),
      ),
    );
  if (properties)
    carried.push(
      group(
        'zeebe:Properties',
        'properties',
        Object.entries(properties).map(([key, value]) => create('zeebe:Property', { name: `route.${key}`, value })),
      ),
    );
  const businessObject = create(type, { ...(name && { name }), ...attributes });
  const put = (part: Moddle, property: string) => {
    part.$parent = businessObject;
    businessObject.set(property, part);
  };
  if (carried.length > 0) put(group('bpmn:ExtensionElements', 'values', carried), 'extensionElements');
  if (loop) {
    const of = create('zeebe:LoopCharacteristics', { inputCollection: `=${loop.collection}`, inputElement: loop.item });
    const repetition = create('bpmn:MultiInstanceLoopCharacteristics', loop.isSequential ? { isSequential: true } : {});
    const inside = group('bpmn:ExtensionElements', 'values', [of]);
    inside.$parent = repetition;
    repetition.set('extensionElements', inside);
    put(repetition, 'loopCharacteristics');
  }
  if (event) {
    const definition = create(`bpmn:${event}EventDefinition`);
    if (moment) {
      const body = create('bpmn:FormalExpression', { body: moment });
      body.$parent = definition;
      definition.set('timeDate', body);
    }
    definition.$parent = businessObject;
    businessObject.set('eventDefinitions', [definition]);
  }
  const isOpen = /SubProcess$/.test(type);
  return elementFactory.createShape({ type, businessObject, ...(isOpen && { isExpanded: true }), ...(x !== undefined && { x, y }) });
}

function owning(owner: Moddle, parts: readonly Moddle[]): Moddle {
  for (const part of parts) part.$parent = owner;
  return owner;
}

export interface Way {
  name?: string;
  /** when it is taken, as FEEL */
  condition?: string;
  /** which way it goes first where the two stand neither in a row nor in a column */
  first?: 'down' | 'across';
}

/** A flow between two that are made and not yet placed. */
export function flow(
  { bpmnFactory, elementFactory }: Makers,
  source: Drawn,
  target: Drawn,
  { name, condition, first = 'down' }: Way = {},
): Drawn {
  const businessObject = bpmnFactory.create('bpmn:SequenceFlow', name ? { name } : {});
  if (condition) {
    const body = bpmnFactory.create('bpmn:FormalExpression', { body: condition });
    body.$parent = businessObject;
    businessObject.set('conditionExpression', body);
  }
  const at = ({ x, y, width, height }: Drawn) => ({ x: x + width / 2, y: y + height / 2 });
  const [from, to] = [at(source), at(target)];
  const corner = first === 'down' ? { x: from.x, y: to.y } : { x: to.x, y: from.y };
  const bend = from.x !== to.x && from.y !== to.y ? [corner] : [];
  return elementFactory.createConnection({ type: 'bpmn:SequenceFlow', businessObject, source, target, waypoints: [from, ...bend, to] });
}
