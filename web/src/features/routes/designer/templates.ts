import type { Drawn, Services } from './bpmn';
import { momentFeel, whoFeel } from './feel-forms';
import { flow, make } from './kit';
import { templateWords as words } from './templates.words';

type Makers = Pick<Services, 'bpmnFactory' | 'elementFactory'>;

/** A ready piece of a route, with everything set that makes it run. */
export interface Template {
  id: string;
  label: string;
  hint: string;
  icon: string;
  build: (makers: Makers) => Drawn[];
}

const hours = (n: number) => momentFeel({ kind: 'workingHours', n });
const days = (n: number) => momentFeel({ kind: 'workingDays', n });
const task = (form: string | undefined, who: string | undefined, dueDate: string | undefined) => ({
  UserTask: {},
  ...(form && { FormDefinition: { formId: form } }),
  AssignmentDefinition: { candidateGroups: who },
  TaskSchedule: { dueDate },
});
const command = (type: string) => ({ TaskDefinition: { type } });

/** Read and agreed to by the sender's manager; sent back it is written again and comes back, rejected it is given up. What comes next is joined to the gateway. */
function approval(makers: Makers): Drawn[] {
  const review = make(makers, {
    type: 'bpmn:UserTask',
    name: words.approval.task,
    extensions: task('letter.review', whoFeel({ kind: 'manager' }), hours(16)),
    x: 0,
    y: 130,
  });
  const choice = make(makers, { type: 'bpmn:ExclusiveGateway', name: words.approval.choice, x: 150, y: 145 });
  const back = make(makers, {
    type: 'bpmn:ServiceTask',
    name: words.approval.back,
    extensions: command('letter.return'),
    x: 125,
    y: 0,
  });
  const discard = make(makers, {
    type: 'bpmn:ServiceTask',
    name: words.approval.discard,
    extensions: command('letter.discard'),
    x: 260,
    y: 240,
  });
  const end = make(makers, { type: 'bpmn:EndEvent', name: words.approval.end, x: 410, y: 262 });
  return [
    review,
    choice,
    back,
    discard,
    end,
    flow(makers, review, choice),
    flow(makers, choice, back, { condition: '=outcome = "returned"', name: words.approval.returned }),
    flow(makers, choice, discard, { condition: '=outcome = "rejected"', name: words.approval.rejected }),
    flow(makers, back, review, { first: 'across' }),
    flow(makers, discard, end),
  ];
}

/** An expert of the sender's unit says what they think. */
const opinion = (makers: Makers): Drawn[] => [
  make(makers, {
    type: 'bpmn:UserTask',
    name: words.opinion.task,
    extensions: task(undefined, whoFeel({ kind: 'role', place: { kind: 'unit' }, role: 'EXPERT' }), days(3)),
    properties: { outcomes: words.opinion.given, referral: 'allowed' },
  }),
];

/** The secretariat of each unit it is for, all at once. */
const destination = (makers: Makers): Drawn[] => [
  make(makers, {
    type: 'bpmn:UserTask',
    name: words.destination.task,
    extensions: task(undefined, whoFeel({ kind: 'secretariat', place: { kind: 'item', name: 'recipient' } }), hours(8)),
    properties: { outcomes: words.destination.received, referral: 'allowed' },
    loop: { collection: 'recipients', item: 'recipient' },
  }),
];

/** A notice for the heads of the units that get it for information. Holds nobody up. */
const copies = (makers: Makers): Drawn[] => [
  make(makers, {
    type: 'bpmn:ServiceTask',
    name: words.copies.task,
    extensions: command('letter.notify'),
    inputs: { to: '=for copy in copies return head(copy)' },
  }),
];

/** Units are asked; while their time runs out the sender's manager is told, and the waiting goes on. */
function inquiry(makers: Makers): Drawn[] {
  const ask = make(makers, { type: 'bpmn:ServiceTask', name: words.inquiry.ask, extensions: command('inquiry.open'), x: 0, y: 0 });
  const wait = make(makers, { type: 'bpmn:ServiceTask', name: words.inquiry.wait, extensions: command('inquiry.await'), x: 160, y: 0 });
  const late = make(makers, {
    type: 'bpmn:BoundaryEvent',
    name: words.inquiry.late,
    event: 'Timer',
    moment: hours(16),
    attributes: { cancelActivity: false },
    x: 222,
    y: 62,
  });
  late.host = wait;
  late.businessObject.set('attachedToRef', wait.businessObject);
  const tell = make(makers, {
    type: 'bpmn:ServiceTask',
    name: words.inquiry.tell,
    extensions: command('letter.notify'),
    inputs: { to: '=manager(sender)' },
    x: 300,
    y: 140,
  });
  const end = make(makers, { type: 'bpmn:EndEvent', name: words.inquiry.told, x: 450, y: 162 });
  return [ask, wait, late, tell, end, flow(makers, ask, wait), flow(makers, late, tell), flow(makers, tell, end)];
}

export const templates: readonly Template[] = [
  { id: 'approval', icon: 'bpmn-icon-user', build: approval, ...pick('approval') },
  { id: 'opinion', icon: 'bpmn-icon-user', build: opinion, ...pick('opinion') },
  { id: 'destination', icon: 'bpmn-icon-parallel-mi-marker', build: destination, ...pick('destination') },
  { id: 'copies', icon: 'bpmn-icon-send', build: copies, ...pick('copies') },
  { id: 'inquiry', icon: 'bpmn-icon-service', build: inquiry, ...pick('inquiry') },
];

function pick(id: keyof typeof words): Pick<Template, 'label' | 'hint'> {
  return { label: words[id].label, hint: words[id].hint };
}
