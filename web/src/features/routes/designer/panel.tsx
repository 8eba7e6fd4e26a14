import { count } from '../../../shared/format/format';
import { Switch } from '../../../shared/ui/field';
import { is, type Drawn, type Moddle } from './bpmn';
import { bpmnJsWords } from './bpmn-js.words';
import { FlowFields } from './condition-field';
import { panelWords as words } from './designer.words';
import { EventFields } from './event-fields';
import { Extensions, propertyOf } from './extensions';
import { KeptField } from './kept-field';
import { LoopField } from './loop-field';
import { ActivityFields, CommandFields, UserTaskFields, type Editing } from './task-fields';
import { kindOf } from './kinds';
import type { Drawing } from './use-modeler';
import { WhoField } from './who-field';

/** What the chosen element is and carries. */
export function Panel({ modeler, selected }: Drawing) {
  const [element] = selected;
  return (
    <section aria-label={words.title} className="space-y-3 p-3">
      {selected.length > 1 ? (
        <p className="text-ui text-ink-2">{words.several(count(selected.length))}</p>
      ) : (
        <Fields key={element?.id ?? ''} modeler={modeler} element={element ?? modeler.get('canvas').getRootElement()} />
      )}
    </section>
  );
}

function Fields({ modeler, element }: Editing) {
  const isRoot = element === modeler.get('canvas').getRootElement();
  const isNote = is(element, 'bpmn:TextAnnotation');
  const named = isNote ? 'text' : 'name';
  return (
    <>
      <h2 className="text-ui font-semibold">{isRoot ? words.route : kindWord(element)}</h2>
      {isRoot && <p className="text-secondary text-ink-2">{words.routeSays}</p>}
      {!is(element, 'bpmn:Association', 'bpmn:Group') && (
        <KeptField
          label={isNote ? words.note : words.name}
          rows={isNote ? 3 : undefined}
          value={element.businessObject.get<string | undefined>(named) ?? ''}
          onKeep={(text) => modeler.get('modeling').updateProperties(element, { [named]: text || undefined })}
        />
      )}
      <KindFields modeler={modeler} element={element} />
    </>
  );
}

function KindFields(editing: Editing) {
  const { element, modeler } = editing;
  if (is(element, 'bpmn:UserTask')) return <UserTaskFields {...editing} />;
  if (is(element, 'bpmn:ServiceTask', 'bpmn:SendTask')) return <CommandFields {...editing} />;
  if (is(element, 'bpmn:ReceiveTask', 'bpmn:Event')) return <EventFields {...editing} />;
  if (is(element, 'bpmn:SequenceFlow')) return <FlowFields {...editing} />;
  if (is(element, 'bpmn:Lane')) return <LaneFields {...editing} />;
  if (!is(element, 'bpmn:Activity')) return null;
  return (
    <>
      <ActivityFields {...editing} />
      {is(element, 'bpmn:AdHocSubProcess') && (
        <Switch
          isSelected={propertyOf(element.businessObject, 'route.adhoc') === 'open'}
          onChange={(isOpen) => new Extensions(modeler).property(element, 'route.adhoc', isOpen ? 'open' : undefined)}
        >
          {words.staysOpen}
        </Switch>
      )}
      {!element.businessObject.get('triggeredByEvent') && <LoopField {...editing} buttons={[]} />}
    </>
  );
}

/** Whose the tasks of a lane are that say nothing themselves. */
function LaneFields({ modeler, element }: Editing) {
  return (
    <WhoField
      label={words.laneGroup}
      written={propertyOf(element.businessObject, 'route.candidateGroups')}
      onWrite={(feel) => new Extensions(modeler).property(element, 'route.candidateGroups', feel)}
      item={undefined}
    />
  );
}

const kindWord = (element: Drawn): string => bpmnJsWords[kindOf(element.type, triggerOf(element.businessObject))] ?? words.title;
const triggerOf = (of: Moddle) => of.get<Moddle[] | undefined>('eventDefinitions')?.[0]?.$type;
