import type { Findings, Standing } from './findings';
import { childOf, childrenOf, type Element, extensionsOf, idsOf } from './moddle';

const executed = new Set(
  [
    'Process',
    'SequenceFlow',
    'StartEvent',
    'EndEvent',
    'IntermediateThrowEvent',
    'IntermediateCatchEvent',
    'BoundaryEvent',
    'Task',
    'ManualTask',
  ]
    .concat([
      'UserTask',
      'ServiceTask',
      'SendTask',
      'ReceiveTask',
      'BusinessRuleTask',
      'ScriptTask',
      'CallActivity',
      'SubProcess',
      'AdHocSubProcess',
    ])
    .concat(['ExclusiveGateway', 'ParallelGateway', 'InclusiveGateway', 'EventBasedGateway', 'Message', 'Signal', 'Error', 'Escalation'])
    .map((name) => `bpmn:${name}`),
);

/** Drawn and kept, without effect when the route runs. */
const ignored = new Set(
  ['Collaboration', 'Participant', 'MessageFlow', 'LaneSet', 'Lane', 'TextAnnotation', 'Association', 'Group', 'Category', 'CategoryValue']
    .concat(['DataObject', 'DataObjectReference', 'DataStore', 'DataStoreReference', 'ItemDefinition', 'Interface', 'Operation', 'Import'])
    .concat(['Resource', 'PartnerEntity', 'PartnerRole', 'EndPoint', 'CorrelationProperty', 'Extension', 'Relationship'])
    .map((name) => `bpmn:${name}`),
);

const knownExtensions = new Set(
  [
    'UserTask',
    'FormDefinition',
    'AssignmentDefinition',
    'TaskSchedule',
    'PriorityDefinition',
    'TaskDefinition',
    'IoMapping',
    'LoopCharacteristics',
  ]
    .concat(['CalledElement', 'CalledDecision', 'Script', 'Subscription', 'AdHoc', 'Properties', 'TaskHeaders'])
    .map((name) => `zeebe:${name}`),
);

/** What would run code of somebody's own. */
const refusedExtension = /^(zeebe|camunda|flowable|activiti):(\w*listeners?|connector)$/i;

/** Names an element as executed, ignored or refused, and says what of its extensions has no effect. */
export function takeStock(element: Element, findings: Findings): Standing {
  const type = element.$type;
  const standing: Standing = executed.has(type) ? 'executed' : ignored.has(type) ? 'ignored' : 'refused';
  findings.stand(type, element.id, standing);
  if (standing === 'refused') findings.error('element.refused', element.id, { type });
  for (const extension of [...extensionsOf(element), ...extensionsOf(childOf(element, 'loopCharacteristics'))]) {
    if (knownExtensions.has(extension.$type)) continue;
    if (refusedExtension.test(extension.$type)) findings.error('extension.refused', element.id, { type: extension.$type });
    else findings.note('extension.ignored', element.id, { type: extension.$type });
  }
  for (const name of Object.keys(element.$attrs ?? {}))
    if (!name.startsWith('xmlns') && name !== 'xsi:schemaLocation') findings.note('extension.ignored', element.id, { type: `@${name}` });
  return standing;
}

/** Names an element and all in it as kept or refused as a whole. */
export function passOver(element: Element, findings: Findings, standing: Standing): void {
  findings.stand(element.$type, element.id, standing);
  for (const part of [...childrenOf(element, 'flowElements'), ...besides(element)]) passOver(part, findings, standing);
}

/** What lies beside the flow elements of a process: lanes, artifacts. */
export const besides = (scope: Element): Element[] => [
  ...childrenOf(scope, 'artifacts'),
  ...childrenOf(scope, 'laneSets').flatMap((set) => lanesOf(set)),
];

export function lanesOf(set: Element): Element[] {
  return childrenOf(set, 'lanes').flatMap((lane) => {
    const inner = childOf(lane, 'childLaneSet');
    return [lane, ...(inner ? lanesOf(inner) : [])];
  });
}

/** The innermost lane's word for each element that lies in one. */
export function laneGroups(scope: Element, said: (lane: Element) => string | undefined): Map<string, string> {
  const groups = new Map<string, string>();
  for (const lane of childrenOf(scope, 'laneSets').flatMap(lanesOf)) {
    const group = said(lane);
    if (group) for (const id of idsOf(lane, 'flowNodeRef')) groups.set(id, group);
  }
  return groups;
}
