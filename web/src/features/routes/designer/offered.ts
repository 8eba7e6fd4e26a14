import { is, type Drawn } from './bpmn';

/** What the engine runs is offered and nothing else; a file from elsewhere may hold more, and its report says so. */

const events = ['none-start', 'none-intermediate-throw', 'none-intermediate-throwing', 'none-end', 'timer-intermediate-catch']
  .concat(['message-intermediate-catch', 'signal-intermediate-catch', 'signal-intermediate-throw', 'escalation-intermediate-throw'])
  .concat(['link-intermediate-catch', 'link-intermediate-throw', 'escalation-end', 'error-end', 'signal-end', 'terminate-end']);
const boundaries = ['message', 'timer', 'escalation', 'error', 'signal'].map((kind) => `${kind}-boundary`);
const starts = ['message', 'timer', 'escalation', 'error', 'signal'].map((kind) => `${kind}-start`);
const waits = [...boundaries, ...starts].filter((kind) => !kind.startsWith('error')).map((kind) => `non-interrupting-${kind}`);
const gateways = ['exclusive-gateway', 'parallel-gateway', 'inclusive-gateway', 'event-based-gateway'];
const activities = ['user-task', 'service-task', 'send-task', 'receive-task', 'rule-task', 'script-task', 'call-activity'].concat([
  'subprocess',
  'expanded-subprocess',
  'ad-hoc-subprocess',
  'event-subprocess',
]);
const flows = ['sequence-flow', 'default-flow', 'conditional-flow'];

const everywhere = new Set([events, boundaries, waits, gateways, activities, flows].flat().map((name) => `replace-with-${name}`));
/** Of an event sub-process only: a letter starts its route itself. */
const insideHandlers = new Set(starts.map((name) => `replace-with-${name}`));
const headers = new Set(['toggle-parallel-mi', 'toggle-sequential-mi', 'toggle-non-interrupting']);
const notAppended = new Set(['append.condition-intermediate-event', 'append.compensation-activity', 'append.intermediate-event']).add(
  'append.append-task',
); // ours drops a task for people

type Entries = Record<string, unknown>;
const only = <T>(entries: Record<string, T>, isOffered: (id: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => isOffered(id)));

interface Menus {
  registerProvider(id: string, priority: number, provider: object): void;
}
interface Pads {
  registerProvider(priority: number, provider: object): void;
}

/** After bpmn-js has said what an element can become and what can follow it. */
export class Offered {
  static readonly $inject = ['popupMenu', 'contextPad'];

  constructor(menus: Menus, pads: Pads) {
    menus.registerProvider('bpmn-replace', 500, {
      getPopupMenuEntries: (target: Drawn) => (entries: Entries) =>
        only(entries, (id) => everywhere.has(id) || (insideHandlers.has(id) && isHandlersStart(target))),
      getPopupMenuHeaderEntries: () => (entries: Entries) => only(entries, (id) => headers.has(id)),
    });
    pads.registerProvider(500, { getContextPadEntries: () => (entries: Entries) => only(entries, (id) => !notAppended.has(id)) });
  }
}

const isHandlersStart = (element: Drawn): boolean =>
  is(element, 'bpmn:StartEvent') && element.businessObject.$parent?.get('triggeredByEvent') === true;
