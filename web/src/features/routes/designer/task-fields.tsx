import { isRouteCommand, isRouteForm, routeForms, type RouteForm } from '../../../../../contracts/route-catalogue';
import { routeCommandWords, routeFormWords } from '../../../../../contracts/route-catalogue.words';
import type { ReferralRule } from '../../../../../contracts/route-plan';
import type { z } from 'zod';
import { Checkbox } from '../../../shared/ui/checkbox';
import { SelectField } from '../../../shared/ui/field';
import { is, type Drawn, type Modeler } from './bpmn';
import { DecisionFields } from './decision-field';
import { panelWords as words } from './designer.words';
import { attributeOf, Extensions, inputOf, listOfProperty, propertyOf } from './extensions';
import { momentFeel, momentOf } from './feel-forms';
import { KeptField, useWritten } from './kept-field';
import { itemOf, LoopField } from './loop-field';
import { buttonOf, buttonsOf } from './outcomes';
import { SpanField } from './span-field';
import { Feel, optionsOf, WhoField } from './who-field';

type Referral = z.infer<typeof ReferralRule>;
export interface Editing {
  modeler: Modeler;
  element: Drawn;
}

const forms = optionsOf<RouteForm | 'step'>({ ...routeFormWords, ...words.forms });

/** What a task asks of whom, until when, and what may be done with it. */
export function UserTaskFields({ modeler, element }: Editing) {
  const edit = new Extensions(modeler);
  const { businessObject } = element;
  const form = attributeOf(businessObject, 'zeebe:FormDefinition', 'formId');
  const known = isRouteForm(form) ? form : 'step';
  const referral = (propertyOf(businessObject, 'route.referral') ?? 'allowed') as Referral;
  return (
    <>
      <SelectField
        label={words.form}
        value={known}
        options={forms}
        onChange={(formId) => {
          edit.write(element, 'zeebe:FormDefinition', { formId: formId === 'step' ? undefined : formId });
          if (formId === 'step') edit.remove(element, 'zeebe:FormDefinition');
          else edit.property(element, 'route.outcomes', undefined);
        }}
      />
      <WhoField
        label={words.who}
        written={attributeOf(businessObject, 'zeebe:AssignmentDefinition', 'candidateGroups')}
        onWrite={(candidateGroups) => edit.write(element, 'zeebe:AssignmentDefinition', { candidateGroups })}
        item={itemOf(element)}
      />
      <DueField modeler={modeler} element={element} />
      {isRouteForm(form) ? (
        <p className="text-secondary text-ink-2">
          {words.fixedOutcomes}: {routeForms[form].outcomes.map((outcome) => buttonOf(outcome).label).join('، ')}
        </p>
      ) : (
        <KeptField
          label={words.outcomes}
          description={words.outcomesHint}
          rows={3}
          value={listOfProperty(businessObject, 'route.outcomes').join('\n')}
          onKeep={(lines) => edit.property(element, 'route.outcomes', joined(lines.split('\n')))}
        />
      )}
      <SelectField
        label={words.referral}
        value={referral}
        options={optionsOf(words.referrals)}
        onChange={(rule) => edit.property(element, 'route.referral', rule === 'allowed' ? undefined : rule)}
      />
      <NotActors modeler={modeler} element={element} />
      <LoopField modeler={modeler} element={element} buttons={buttonsOf(element)} />
    </>
  );
}

const joined = (parts: readonly string[]): string | undefined =>
  parts
    .map((part) => part.replaceAll(',', '،').trim())
    .filter(Boolean)
    .join(',') || undefined;

function DueField({ modeler, element }: Editing) {
  const edit = new Extensions(modeler);
  const written = attributeOf(element.businessObject, 'zeebe:TaskSchedule', 'dueDate');
  const write = (dueDate: string | undefined) => edit.write(element, 'zeebe:TaskSchedule', { dueDate });
  const [span, change] = useWritten(written, momentOf, momentFeel, write);
  return (
    <>
      <SpanField label={words.due} span={span} text={written} mayBeNone onChange={change} />
      <Feel text={written} isOpen={span.kind === 'other'} onKeep={(text) => change({ kind: 'other', text })} />
    </>
  );
}

/** Four eyes: whoever did one of these may not do this. */
function NotActors({ modeler, element }: Editing) {
  const others = modeler
    .get('elementRegistry')
    .getAll()
    .filter((one) => one !== element && !one.labelTarget && is(one, 'bpmn:UserTask'));
  const excluded = listOfProperty(element.businessObject, 'route.notActors');
  if (others.length === 0) return null;
  const write = (ids: string[]) => new Extensions(modeler).property(element, 'route.notActors', ids.join(',') || undefined);
  return (
    <fieldset>
      <legend className="text-secondary font-medium text-ink-2">{words.notActors}</legend>
      {others.map(({ id, businessObject }) => (
        <Checkbox
          key={id}
          isSelected={excluded.includes(id)}
          onChange={(isOn) => write(isOn ? [...excluded, id] : excluded.filter((other) => other !== id))}
          className="w-full"
        >
          {businessObject.get<string | undefined>('name') || id}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** A command of the catalogue, and whom it tells. */
export function CommandFields({ modeler, element }: Editing) {
  const edit = new Extensions(modeler);
  const type = attributeOf(element.businessObject, 'zeebe:TaskDefinition', 'type');
  const options = optionsOf(routeCommandWords as Record<string, string>);
  return (
    <>
      <SelectField
        label={words.command}
        placeholder={words.commandMissing}
        value={type ?? null}
        options={!type || isRouteCommand(type) ? options : [...options, { id: type, label: type }]}
        onChange={(chosen) => edit.write(element, 'zeebe:TaskDefinition', { type: chosen })}
      />
      {type === 'letter.notify' && (
        <WhoField
          label={words.notified}
          written={inputOf(element.businessObject, 'to')}
          onWrite={(to) => edit.input(element, 'to', to)}
          item={itemOf(element)}
        />
      )}
      <LoopField modeler={modeler} element={element} buttons={[]} />
    </>
  );
}

/** Of other activities: what is decided, worked out or called. */
export function ActivityFields({ modeler, element }: Editing) {
  const edit = new Extensions(modeler);
  const field = (extension: string, attribute: string, label: string) => (
    <KeptField
      key={`${extension} ${attribute}`}
      label={label}
      isLatin
      value={attributeOf(element.businessObject, `zeebe:${extension}`, attribute) ?? ''}
      onKeep={(value) => edit.write(element, `zeebe:${extension}`, { [attribute]: value || undefined })}
    />
  );
  if (is(element, 'bpmn:BusinessRuleTask')) return <DecisionFields modeler={modeler} element={element} />;
  if (is(element, 'bpmn:ScriptTask'))
    return [field('Script', 'expression', words.expression), field('Script', 'resultVariable', words.result)];
  if (is(element, 'bpmn:CallActivity')) return field('CalledElement', 'processId', words.process);
  return null;
}
