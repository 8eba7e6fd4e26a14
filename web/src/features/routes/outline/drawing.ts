import type { Box, Element, Moddle, Point } from './element';

const GAP = 50;
const ROW = 120;
const sizes: Record<string, [width: number, height: number]> = {
  'bpmn:EndEvent': [36, 36],
  'bpmn:StartEvent': [36, 36],
  'bpmn:BoundaryEvent': [36, 36],
  'bpmn:ExclusiveGateway': [50, 50],
  'bpmn:ParallelGateway': [50, 50],
};
const TASK: [number, number] = [100, 80];

/** The drawing of a route. What is new is placed beside the flow; what was drawn stays where it is. A file without a drawing gets none. */
export class Drawing {
  constructor(
    private readonly moddle: Moddle,
    private readonly definitions: Element,
  ) {}

  boxOf(node: Element | undefined): Box | undefined {
    return node && this.shapeOf(node)?.bounds;
  }

  /** In the way from one to the other where there is room, else below. */
  placeBetween(node: Element, from: Element | undefined, to: Element | undefined): void {
    const [left, right] = [this.boxOf(from), this.boxOf(to)];
    const [width, height] = sizes[node.$type] ?? TASK;
    const near = left ?? right ?? { x: 150, y: 80, width: 0, height: 0 };
    const y = near.y + near.height / 2 - height / 2;
    const between = left && right ? (left.x + left.width + right.x) / 2 - width / 2 : near.x + near.width + GAP;
    this.place(node, this.free({ x: Math.round(between), y: Math.round(y), width, height }, near));
  }

  /** On the lower edge of the step it belongs to. */
  placeOn(node: Element, host: Element): void {
    const box = this.boxOf(host);
    if (box) this.place(node, { x: box.x + box.width - 46, y: box.y + box.height - 18, width: 36, height: 36 });
  }

  /** Two steps change places. */
  swap(one: Element, other: Element): void {
    const [a, b] = [this.boxOf(one), this.boxOf(other)];
    if (!a || !b) return;
    const { x, y } = a;
    Object.assign(a, { x: b.x, y: b.y });
    Object.assign(b, { x, y });
    for (const flow of [one, other].flatMap(({ incoming = [], outgoing = [] }) => [...incoming, ...outgoing])) this.draw(flow);
  }

  draw(flow: Element): void {
    const waypoint = this.wayOf(flow);
    if (!waypoint) return;
    const edge = this.shapeOf(flow) ?? this.add('bpmndi:BPMNEdge', flow);
    if (edge) edge.waypoint = waypoint.map((point) => this.moddle.create('dc:Point', { ...point }) as unknown as Point);
  }

  erase(element: Element): void {
    const plane = this.plane();
    if (plane) plane.planeElement = plane.planeElement?.filter(({ bpmnElement }) => bpmnElement !== element);
  }

  private wayOf({ sourceRef, targetRef }: Element): Point[] | undefined {
    const [from, to] = [this.boxOf(sourceRef), this.boxOf(targetRef)];
    if (!from || !to) return undefined;
    const [start, end] = [middle(from), middle(to)];
    if (sourceRef!.$type === 'bpmn:BoundaryEvent')
      return [
        { x: start.x, y: from.y + from.height },
        { x: start.x, y: end.y },
        { x: end.x > start.x ? to.x : to.x + to.width, y: end.y },
      ];
    if (to.x < from.x + from.width) {
      const y = Math.max(from.y + from.height, to.y + to.height) + 30;
      return [
        { x: start.x, y: from.y + from.height },
        { x: start.x, y },
        { x: end.x, y },
        { x: end.x, y: to.y + to.height },
      ];
    }
    const [left, right] = [
      { x: from.x + from.width, y: start.y },
      { x: to.x, y: end.y },
    ];
    const x = Math.round((left.x + right.x) / 2);
    return left.y === right.y ? [left, right] : [left, { x, y: left.y }, { x, y: right.y }, right];
  }

  /** The wish where nothing stands, else the nearest row below. */
  private free(wish: Box, near: Box): Box {
    const others = this.planeElements().flatMap(({ bounds, bpmnElement }) => (bounds && isNode(bpmnElement) ? [bounds] : []));
    const isFree = (box: Box) => !others.some((other) => overlap(box, other));
    if (isFree(wish)) return wish;
    for (let row = 1; ; row++) {
      const box = { ...wish, x: Math.round(near.x + near.width + GAP), y: wish.y + row * ROW };
      if (isFree(box)) return box;
    }
  }

  private place(node: Element, bounds: Box): void {
    const shape = this.add('bpmndi:BPMNShape', node);
    if (shape) shape.bounds = this.moddle.create('dc:Bounds', { ...bounds }) as unknown as Box;
  }

  private add(type: string, of: Element): Element | undefined {
    const plane = this.plane();
    if (!plane) return undefined;
    const shape = this.moddle.create(type, { id: `${of.id}_di`, bpmnElement: of });
    shape.$parent = plane;
    plane.planeElement = [...(plane.planeElement ?? []), shape];
    return shape;
  }

  private shapeOf = (element: Element): Element | undefined => this.planeElements().find(({ bpmnElement }) => bpmnElement === element);
  private planeElements = (): Element[] => this.plane()?.planeElement ?? [];
  private plane = (): Element | undefined => this.definitions.diagrams?.[0]?.plane;
}

const isNode = (element: Element | undefined): boolean => !!element && !/Participant|Lane|Process|Collaboration|Group/.test(element.$type);
const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
const MARGIN = 15;
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width + MARGIN &&
  other.x < one.x + one.width + MARGIN &&
  one.y < other.y + other.height + MARGIN &&
  other.y < one.y + one.height + MARGIN;
