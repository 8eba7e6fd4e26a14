import { is, type Drawn, type Services } from './bpmn';
import { make } from './kit';
import { steps, type Step } from './steps';

interface Pads {
  registerProvider(priority: number, provider: object): void;
}

/** Beside an element: what mostly comes next here, a task of a person or a step of the office, ready to be filled in. */
export class AppendDuties {
  static readonly $inject = ['contextPad', 'bpmnFactory', 'elementFactory', 'autoPlace', 'create'];

  constructor(
    pads: Pads,
    readonly bpmnFactory: Services['bpmnFactory'],
    readonly elementFactory: Services['elementFactory'],
    private readonly autoPlace: Services['autoPlace'],
    private readonly create: Services['create'],
  ) {
    pads.registerProvider(1000, this);
  }

  getContextPadEntries(element: Drawn): Record<string, unknown> {
    if (!isFollowed(element)) return {};
    return Object.fromEntries(
      steps.activities.slice(0, 2).map((step) => [
        `append.${step.id}`,
        {
          group: 'model',
          className: step.icon,
          title: step.label,
          action: {
            click: (_: Event, to: Drawn) => this.autoPlace.append(to, this.shape(step)),
            dragstart: (event: Event, to: Drawn) => this.create.start(event, this.shape(step), { source: to }),
          },
        },
      ]),
    );
  }

  private shape = (step: Step) => make(this, step);
}

const isFollowed = (element: Drawn): boolean =>
  is(element, 'bpmn:FlowNode') &&
  !element.labelTarget &&
  !is(element, 'bpmn:EndEvent', 'bpmn:EventBasedGateway') &&
  element.businessObject.get('triggeredByEvent') !== true;
