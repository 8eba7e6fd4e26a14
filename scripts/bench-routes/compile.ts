import { compileRoute } from '../../src/routing/compile/compile';
import { examineRoute } from '../../src/routing/library/examine';
import { median, timed } from '../bench/measures';
import type { Line } from '../bench/report';

/** A route of so many elements: tasks and commands in a line, some of which may be passed over. */
export function drawnRoute(elements: number): Uint8Array {
  const nodes: string[] = ['<bpmn:startEvent id="n0"/>'];
  const flows: string[] = [];
  const flow = (from: number, to: number, feel = '') =>
    flows.push(
      `<bpmn:sequenceFlow id="f${from}_${to}" sourceRef="n${from}" targetRef="n${to}">${feel && `<bpmn:conditionExpression>${feel}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`,
    );
  const last = elements - 1;
  for (let n = 1; n < last; n++) {
    flow(n - 1, n);
    const skips = n % 6 === 0 && n + 2 < last;
    if (skips) {
      flow(n, n + 2, '= outcome = "returned"');
      nodes.push(`<bpmn:exclusiveGateway id="n${n}" name="گام ${n}" default="f${n}_${n + 1}"/>`);
    } else nodes.push(n % 3 === 1 ? task(n) : command(n));
  }
  flow(last - 1, last);
  nodes.push(`<bpmn:endEvent id="n${last}"/>`);
  const shapes = nodes.map(
    (_, n) =>
      `<bpmndi:BPMNShape id="s${n}" bpmnElement="n${n}"><dc:Bounds x="${n * 160}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`,
  );
  return new TextEncoder().encode(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:bench">
     <bpmn:process id="p" isExecutable="true">${nodes.join('')}${flows.join('')}</bpmn:process>
     <bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="l" bpmnElement="p">${shapes.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`,
  );
}

const extended = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const task = (n: number) =>
  `<bpmn:userTask id="n${n}" name="گام ${n}">${extended(
    '<zeebe:userTask/><zeebe:formDefinition formId="letter.review"/><zeebe:assignmentDefinition candidateGroups="= managersUpTo(sender, &quot;province&quot;)"/><zeebe:taskSchedule dueDate="= businessHours(now(), duration(&quot;PT16H&quot;))"/>',
  )}</bpmn:userTask>`;
const command = (n: number) =>
  `<bpmn:serviceTask id="n${n}" name="گام ${n}">${extended('<zeebe:taskDefinition type="letter.notify"/><zeebe:ioMapping><zeebe:input source="= head(unit)" target="to"/></zeebe:ioMapping>')}</bpmn:serviceTask>`;

export async function compile(rounds: number): Promise<Line[]> {
  const first = drawnRoute(60);
  const cold = await timed(() => compileRoute(first));
  const of = async (work: () => Promise<unknown>) => {
    const each: number[] = [];
    for (let n = 0; n < rounds; n++) each.push(await timed(work));
    return median(each);
  };
  const large = drawnRoute(2000);
  const examined = await of(() => examineRoute({ bytes: first, letterKind: 'LETTER', decisions: [] }));
  const compiled = await of(() => compileRoute(first));
  return [
    { name: 'compile 60 elements', unit: 'ms', measured: compiled, aim: { most: 1000 }, note: `the very first ${cold.toFixed(0)} ms` },
    { name: '· compiled, bound and proven', unit: 'ms', measured: examined },
    {
      name: 'compile 2,000 elements',
      unit: 'ms',
      measured: await of(() => compileRoute(large)),
      note: `${(large.length / 1024).toFixed(0)} KiB`,
    },
  ];
}
