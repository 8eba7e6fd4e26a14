import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { Drawing } from './drawing';
import { extensionOf, type Element, type Moddle } from './element';

/** A `.bpmn` file that is changed in parts: ids, attributes and whatever others wrote into it stay, and so does the drawing. */
export class RouteFile {
  readonly drawing: Drawing;

  private constructor(
    private readonly moddle: Moddle,
    private readonly definitions: Element,
    private readonly text: string,
  ) {
    this.drawing = new Drawing(moddle, definitions);
  }

  /** @throws Error when it is no BPMN */
  static async open(xml: string): Promise<RouteFile> {
    const moddle = new BpmnModdle({ zeebe });
    const { rootElement } = await moddle.fromXML(xml.replace(/^\ufeff/, ''));
    return new RouteFile(moddle, rootElement, xml);
  }

  async toXml(): Promise<string> {
    return (await this.moddle.toXML(this.definitions, { format: true })).xml;
  }

  /** The route itself. */
  get process(): Element | undefined {
    const processes = this.definitions.rootElements?.filter(({ $type }) => $type === 'bpmn:Process') ?? [];
    return processes.find(({ isExecutable }) => isExecutable) ?? processes[0];
  }

  get elements(): Element[] {
    return this.process?.flowElements ?? [];
  }

  /** @throws Error when there is none */
  element(id: string): Element {
    const found = this.elements.find((element) => element.id === id);
    if (!found) throw new Error(`no element ${id}`);
    return found;
  }

  /** A route that begins and goes nowhere gets an end. @returns whether it did */
  begin(): boolean {
    const [start, other] = this.elements;
    if (start?.$type !== 'bpmn:StartEvent' || other) return false;
    const end = this.add('bpmn:EndEvent', {}, start);
    this.drawing.placeBetween(end, start, undefined);
    this.connect(start, end);
    return true;
  }

  boundaries = (host: Element): Element[] => this.elements.filter(({ attachedToRef }) => attachedToRef === host);

  create(type: string, properties: Record<string, unknown>, parent: Element): Element {
    const element = this.moddle.create(type, properties);
    element.$parent = parent;
    return element;
  }

  /** A node in the lane of another. */
  add(type: string, properties: Record<string, unknown>, beside?: Element): Element {
    const node = this.create(type, { id: this.newId(type), ...properties }, this.process!);
    this.process!.flowElements = [...this.elements, node];
    const lane = beside && this.lanes().find(({ flowNodeRef }) => flowNodeRef?.includes(beside));
    if (lane) lane.flowNodeRef = [...lane.flowNodeRef!, node];
    return node;
  }

  connect(from: Element, to: Element, properties: Record<string, unknown> = {}): Element {
    const flow = this.add('bpmn:SequenceFlow', { sourceRef: from, ...properties });
    from.outgoing = [...(from.outgoing ?? []), flow];
    this.redirect(flow, to);
    return flow;
  }

  redirect(flow: Element, to: Element): void {
    if (flow.targetRef) flow.targetRef.incoming = without(flow.targetRef.incoming, flow);
    flow.targetRef = to;
    to.incoming = [...(to.incoming ?? []), flow];
    this.drawing.draw(flow);
  }

  /** A node with its flows, or a flow. */
  drop(element: Element): void {
    for (const flow of [...(element.incoming ?? []), ...(element.outgoing ?? [])]) this.drop(flow);
    if (element.sourceRef) element.sourceRef.outgoing = without(element.sourceRef.outgoing, element);
    if (element.targetRef) element.targetRef.incoming = without(element.targetRef.incoming, element);
    if (element.sourceRef?.default === element) element.sourceRef.default = undefined;
    this.process!.flowElements = without(this.elements, element);
    for (const lane of this.lanes()) if (lane.flowNodeRef?.includes(element)) lane.flowNodeRef = without(lane.flowNodeRef, element);
    this.drawing.erase(element);
  }

  /** Sets a property of an extension, which comes and goes with it. */
  setExtension(element: Element, type: string, property: string, value: string): void {
    let extension = extensionOf(element, type);
    if (!extension && !value) return;
    if (!extension) extension = this.extend(element, type, {});
    extension[property] = value || undefined;
    if (!value && ownKeys(extension).length === 0)
      element.extensionElements!.values = without(element.extensionElements!.values, extension);
  }

  extend(element: Element, type: string, properties: Record<string, unknown>): Element {
    element.extensionElements ??= this.create('bpmn:ExtensionElements', { values: [] }, element);
    const extension = this.create(type, properties, element.extensionElements);
    element.extensionElements.values = [...(element.extensionElements.values ?? []), extension];
    return extension;
  }

  private lanes = (): Element[] => (this.process?.laneSets ?? []).flatMap(({ lanes }) => lanes ?? []);

  private newId(type: string): string {
    const kind = type.replace(/^bpmn:/, '');
    for (let n = 1; ; n++) {
      const id = `${kind}_${n}`;
      if (!this.text.includes(`"${id}"`) && !this.elements.some((element) => element.id === id)) return id;
    }
  }
}

const without = (all: Element[] = [], one: Element): Element[] => all.filter((other) => other !== one);
const ownKeys = (element: Element): string[] => Object.keys(element).filter((key) => !key.startsWith('$') && element[key] !== undefined);
