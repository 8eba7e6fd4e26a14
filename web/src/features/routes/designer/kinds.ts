/** What bpmn-js calls an element of that type in English: the key of its Persian word. @param trigger what an event waits for or throws */
export function kindOf(type: string, trigger?: string): string {
  const words = type.replace('bpmn:', '').match(/[A-Z][a-z]+/g) ?? [];
  if (type === 'bpmn:SubProcess') return 'Sub-process';
  if (type === 'bpmn:AdHocSubProcess') return 'Ad-hoc sub-process';
  if (type === 'bpmn:EventBasedGateway') return 'Event-based gateway';
  if (type === 'bpmn:Participant') return 'Expanded pool/participant';
  const kind = trigger?.replace(/^bpmn:|EventDefinition$/g, '').replace('Compensate', 'Compensation');
  const named = kind
    ? [kind, ...words.map((word) => word.toLowerCase())]
    : [words[0] ?? '', ...words.slice(1).map((word) => word.toLowerCase())];
  return named.join(' ');
}
