import type { Drawn, Moddle, Modeler } from './bpmn';

/** The zeebe vocabulary of an element: read from its extension elements, written so that it can be undone and nothing else there is lost. */

export type Attributes = Readonly<Record<string, string | undefined>>;

export const extensionsOf = (of: Moddle): Moddle[] => of.get<Moddle | undefined>('extensionElements')?.get<Moddle[]>('values') ?? [];

export const extensionOf = (of: Moddle, type: string): Moddle | undefined => extensionsOf(of).find(({ $type }) => $type === type);

export const attributeOf = (of: Moddle | undefined, type: string, name: string): string | undefined =>
  of && extensionOf(of, type)?.get<string | undefined>(name);

/** A `zeebe:property`: what the vocabulary itself has no word for. */
export const propertyOf = (of: Moddle, name: string): string | undefined =>
  propertiesOf(of)
    .find((one) => one.get('name') === name)
    ?.get('value');

const propertiesOf = (of: Moddle): Moddle[] => extensionOf(of, 'zeebe:Properties')?.get<Moddle[]>('properties') ?? [];

/** What a command is given under that name. */
export const inputOf = (of: Moddle, target: string): string | undefined =>
  extensionOf(of, 'zeebe:IoMapping')
    ?.get<Moddle[]>('inputParameters')
    .find((one) => one.get('target') === target)
    ?.get('source');

/** Comma list. */
export const listOfProperty = (of: Moddle, name: string): string[] =>
  (propertyOf(of, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Writes what an element carries, each write one step of undo. */
export class Extensions {
  constructor(private readonly modeler: Modeler) {}

  /**
   * Attributes of the extension of that type; one without any left goes.
   * @param owner what carries it, where that is not the element itself: its repetition
   */
  write(element: Drawn, type: string, attributes: Attributes, owner = element.businessObject): void {
    const before = extensionOf(owner, type);
    const kept = before ? Object.fromEntries(Object.keys(attributes).map((name) => [name, before.get(name)])) : {};
    const next = { ...kept, ...attributes };
    if (before) return void this.modeling.updateModdleProperties(element, before, next);
    if (Object.values(next).every((value) => value === undefined)) return;
    this.add(element, this.modeler.get('bpmnFactory').create(type, next), owner);
  }

  remove(element: Drawn, type: string, owner = element.businessObject): void {
    const extension = owner.get<Moddle | undefined>('extensionElements');
    const values = extensionsOf(owner).filter(({ $type }) => $type !== type);
    if (extension) this.modeling.updateModdleProperties(element, extension, { values });
  }

  /** A `zeebe:property`; empty it goes. */
  property(element: Drawn, name: string, value: string | undefined): void {
    this.listed(element, { group: 'Properties', list: 'properties', part: 'Property' }, 'name', name, value ? { name, value } : undefined);
  }

  /** What a command is given under that name. */
  input(element: Drawn, target: string, source: string | undefined): void {
    const place = { group: 'IoMapping', list: 'inputParameters', part: 'Input' };
    this.listed(element, place, 'target', target, source ? { target, source } : undefined);
  }

  private listed(
    element: Drawn,
    { group, list, part }: { group: string; list: string; part: string },
    key: string,
    name: string,
    attributes: Attributes | undefined,
  ): void {
    const factory = this.modeler.get('bpmnFactory');
    const there = extensionOf(element.businessObject, `zeebe:${group}`);
    const rest = (there?.get<Moddle[]>(list) ?? []).filter((one) => one.get(key) !== name);
    const parts = attributes ? [...rest, factory.create(`zeebe:${part}`, attributes)] : rest;
    if (there && parts.length === 0 && !there.get<Moddle[] | undefined>('outputParameters')?.length)
      return this.remove(element, there.$type);
    const made = there ?? factory.create(`zeebe:${group}`);
    for (const one of parts) one.$parent = made;
    if (there) this.modeling.updateModdleProperties(element, there, { [list]: parts });
    else if (parts.length > 0) {
      made.set(list, parts);
      this.add(element, made, element.businessObject);
    }
  }

  /** Puts one more beside those that are there, or in the place of that of its type. */
  add(element: Drawn, extension: Moddle, owner: Moddle): void {
    const there = owner.get<Moddle | undefined>('extensionElements');
    if (there) {
      extension.$parent = there;
      const others = extensionsOf(owner).filter(({ $type }) => $type !== extension.$type);
      return this.modeling.updateModdleProperties(element, there, { values: [...others, extension] });
    }
    const extensionElements = this.modeler.get('bpmnFactory').create('bpmn:ExtensionElements', { values: [extension] });
    extensionElements.$parent = owner;
    extension.$parent = extensionElements;
    this.modeling.updateModdleProperties(element, owner, { extensionElements });
  }

  private get modeling() {
    return this.modeler.get('modeling');
  }
}
