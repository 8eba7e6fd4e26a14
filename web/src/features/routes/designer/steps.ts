import type { Beginning } from './kit';
import { stepWords as words } from './designer.words';

export interface Step extends Beginning {
  id: string;
  label: string;
  /** of the drawing tool's own letters */
  icon: string;
}

const step = (id: keyof typeof words, icon: string, type: string, more: Omit<Beginning, 'type'> = {}): Step => ({
  id,
  label: words[id],
  icon: `bpmn-icon-${icon}`,
  type: `bpmn:${type}`,
  ...more,
});

/** What can be put down, by the way it is looked for. Nothing that the engine does not run. */
export const steps: Readonly<Record<'activities' | 'gateways' | 'events' | 'others', readonly Step[]>> = {
  activities: [
    step('user', 'user', 'UserTask', { extensions: { UserTask: {} } }),
    step('service', 'service', 'ServiceTask'),
    step('rule', 'business-rule', 'BusinessRuleTask'),
    step('script', 'script', 'ScriptTask'),
    step('receive', 'receive', 'ReceiveTask'),
    step('call', 'call-activity', 'CallActivity'),
    step('sub', 'subprocess-expanded', 'SubProcess'),
    step('handler', 'event-subprocess-expanded', 'SubProcess', { attributes: { triggeredByEvent: true } }),
    step('adhoc', 'ad-hoc-marker', 'AdHocSubProcess'),
  ],
  gateways: [
    step('exclusive', 'gateway-xor', 'ExclusiveGateway'),
    step('parallel', 'gateway-parallel', 'ParallelGateway'),
    step('inclusive', 'gateway-or', 'InclusiveGateway'),
    step('race', 'gateway-eventbased', 'EventBasedGateway'),
  ],
  events: [
    step('start', 'start-event-none', 'StartEvent'),
    step('end', 'end-event-none', 'EndEvent'),
    step('terminate', 'end-event-terminate', 'EndEvent', { event: 'Terminate' }),
    step('timer', 'intermediate-event-catch-timer', 'IntermediateCatchEvent', { event: 'Timer' }),
    step('message', 'intermediate-event-catch-message', 'IntermediateCatchEvent', { event: 'Message' }),
    step('deadline', 'intermediate-event-catch-non-interrupting-timer', 'BoundaryEvent', {
      event: 'Timer',
      attributes: { cancelActivity: false },
    }),
    step('error', 'intermediate-event-catch-error', 'BoundaryEvent', { event: 'Error' }),
  ],
  others: [
    step('participant', 'participant', 'Participant'),
    step('group', 'group', 'Group'),
    step('annotation', 'text-annotation', 'TextAnnotation'),
    step('data', 'data-object', 'DataObjectReference'),
  ],
};
