import { Choice, SelectField, Switch } from '../../../shared/ui/field';
import type { Drawn, Moddle, Modeler } from './bpmn';
import { panelWords as words } from './designer.words';
import { attributeOf, Extensions } from './extensions';
import { quorumFeel, quorumOf, whoFeel, whoOf, type Who } from './feel-forms';
import { KeptField } from './kept-field';
import type { Button } from './outcomes';
import { Amount } from './span-field';
import { Feel, optionsOf } from './who-field';

/** Lists that every letter has: what one of them is called, and whether it is a post or a unit. */
const lists = {
  reviewers: { item: 'reviewer', isUnit: false },
  signers: { item: 'signer', isUnit: false },
  recipients: { item: 'recipient', isUnit: true },
  copies: { item: 'copy', isUnit: true },
} as const;
type Listed = keyof typeof lists;

const loopOf = ({ businessObject }: Drawn): Moddle | undefined => businessObject.get('loopCharacteristics');

/** What each instance of a repetition is called. */
export const itemOf = (element: Drawn): string | undefined => attributeOf(loopOf(element), 'zeebe:LoopCharacteristics', 'inputElement');

/** For each of a list, at once or one after another, until enough said the same. */
export function LoopField({ modeler, element, buttons }: { modeler: Modeler; element: Drawn; buttons: readonly Button[] }) {
  const loop = loopOf(element);
  const collection = attributeOf(loop, 'zeebe:LoopCharacteristics', 'inputCollection');
  const named = collection?.replace(/^=\s*/, '');
  const kind = !loop ? 'none' : named && Object.hasOwn(lists, named) ? (named as Listed) : 'other';
  const edit = new Extensions(modeler);
  const modeling = modeler.get('modeling');

  const choose = (next: typeof kind) => {
    if (next === 'none') return modeling.updateProperties(element, { loopCharacteristics: undefined });
    const list = next === 'other' ? { item: 'item', isUnit: false } : lists[next];
    const owner = loop ?? repeat(modeler, element);
    const of = { inputCollection: next === 'other' ? (collection ?? '=') : `=${next}`, inputElement: list.item };
    edit.write(element, 'zeebe:LoopCharacteristics', of, owner);
    const who = whoOf(attributeOf(element.businessObject, 'zeebe:AssignmentDefinition', 'candidateGroups'));
    if (next !== 'other' && element.type === 'bpmn:UserTask' && isOfAList(who)) {
      const each: Who = list.isUnit ? { kind: 'secretariat', place: { kind: 'item', name: list.item } } : { kind: 'item', name: list.item };
      edit.write(element, 'zeebe:AssignmentDefinition', { candidateGroups: whoFeel(each) });
    }
  };
  return (
    <>
      <SelectField label={words.loop} value={kind} options={optionsOf(words.loops)} onChange={choose} />
      {loop && kind === 'other' && (
        <>
          <KeptField
            label={words.collection}
            isLatin
            value={collection ?? ''}
            onKeep={(inputCollection) => edit.write(element, 'zeebe:LoopCharacteristics', { inputCollection }, loop)}
          />
          <KeptField
            label={words.itemName}
            isLatin
            value={itemOf(element) ?? ''}
            onKeep={(inputElement) => edit.write(element, 'zeebe:LoopCharacteristics', { inputElement }, loop)}
          />
        </>
      )}
      {loop && (
        <Switch
          isSelected={loop.get('isSequential') === true}
          onChange={(isSequential) => modeling.updateModdleProperties(element, loop, { isSequential })}
        >
          {words.sequential}
        </Switch>
      )}
      {loop && <QuorumField modeler={modeler} element={element} loop={loop} buttons={buttons} />}
    </>
  );
}

function repeat(modeler: Modeler, element: Drawn): Moddle {
  const loopCharacteristics = modeler.get('bpmnFactory').create('bpmn:MultiInstanceLoopCharacteristics');
  loopCharacteristics.$parent = element.businessObject;
  modeler.get('modeling').updateProperties(element, { loopCharacteristics });
  return loopCharacteristics;
}

const isOfAList = ({ kind, ...who }: Who): boolean =>
  ['nobody', 'reviewers', 'signers', 'item'].includes(kind) || ('place' in who && who.place.kind === 'item');

function QuorumField({ modeler, element, loop, buttons }: { modeler: Modeler; element: Drawn; loop: Moddle; buttons: readonly Button[] }) {
  const modeling = modeler.get('modeling');
  const edit = new Extensions(modeler);
  const written = loop.get<Moddle | undefined>('completionCondition')?.get<string | undefined>('body');
  const quorum = quorumOf(written);
  const write = (feel: string | undefined) => {
    const body = feel ? modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body: feel }) : undefined;
    if (body) body.$parent = loop;
    modeling.updateModdleProperties(element, loop, { completionCondition: body });
    const votes = feel
      ? { outputCollection: 'votes', outputElement: '=outcome' }
      : { outputCollection: undefined, outputElement: undefined };
    edit.write(element, 'zeebe:LoopCharacteristics', votes, loop);
  };
  if (buttons.length === 0 && !written) return null;
  return (
    <>
      <Switch
        isSelected={!!written}
        onChange={(isOn) => write(isOn ? quorumFeel({ outcome: buttons[0]?.id ?? '', n: 2 }) : undefined)}
        isDisabled={!written && buttons.length === 0}
      >
        {words.quorum}
      </Switch>
      {quorum && (
        <>
          <Choice
            label={words.quorumOutcome}
            value={quorum.outcome}
            options={buttons}
            onChange={(outcome) => write(quorumFeel({ ...quorum, outcome }))}
          />
          <Amount label={words.quorumCount} n={quorum.n} onChange={(n) => write(quorumFeel({ ...quorum, n }))} />
        </>
      )}
      <Feel text={written} isOpen={!!written && !quorum} onKeep={(text) => write(text || undefined)} />
    </>
  );
}
