import type { Drawn, Moddle, Modeler } from './bpmn';

/** Messages, signals, errors and escalations lie beside the processes of a file, and events refer to them. */
const kinds = {
  Message: { reference: 'messageRef', key: 'name' },
  Signal: { reference: 'signalRef', key: 'name' },
  Error: { reference: 'errorRef', key: 'errorCode' },
  Escalation: { reference: 'escalationRef', key: 'escalationCode' },
} as const;
export type RootKind = keyof typeof kinds;

/** What an event waits for or throws; of a task that receives, the task itself. */
export const definitionOf = (element: Drawn): Moddle | undefined =>
  element.businessObject.get<Moddle[] | undefined>('eventDefinitions')?.[0];

export const rootOf = (owner: Moddle, kind: RootKind): Moddle | undefined => owner.get(kinds[kind].reference);

/** By its name or code. */
export const calledOf = (owner: Moddle, kind: RootKind): string => rootOf(owner, kind)?.get<string | undefined>(kinds[kind].key) ?? '';

/** Refers to the one of that name or code; one that is not there yet is made, the one before stays for others. Empty: to none. */
export function refer(modeler: Modeler, element: Drawn, owner: Moddle, kind: RootKind, called: string): void {
  const modeling = modeler.get('modeling');
  const { reference, key } = kinds[kind];
  if (!called) return modeling.updateModdleProperties(element, owner, { [reference]: undefined });
  const definitions = definitionsOf(element.businessObject);
  const there = definitions.get<Moddle[]>('rootElements');
  const known = there.find((one) => one.$type === `bpmn:${kind}` && one.get(key) === called);
  const root = known ?? modeler.get('bpmnFactory').create(`bpmn:${kind}`, { name: called, [key]: called });
  if (!known) {
    root.$parent = definitions;
    modeling.updateModdleProperties(element, definitions, { rootElements: [...there, root] });
  }
  modeling.updateModdleProperties(element, owner, { [reference]: root });
}

function definitionsOf(part: Moddle): Moddle {
  let at = part;
  while (at.$parent) at = at.$parent;
  return at;
}
