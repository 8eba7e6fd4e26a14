import { routeCommands, isRouteCommand } from '../../../../../contracts/route-catalogue';
import { routeRefusalWords } from '../../../../../contracts/route-catalogue.words';
import { SelectField, Switch } from '../../../shared/ui/field';
import { is, type Moddle } from './bpmn';
import { panelWords as words } from './designer.words';
import { attributeOf, extensionOf } from './extensions';
import { durationSpan, durationText, momentFeel, momentOf, type Span } from './feel-forms';
import { KeptField } from './kept-field';
import { calledOf, definitionOf, refer, rootOf, type RootKind } from './roots';
import { SpanField } from './span-field';
import type { Editing } from './task-fields';
import { Feel, optionsOf } from './who-field';

/** What an event waits for or throws, and whether it interrupts. */
export function EventFields({ modeler, element }: Editing) {
  const definition = is(element, 'bpmn:ReceiveTask') ? element.businessObject : definitionOf(element);
  const modeling = modeler.get('modeling');
  const isBoundary = is(element, 'bpmn:BoundaryEvent');
  const interrupts = isBoundary ? 'cancelActivity' : 'isInterrupting';
  const isHandlers = is(element, 'bpmn:StartEvent') && element.businessObject.$parent?.get('triggeredByEvent') === true;
  const isError = definition?.$type === 'bpmn:ErrorEventDefinition';
  return (
    <>
      {definition && <DefinitionFields modeler={modeler} element={element} definition={definition} />}
      {(isBoundary || isHandlers) && !isError && (
        <Switch
          isSelected={element.businessObject.get(interrupts) !== false}
          onChange={(isOn) => modeling.updateProperties(element, { [interrupts]: isOn })}
        >
          {words.interrupting}
        </Switch>
      )}
    </>
  );
}

function DefinitionFields({ definition, ...editing }: Editing & { definition: Moddle }) {
  const named = (kind: RootKind, label: string) => (
    <KeptField
      label={label}
      value={calledOf(definition, kind)}
      onKeep={(called) => refer(editing.modeler, editing.element, definition, kind, called.trim())}
    />
  );
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return <TimerField {...editing} definition={definition} />;
    case 'bpmn:MessageEventDefinition':
    case 'bpmn:ReceiveTask':
      return (
        <>
          {named('Message', words.message)}
          <MessageKey {...editing} definition={definition} />
        </>
      );
    case 'bpmn:SignalEventDefinition':
      return named('Signal', words.signal);
    case 'bpmn:EscalationEventDefinition':
      return named('Escalation', words.escalation);
    case 'bpmn:ErrorEventDefinition':
      return <ErrorField {...editing} definition={definition} />;
    case 'bpmn:LinkEventDefinition':
      return (
        <KeptField
          label={words.link}
          value={definition.get<string | undefined>('name') ?? ''}
          onKeep={(name) => editing.modeler.get('modeling').updateModdleProperties(editing.element, definition, { name })}
        />
      );
    default:
      return null;
  }
}

const forms = ['timeDuration', 'timeDate', 'timeCycle'] as const;

/** Working time is a date that is worked out when it begins, other time a duration; both stand in the place the vocabulary has for them. */
function TimerField({ modeler, element, definition }: Editing & { definition: Moddle }) {
  const form = forms.find((name) => definition.get(name)) ?? 'timeDuration';
  const written = definition.get<Moddle | undefined>(form)?.get<string | undefined>('body');
  const write = (text: string | undefined, place: (typeof forms)[number]) => {
    const body = text ? modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body: text }) : undefined;
    if (body) body.$parent = definition;
    const empty = Object.fromEntries(forms.map((name) => [name, undefined]));
    modeler.get('modeling').updateModdleProperties(element, definition, { ...empty, [place]: body });
  };
  const read = (text: string | undefined): Span => (form === 'timeDuration' && text ? durationSpan(text) : momentOf(text));
  const say = (span: Span) =>
    span.kind === 'hours' || span.kind === 'days' ? durationText(span as { kind: 'hours' | 'days'; n: number }) : momentFeel(span);
  const placeOf = ({ kind }: Span) =>
    kind === 'workingHours' || kind === 'workingDays' ? 'timeDate' : kind === 'other' ? form : 'timeDuration';
  const span = read(written);
  return (
    <>
      <SpanField label={words.timer} span={span} text={written} mayBeNone={false} onChange={(next) => write(say(next), placeOf(next))} />
      <Feel text={written} isOpen={span.kind === 'other'} onKeep={(text) => write(text, form)} />
    </>
  );
}

/** Which of several that wait for a message of that name it is for. */
function MessageKey({ modeler, element, definition }: Editing & { definition: Moddle }) {
  const message = rootOf(definition, 'Message');
  if (!message) return null;
  const value = attributeOf(message, 'zeebe:Subscription', 'correlationKey') ?? '';
  return (
    <KeptField
      label={words.messageKey}
      isLatin
      value={value}
      onKeep={(correlationKey) => {
        const modeling = modeler.get('modeling');
        const there = extensionOf(message, 'zeebe:Subscription');
        if (there) return modeling.updateModdleProperties(element, there, { correlationKey });
        const factory = modeler.get('bpmnFactory');
        const subscription = factory.create('zeebe:Subscription', { correlationKey });
        const extensionElements = factory.create('bpmn:ExtensionElements', { values: [subscription] });
        subscription.$parent = extensionElements;
        extensionElements.$parent = message;
        modeling.updateModdleProperties(element, message, { extensionElements });
      }}
    />
  );
}

/** What the command it stands on may be refused for; of others, every refusal there is. */
function ErrorField({ modeler, element, definition }: Editing & { definition: Moddle }) {
  const command = element.host && attributeOf(element.host.businessObject, 'zeebe:TaskDefinition', 'type');
  const codes: readonly string[] = command && isRouteCommand(command) ? routeCommands[command] : Object.keys(routeRefusalWords);
  const code = calledOf(definition, 'Error');
  const known = optionsOf(routeRefusalWords as Record<string, string>).filter(({ id }) => codes.includes(id) || id === code);
  return (
    <SelectField
      label={words.errorCode}
      value={code || 'any'}
      options={[
        { id: 'any', label: words.anyError },
        ...known,
        ...(code && !known.some(({ id }) => id === code) ? [{ id: code, label: code }] : []),
      ]}
      onChange={(next) => refer(modeler, element, definition, 'Error', next === 'any' ? '' : next)}
    />
  );
}
