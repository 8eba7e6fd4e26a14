import { Plus, Trash2 } from 'lucide-react';
import { classificationWords, letterKindWords, priorityWords } from '../../../../../contracts/words';
import { Button, IconButton } from '../../../shared/ui/button';
import { Choice, SelectField, Switch, type Option } from '../../../shared/ui/field';
import { persianDigits } from '../../../shared/format/format';
import { is, type Drawn, type Moddle, type Modeler } from './bpmn';
import { panelWords as words } from './designer.words';
import { attributeOf } from './extensions';
import { conditionFeel, conditionOf, type Clause } from './feel-forms';
import { KeptField, useWritten } from './kept-field';
import { buttonsBefore } from './outcomes';
import { Feel, optionsOf } from './who-field';

const isFork = (element: Drawn | undefined): boolean => !!element && is(element, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway');

/** When a way is taken: as sentences that are put together, or as the one that is taken otherwise. */
export function FlowFields({ modeler, element }: { modeler: Modeler; element: Drawn }) {
  const { source, businessObject } = element;
  const modeling = modeler.get('modeling');
  const isDefault = source?.businessObject.get('default') === businessObject;
  const written = businessObject.get<Moddle | undefined>('conditionExpression')?.get<string | undefined>('body');
  if (!isFork(source) && !written) return null;
  const write = (feel: string | undefined) => {
    const body = feel ? modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body: feel }) : undefined;
    modeling.updateProperties(element, { conditionExpression: body });
  };
  return (
    <>
      {isFork(source) && (
        <Switch
          isSelected={isDefault}
          onChange={(isOn) => {
            if (isOn && written) write(undefined);
            modeling.updateProperties(source!, { default: isOn ? businessObject : undefined });
          }}
        >
          {words.isDefault}
        </Switch>
      )}
      {!isDefault && <Clauses modeler={modeler} element={element} written={written} onWrite={write} />}
    </>
  );
}

function Clauses({
  modeler,
  element,
  written,
  onWrite,
}: {
  modeler: Modeler;
  element: Drawn;
  written: string | undefined;
  onWrite: (feel: string | undefined) => void;
}) {
  const [condition, change] = useWritten(written, conditionOf, conditionFeel, onWrite);
  const clauses = condition.kind === 'clauses' ? condition.clauses : [];
  const any = condition.kind === 'clauses' && condition.any;
  const put = (next: Clause[], joint = any) => change(next.length > 0 ? { kind: 'clauses', any: joint, clauses: next } : { kind: 'none' });
  const variables = variablesOf(modeler);
  const values = valuesOf(element);
  const begin = (variable: string): Clause => ({
    variable,
    isNot: false,
    value: variable === 'outside' ? true : (values[variable]?.[0]?.id ?? ''),
  });
  return (
    <>
      {condition.kind === 'none' && <p className="text-secondary text-ink-2">{words.noCondition}</p>}
      {clauses.length > 1 && (
        <Choice
          label={words.joint}
          value={any ? 'any' : 'all'}
          options={optionsOf(words.joints)}
          onChange={(joint) => put(clauses, joint === 'any')}
        />
      )}
      {clauses.map((clause, i) => {
        const set = (part: Partial<Clause>) => put(clauses.map((one, n) => (n === i ? { ...one, ...part } : one)));
        return (
          <fieldset key={i} className="min-w-0 space-y-2 rounded-card bg-sunken p-2">
            <div className="flex items-end gap-2">
              <SelectField
                label={words.variable}
                value={clause.variable}
                options={variables.some(({ id }) => id === clause.variable) ? variables : [...variables, same(clause.variable)]}
                onChange={(variable) => put(clauses.map((one, n) => (n === i ? begin(variable) : one)))}
                className="min-w-0 flex-1"
              />
              <IconButton label={words.removeClause(persianDigits(String(i + 1)))} onPress={() => put(clauses.filter((_, n) => n !== i))}>
                <Trash2 size={18} aria-hidden />
              </IconButton>
            </div>
            <Value clause={clause} values={values[clause.variable]} onChange={(value) => set({ value })} />
            <SelectField
              label={words.operator}
              value={clause.isNot ? 'isNot' : 'is'}
              options={optionsOf(words.operators)}
              onChange={(operator) => set({ isNot: operator === 'isNot' })}
            />
          </fieldset>
        );
      })}
      {condition.kind !== 'other' && (
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => put([...clauses, begin('outcome')])}>
          {words.addClause}
        </Button>
      )}
      <Feel text={written} isOpen={condition.kind === 'other'} onKeep={(text) => change({ kind: 'other', text })} />
    </>
  );
}

function Value({
  clause: { value },
  values,
  onChange,
}: {
  clause: Clause;
  values: readonly Option[] | undefined;
  onChange: (value: string | boolean) => void;
}) {
  if (typeof value === 'boolean')
    return (
      <SelectField
        label={words.value}
        value={value ? 'yes' : 'no'}
        options={[
          { id: 'yes', label: words.yes },
          { id: 'no', label: words.no },
        ]}
        onChange={(id) => onChange(id === 'yes')}
      />
    );
  if (!values) return <KeptField label={words.value} value={value} onKeep={onChange} />;
  const options = values.some(({ id }) => id === value) || !value ? values : [...values, same(value)];
  return <SelectField label={words.value} value={value} options={options} onChange={onChange} />;
}

const same = (id: string): Option => ({ id, label: id });

/** What every letter has, and what the decisions of this route come to. */
function variablesOf(modeler: Modeler): Option[] {
  const results = modeler
    .get('elementRegistry')
    .getAll()
    .map(({ businessObject }) => attributeOf(businessObject, 'zeebe:CalledDecision', 'resultVariable'));
  return [...optionsOf<string>(words.variables), ...[...new Set(results)].flatMap((name) => (name ? [same(name)] : []))];
}

const valuesOf = ({ source }: Drawn): Record<string, readonly Option[]> => ({
  outcome: source ? buttonsBefore(source) : [],
  kind: optionsOf(letterKindWords),
  classification: optionsOf(classificationWords),
  priority: optionsOf(priorityWords),
});
