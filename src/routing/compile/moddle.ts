import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

/** An element as the BPMN library reads it: typed by `$type`, references resolved, what it does not know in `$attrs`. */
export interface Element {
  readonly $type: string;
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly $parent?: Element;
  readonly id?: string;
  readonly [property: string]: unknown;
}

export interface Read {
  rootElement: Element;
  warnings: { message: string }[];
}

export interface Moddle {
  fromXML(xml: string): Promise<Read>;
  toXML(element: Element, options: { format: boolean }): Promise<{ xml: string }>;
}

/** A fresh reader for each file: one that is used again remembers. */
export const moddle = (): Moddle => new BpmnModdle({ zeebe });

export const childrenOf = (element: Element, property: string): Element[] => {
  const value = element[property];
  return Array.isArray(value) ? (value as Element[]) : [];
};

export const childOf = (element: Element | undefined, property: string): Element | undefined => {
  const value = element?.[property];
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Element) : undefined;
};

export const textOf = (element: Element | undefined, property: string): string | undefined => {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** Whether a property that has a default is set so. */
export const flagOf = (element: Element | undefined, property: string, otherwise: boolean): boolean => {
  const value = element?.[property];
  if (typeof value === 'string') return value === 'true';
  return typeof value === 'boolean' ? value : otherwise;
};

export const idsOf = (element: Element, property: string): string[] =>
  childrenOf(element, property).flatMap(({ id }) => (id === undefined ? [] : [id]));

export const extensionsOf = (element: Element | undefined): Element[] => {
  const extensions = childOf(element, 'extensionElements');
  return extensions ? childrenOf(extensions, 'values') : [];
};

export const extensionOf = (element: Element | undefined, type: string): Element | undefined =>
  extensionsOf(element).find(({ $type }) => $type === type);

/** `zeebe:properties` by name. */
export const propertiesOf = (element: Element): Map<string, string> => {
  const properties = extensionOf(element, 'zeebe:Properties');
  const pairs = properties ? childrenOf(properties, 'properties') : [];
  return new Map(pairs.flatMap((pair) => (textOf(pair, 'name') ? [[textOf(pair, 'name')!, textOf(pair, 'value') ?? '']] : [])));
};
