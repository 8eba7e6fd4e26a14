/** What the designer knows of bpmn-js: as much of its types as is used here. */

/** A part of the file; `get` and `set` know the standard and the zeebe vocabulary. */
export interface Moddle {
  $type: string;
  $parent?: Moddle;
  $attrs?: Record<string, unknown>;
  id?: string;
  get<T = unknown>(name: string): T;
  set(name: string, value: unknown): void;
  $instanceOf(type: string): boolean;
}

/** Something drawn. */
export interface Drawn {
  id: string;
  type: string;
  businessObject: Moddle;
  parent?: Drawn;
  children?: Drawn[];
  host?: Drawn;
  source?: Drawn;
  target?: Drawn;
  incoming: Drawn[];
  outgoing: Drawn[];
  x: number;
  y: number;
  width: number;
  height: number;
  waypoints?: { x: number; y: number }[];
  labelTarget?: Drawn;
}

export const is = ({ businessObject }: Drawn, ...types: string[]): boolean => types.some((type) => businessObject.$instanceOf(type));

export interface Modeling {
  updateProperties(element: Drawn, properties: Record<string, unknown>): void;
  updateModdleProperties(element: Drawn, part: Moddle, properties: Record<string, unknown>): void;
  createElements(elements: Drawn[], position: { x: number; y: number }, parent: Drawn): Drawn[];
  createShape(shape: Drawn, position: { x: number; y: number }, parent: Drawn, hints?: { attach: boolean }): Drawn;
}

/** The services of a modeler by name. */
export interface Services {
  modeling: Modeling;
  bpmnFactory: { create(type: string, attributes?: Record<string, unknown>): Moddle };
  elementFactory: {
    createShape(attributes: Record<string, unknown>): Drawn;
    createConnection(attributes: Record<string, unknown>): Drawn;
    createParticipantShape(): Drawn;
  };
  elementRegistry: { get(id: string): Drawn | undefined; getAll(): Drawn[]; getGraphics(element: Drawn): SVGElement };
  selection: { get(): Drawn[]; select(element: Drawn | Drawn[] | null): void };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean; _stack: readonly unknown[]; _stackIdx: number };
  canvas: {
    getRootElement(): Drawn;
    zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
    viewbox(): { x: number; y: number; width: number; height: number };
    scrollToElement(element: Drawn): void;
    focus(): void;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
  };
  eventBus: {
    on<E = unknown>(events: string | string[], priority: number, listener: (event: E) => unknown): void;
    off(events: string | string[], listener: (event: never) => unknown): void;
  };
  create: { start(event: Event, elements: Drawn | Drawn[], context?: unknown): void };
  autoPlace: { append(source: Drawn, shape: Drawn): Drawn };
  overlays: { add(id: string, type: string, overlay: unknown): string; remove(filter: { type: string }): void };
  handTool: { activateHand(event: Event): void };
  lassoTool: { activateSelection(event: Event): void };
  spaceTool: { activateSelection(event: Event): void };
  globalConnect: { start(event: Event): void };
  rules: { allowed(action: string, context: unknown): unknown };
}

export interface Modeler {
  get<K extends keyof Services>(name: K): Services[K];
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  destroy(): void;
}
