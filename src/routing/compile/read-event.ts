import type { RouteEventDefinition, TimerForm } from '../../../contracts/route-plan';
import type { Findings } from './findings';
import { childOf, childrenOf, type Element, extensionOf, textOf } from './moddle';
import type { Values } from './values';

/** A repetition without an end is cut here. */
export const MAX_REPEATS = 100;

const isoDuration = /^-?P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

const readable: Record<TimerForm, (text: string) => boolean> = {
  duration: (text) => isoDuration.test(text),
  date: (text) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)),
  cycle: (text) => {
    const [repeat, ...rest] = text.split('/');
    return /^R\d*$/.test(repeat!) && rest.length <= 2 && rest.length > 0 && isoDuration.test(rest.at(-1)!);
  },
};

/** Reads what an event waits for or throws; undefined for one without a definition, or with one that is refused (then found). */
export function readEvent(event: Element, values: Values, findings: Findings): RouteEventDefinition | undefined {
  const definitions = childrenOf(event, 'eventDefinitions');
  if (definitions.length > 1) findings.error('event.several_definitions', event.id);
  const definition = definitions[0];
  if (!definition) return undefined;
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return readTimer(event, definition, values, findings);
    case 'bpmn:MessageEventDefinition':
      return messageOf(event, childOf(definition, 'messageRef'), values, findings);
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', name: nameOf(event, childOf(definition, 'signalRef'), findings) };
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', ...codeOf(event, childOf(definition, 'errorRef'), 'errorCode', findings) };
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', ...codeOf(event, childOf(definition, 'escalationRef'), 'escalationCode', findings) };
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: textOf(definition, 'name') ?? '' };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    case 'bpmn:CompensateEventDefinition': {
      const activity = childOf(definition, 'activityRef')?.id;
      return { kind: 'compensation', ...(activity !== undefined && { activity }) };
    }
    case 'bpmn:ConditionalEventDefinition':
      return void findings.error('element.later', event.id, { type: definition.$type });
    default:
      return void findings.error('element.refused', event.id, { type: definition.$type });
  }
}

export function messageOf(event: Element, message: Element | undefined, values: Values, findings: Findings): RouteEventDefinition {
  const key = values.of(textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey'), event.id);
  return { kind: 'message', name: nameOf(event, message, findings), ...(key && { key }) };
}

function readTimer(event: Element, definition: Element, values: Values, findings: Findings): RouteEventDefinition | undefined {
  const forms = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' } as const;
  for (const form of ['duration', 'date', 'cycle'] as const) {
    const value = values.of(textOf(childOf(definition, forms[form]), 'body'), event.id);
    if (!value) continue;
    if ('text' in value) {
      const text = value.text.trim();
      if (!readable[form](text)) findings.error('event.timer_unreadable', event.id, { text });
      else if (/^R\//.test(text)) findings.warn('event.timer_endless', event.id, { text, max: MAX_REPEATS });
    }
    return { kind: 'timer', form, value };
  }
  return void findings.error('event.timer_missing', event.id);
}

function nameOf(event: Element, reference: Element | undefined, findings: Findings): string {
  const name = textOf(reference, 'name');
  if (name === undefined) findings.error('event.name_missing', event.id);
  else if (name.trim().startsWith('=')) findings.error('event.name_computed', event.id);
  return name ?? reference?.id ?? '';
}

function codeOf(event: Element, reference: Element | undefined, property: string, findings: Findings): { code?: string } {
  if (!reference) return {};
  const code = textOf(reference, property);
  if (code?.trim().startsWith('=')) findings.error('event.name_computed', event.id);
  return { code: code ?? reference.id ?? '' };
}
