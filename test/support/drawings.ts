/** Routes drawn in a line, for tests. */
const head = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"';
const events =
  '<bpmn:error id="err" errorCode="E1"/><bpmn:message id="msg" name="m"/><bpmn:escalation id="esc" escalationCode="S"/><bpmn:signal id="sig" name="sig"/>';

/** Elements by their tags, flows as `a>b`; one that ends in `?` has a condition, one in `!` is the default. */
export function drawn(elements: string, flows: string): string {
  const ids = flows.trim().split(/\s+/);
  const defaults = new Map(ids.filter((id) => id.endsWith('!')).map((id) => [id.split('>')[0]!, nameOf(id)]));
  const named = elements.replace(
    /<bpmn:\w*Gateway id="(\w+)"/g,
    (tag, id: string) => `${tag}${defaults.has(id) ? ` default="${defaults.get(id)}"` : ''}`,
  );
  return named + ids.map((id) => flow(id)).join('');
}

const nameOf = (id: string): string => `f_${id.replace('>', '_').replace(/[?!]/, '')}`;

function flow(id: string): string {
  const [from, to] = id.replace(/[?!]/, '').split('>');
  const condition = id.endsWith('?') ? '<bpmn:conditionExpression>= x</bpmn:conditionExpression>' : '';
  return `<bpmn:sequenceFlow id="${nameOf(id)}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
}

export const ext = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
export const s = '<bpmn:startEvent id="s"/>';
export const e = '<bpmn:endEvent id="e"/>';
export const user = (id: string, due = true) =>
  `<bpmn:userTask id="${id}">${ext(`<zeebe:assignmentDefinition candidateGroups="g"/>${due ? '<zeebe:taskSchedule dueDate="= now()"/>' : ''}`)}</bpmn:userTask>`;
export const job = (id: string) => `<bpmn:serviceTask id="${id}">${ext('<zeebe:taskDefinition type="t"/>')}</bpmn:serviceTask>`;
export const gate = (kind: string, ...ids: string[]) => ids.map((id) => `<bpmn:${kind}Gateway id="${id}"/>`).join('');
export const timer = (text: string, form = 'Duration') =>
  `<bpmn:timerEventDefinition><bpmn:time${form}>${text}</bpmn:time${form}></bpmn:timerEventDefinition>`;
export const border = (id: string, on: string, event: string, ends = true) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${ends}">${event}</bpmn:boundaryEvent>`;
export const error = '<bpmn:errorEventDefinition errorRef="err"/>';
export const receive = (id: string, event = '<bpmn:messageEventDefinition messageRef="msg"/>') =>
  `<bpmn:intermediateCatchEvent id="${id}">${event}</bpmn:intermediateCatchEvent>`;
export const call = (id: string, process: string) =>
  `<bpmn:callActivity id="${id}">${ext(`<zeebe:calledElement processId="${process}"/>`)}</bpmn:callActivity>`;
export const called = (id: string, inside: string) => `<bpmn:process id="${id}" isExecutable="true">${inside}</bpmn:process>`;
export const sub = (id: string, inside: string) => `<bpmn:subProcess id="${id}">${inside}</bpmn:subProcess>`;

/** A whole file. */
export const fileOf = (inside: string, beside = '') =>
  new TextEncoder().encode(
    `<bpmn:definitions ${head} id="d">${events}<bpmn:process id="p" isExecutable="true">${inside}</bpmn:process>${beside}</bpmn:definitions>`,
  );
