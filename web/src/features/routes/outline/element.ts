/** An element of a `.bpmn` file, as far as the outline looks into it; references are resolved. */
export interface Element {
  readonly $type: string;
  $parent?: Element;
  id: string;
  name?: string;
  rootElements?: Element[];
  flowElements?: Element[];
  isExecutable?: boolean;
  laneSets?: Element[];
  lanes?: Element[];
  flowNodeRef?: Element[];
  incoming?: Element[];
  outgoing?: Element[];
  sourceRef?: Element;
  targetRef?: Element;
  conditionExpression?: Element;
  default?: Element;
  attachedToRef?: Element;
  cancelActivity?: boolean;
  eventDefinitions?: Element[];
  timeDate?: Element;
  timeDuration?: Element;
  loopCharacteristics?: Element;
  body?: string;
  extensionElements?: Element;
  /** of extension elements */
  values?: Element[];
  properties?: Element[];
  value?: string;
  inputParameters?: Element[];
  source?: string;
  target?: string;
  diagrams?: Element[];
  plane?: Element;
  planeElement?: Element[];
  bpmnElement?: Element;
  bounds?: Box;
  waypoint?: Point[];
  [other: string]: unknown;
}

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

export interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Element }>;
  toXML(element: Element, options: { format: boolean }): Promise<{ xml: string }>;
  create(type: string, properties?: Record<string, unknown>): Element;
}

export const extensionOf = ({ extensionElements }: Element, type: string): Element | undefined =>
  extensionElements?.values?.find(({ $type }) => $type === type);

/** A property that may be missing, as text. */
export const textOf = (element: Element | undefined, property: string): string => {
  const value = element?.[property];
  return typeof value === 'string' ? value : '';
};
