/** Routes for tests, drawn in a few words: elements, and flows like `a > b` or `a > b if outcome = "returned"`; `a > b else` is the default. */
export const drawn = (elements: string[], flows: string[]): Uint8Array<ArrayBuffer> => {
  const ways = flows.map((text, i) => {
    const [, from, to, , condition, otherwise] = /^(\S+) > (\S+)( if (.+)| (else))?$/.exec(text)!;
    return { id: `flow${i}`, from: from!, to: to!, condition, isDefault: otherwise !== undefined };
  });
  const defaults = new Map(ways.filter(({ isDefault }) => isDefault).map(({ from, id }) => [from, id]));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="urn:test">
<bpmn:error id="Error_1" errorCode="letter.returned" /><bpmn:process id="route" isExecutable="true">
${elements.map((element) => element.replace(/id="(\w+)"/, (id, name: string) => (defaults.has(name) ? `${id} default="${defaults.get(name)}"` : id))).join('\n')}
${ways.map(({ id, from, to, condition }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">= ${escaped(condition)}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`).join('\n')}
</bpmn:process></bpmn:definitions>`;
  return Uint8Array.from(Buffer.from(xml));
};

/** The same with a picture: its elements in a row, in the order of the file. */
export function laid(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const xml = Buffer.from(file).toString();
  const ids = [...xml.matchAll(/<bpmn:(?:\w+Event|\w+Task|\w+Gateway) id="(\w+)"/g)].map(([, id]) => id!);
  const at = (id: string) => 40 + 160 * ids.indexOf(id);
  const shapes = ids.map(
    (id) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${at(id)}" y="40" width="100" height="80" /></bpmndi:BPMNShape>`,
  );
  const edges = [...xml.matchAll(/<bpmn:sequenceFlow id="(\w+)" sourceRef="(\w+)" targetRef="(\w+)"/g)].map(
    ([, id, from, to]) =>
      `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${at(from!) + 100}" y="80" /><di:waypoint x="${at(to!)}" y="80" /></bpmndi:BPMNEdge>`,
  );
  const page = `<bpmndi:BPMNDiagram id="page"><bpmndi:BPMNPlane id="plane" bpmnElement="route">${shapes.join('')}${edges.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
  const names = [
    'bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
    'dc="http://www.omg.org/spec/DD/20100524/DC"',
    'di="http://www.omg.org/spec/DD/20100524/DI"',
  ];
  return Uint8Array.from(
    Buffer.from(
      xml
        .replace('targetNamespace', `${names.map((name) => `xmlns:${name}`).join(' ')} targetNamespace`)
        .replace('</bpmn:definitions>', `${page}</bpmn:definitions>`),
    ),
  );
}

export const start = (id = 's') => `<bpmn:startEvent id="${id}" />`;
export const end = (id = 'e') => `<bpmn:endEvent id="${id}" />`;
export const choice = (id: string) => `<bpmn:exclusiveGateway id="${id}" />`;
export const fork = (id: string) => `<bpmn:parallelGateway id="${id}" />`;

/** @param who FEEL */
export const task = (
  id: string,
  who: string,
  more: { form?: string; outcomes?: string; due?: string; referral?: string; not?: string; each?: string } = {},
) => {
  const { form = 'step', outcomes, due, referral, not, each } = more;
  const properties = Object.entries({ 'route.outcomes': outcomes, 'route.referral': referral, 'route.notActors': not }).filter(
    ([, value]) => value,
  );
  const loop = each
    ? `<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="= ${each}" inputElement="one" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`
    : '';
  return `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="${form}" /><zeebe:assignmentDefinition candidateGroups="= ${escaped(who)}" />
    ${due ? `<zeebe:taskSchedule dueDate="= ${escaped(due)}" />` : ''}<zeebe:properties>${properties.map(([name, value]) => `<zeebe:property name="${name}" value="${value}" />`).join('')}</zeebe:properties></bpmn:extensionElements>${loop}</bpmn:userTask>`;
};

/** Optional steps. @param active FEEL: those begun with it · @param open until they are closed by hand · @param waits where it is closed, for what is open */
export const optional = (
  id: string,
  elements: string[],
  { active, open = false, waits = false }: { active?: string; open?: boolean; waits?: boolean } = {},
) =>
  `<bpmn:adHocSubProcess id="${id}" name="${id}" cancelRemainingInstances="${!waits}"><bpmn:extensionElements>${
    active ? `<zeebe:adHoc activeElementsCollection="= ${escaped(active)}" />` : ''
  }${open ? '<zeebe:properties><zeebe:property name="route.adhoc" value="open" /></zeebe:properties>' : ''}</bpmn:extensionElements>${elements.join('')}</bpmn:adHocSubProcess>`;

/** @param given inputs, by name, as FEEL */
export const command = (id: string, type: string, given: Record<string, string> = {}) =>
  `<bpmn:serviceTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" />${
    Object.keys(given).length
      ? `<zeebe:ioMapping>${Object.entries(given)
          .map(([name, feel]) => `<zeebe:input source="= ${escaped(feel)}" target="${name}" />`)
          .join('')}</zeebe:ioMapping>`
      : ''
  }</bpmn:extensionElements></bpmn:serviceTask>`;

export const after = (id: string, host: string, duration: string, interrupts = true) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupts}"><bpmn:timerEventDefinition><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`;

/** Catches the error `letter.returned`. */
export const returned = (id: string, host: string) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"><bpmn:errorEventDefinition errorRef="Error_1" /></bpmn:boundaryEvent>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
